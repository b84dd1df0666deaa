import { findExercise } from "@lastrep/analysis";
import { leastSquares, median } from "../statistics.ts";
import type { ProximityObservation } from "./lifter.ts";

/** A simpler way to tell the reps in reserve from what the pipeline measured. */
export interface Rule {
  readonly key: string;
  readonly label: string;
  readonly rir: (set: ProximityObservation) => number;
}

/** Rules to be beaten. `toFit` are the sets that a rule with parameters may learn from. */
export function rulesFor(toFit: readonly ProximityObservation[]): Rule[] {
  const usual = median(toFit.map(({ rir }) => rir)) ?? 2;
  const line = leastSquares(toFit.flatMap(({ rir, seen }) => (seen?.lossPct == null ? [] : [[seen.lossPct, rir] as const])));
  return [
    { key: "median", label: `always the median (${usual})`, rir: () => usual },
    { key: "two", label: "always 2", rir: () => 2 },
    { key: "bench", label: "bench velocity-loss equation", rir: benchEquation },
    {
      key: "line",
      label: "pooled line on velocity loss",
      rir: ({ seen }) => (line && seen?.lossPct != null ? bounded(line.intercept + line.slope * seen.lossPct) : usual),
    },
  ];
}

/**
 * Gonzalez-Badillo 2017 for the bench press at 50 to 70 %: %Rep = -0.00855·VL² + 1.83311·VL + 5.55281, RIR = reps · (100 ÷ %Rep - 1), clipped
 * where an app that uses it clips (velocity loss 0 to 75 %).
 */
function benchEquation({ seen }: ProximityObservation): number {
  if (seen?.lossPct == null) return 2;
  const loss = Math.min(75, Math.max(0, seen.lossPct));
  const percent = Math.min(100, Math.max(5.55, -0.00855 * loss * loss + 1.83311 * loss + 5.55281));
  return bounded(seen.reps * (100 / percent - 1));
}

/** Nobody is asked for more than "6 or more", so no rule may say more. */
function bounded(rir: number): number {
  return Math.min(6, Math.max(0, rir));
}

/** Failure where the last rep is no faster than the published velocity at failure or at 1RM; null where none is published or measured. */
export function thresholdSaysFailure({ exercise, basis, seen }: ProximityObservation): boolean | null {
  const published = findExercise(exercise)?.failureVelocity?.median;
  if (basis !== "linear" || published === undefined || seen?.lastVelocity == null) return null;
  return seen.lastVelocity <= published;
}
