import type { Rir } from "../session.ts";
import type { ProximityParams } from "./params.ts";
import { logSumExp } from "./probability.ts";

/** Another set of the same exercise at the same load: what it shows of how many reps were possible. */
export interface CapacityEvidence {
  /** Reps completed in that set. */
  readonly reps: number;
  /** What is believed of the reps left after them; null for nothing but the general prior. */
  readonly rir: Rir | null;
  /** When it was done, seen from the set in question: earlier or later in the same workout, or on another day. */
  readonly when: "before" | "after" | "other_day";
}

/**
 * Log likelihood of the reps possible being `completedReps + rir`, for `rir` from 0 to `maxRir`. A later, longer set at the same load
 * proves that an earlier one had reps left; an earlier set to failure caps a later one. Within a workout capacity falls from set to set, from day to day
 * it scatters.
 */
export function capacityLogLikelihood(
  completedReps: number,
  evidence: readonly CapacityEvidence[],
  priorRir: Float64Array,
  params: ProximityParams,
): Float64Array {
  const total = new Float64Array(params.maxRir + 1);
  for (const other of evidence) {
    const possible = capacityOf(other, priorRir);
    const one = total.map((_, rir) =>
      logSumExp(possible.map(({ reps, p }) => Math.log(p) + relativeLog(completedReps + rir, reps, other.when, params))),
    );
    for (let rir = 0; rir <= params.maxRir; rir++) total[rir] += one[rir];
  }
  return total;
}

function capacityOf({ reps, rir }: CapacityEvidence, priorRir: Float64Array): { reps: number; p: number }[] {
  const left = rir === null ? [...priorRir] : spreadTail(rir.distribution, priorRir);
  return left.flatMap((p, k) => (p > 1e-6 ? [{ reps: reps + k, p }] : []));
}

/** Spreads "6 or more" as the prior has it. */
function spreadTail(distribution: readonly number[], priorRir: Float64Array): number[] {
  const beyond = priorRir.subarray(6).reduce((sum, p) => sum + p, 0);
  return Array.from(priorRir, (p, k) => (k < 6 ? distribution[k] : (distribution[6] * p) / beyond));
}

function relativeLog(here: number, there: number, when: CapacityEvidence["when"], params: ProximityParams): number {
  const { fall, fallSd, daySd, leastSd } = params.capacity;
  if (when === "other_day") return normalLog(here, there, Math.max(leastSd, daySd * there));
  const [first, second] = when === "after" ? [here, there] : [there, here];
  const expected = (1 - fall) * first;
  return normalLog(second, expected, Math.max(leastSd, fallSd * first));
}

function normalLog(x: number, mean: number, sd: number): number {
  return -0.5 * ((x - mean) / sd) ** 2 - Math.log(sd);
}
