import { defaultCountingRule, findExercise, type Muscle, type WorkSet } from "@lastrep/analysis";
import { sum } from "../statistics.ts";

/** What chance leaves of a count: mean distance from its own median, and its mean, both in sets. */
export interface LeastError {
  readonly error: number;
  readonly mean: number;
}

/** A muscle's, by the default rule. */
interface LeastErrors {
  readonly hardSets: LeastError;
  readonly failureSets: LeastError;
}

/**
 * How far the weekly numbers of each muscle would be off on average if every set were hard, and failure, exactly as often as its estimate says
 * and independently of the others: nobody who knows no more than that can be nearer. Exact, by the distribution of each sum.
 */
export function leastErrors(sets: readonly WorkSet[]): Map<Muscle, LeastErrors> {
  const { direct, indirect, hardRir } = defaultCountingRule;
  const chances = new Map<Muscle, { hard: Chance[]; failure: Chance[] }>();
  for (const { role, exercise, rir, failure } of sets) {
    const known = findExercise(exercise.id);
    if (role === "warm_up" || known === null || rir === null) continue;
    const hard = Math.max(failure.probability, sum(rir.distribution.slice(0, hardRir + 1)));
    const credit = (muscle: Muscle, weight: number) => {
      const found = chances.get(muscle) ?? { hard: [], failure: [] };
      chances.set(muscle, found);
      found.hard.push({ weight, p: Math.min(1, hard) });
      found.failure.push({ weight, p: failure.probability });
    };
    for (const muscle of known.direct) credit(muscle, direct);
    for (const muscle of known.indirect) credit(muscle, indirect);
  }
  return new Map(
    [...chances].map(([muscle, { hard, failure }]) => [muscle, { hardSets: leastError(hard), failureSets: leastError(failure) }]),
  );
}

interface Chance {
  readonly weight: number;
  readonly p: number;
}

/** Weights of the default rule are multiples of this. */
const STEP = 0.5;

function leastError(chances: readonly Chance[]): LeastError {
  let masses = [1];
  for (const { weight, p } of chances) {
    const steps = Math.round(weight / STEP);
    masses = Array.from({ length: masses.length + steps }, (_, k) => (1 - p) * (masses[k] ?? 0) + p * (masses[k - steps] ?? 0));
  }
  let median = 0;
  for (let below = masses[0] ?? 1; below < 0.5; below += masses[median] ?? 1) median++;
  return {
    error: STEP * sum(masses.map((mass, k) => mass * Math.abs(k - median))),
    mean: STEP * sum(masses.map((mass, k) => mass * k)),
  };
}
