import type { ProximityParams } from "./params.ts";
import type { Expected } from "./strength.ts";

/** What other sets of the same exercise at the same load say of how many reps were possible in a set. */
export interface CapacityEvidence {
  /** Log likelihood of so many reps being possible; the index is the number. Beyond its end the last value holds. */
  readonly logLikelihood: ArrayLike<number>;
  /** Most reps completed in a later set; null without one. */
  readonly laterReps: number | null;
  /** Whether sets of other days are part of it. */
  readonly fromOtherDays: boolean;
}

/** One set of a workout's sequence at one load. */
export interface SequenceSet {
  readonly completedReps: number;
  /** Probability of 0, 1, … reps in reserve, from the set alone. */
  readonly belief: ArrayLike<number>;
}

/**
 * What the other sets of a sequence say of each: sets of one exercise at one load, in the order of time. How many reps are possible
 * changes from set to set by fatigue, more after sets that went closer to failure; that chain is solved exactly (forward and backward), so
 * evidence is counted once. A later, longer set thereby proves that an earlier one had reps left, and a set to failure caps those after
 * it. `expected` is what other days let expect of the first set.
 */
export function sequenceEvidence(
  sets: readonly SequenceSet[],
  params: ProximityParams,
  expected: Expected | null = null,
): CapacityEvidence[] {
  const most = sets.reduce((max, set) => Math.max(max, set.completedReps + set.belief.length - 1), 0);
  const own = sets.map((set) => Float64Array.from({ length: most + 1 }, (_, possible) => set.belief[possible - set.completedReps] ?? 0));
  const steps = sets.slice(1).map((_, i) => fatigueStep(sets[i].completedReps, most, params));
  const before: Float64Array[] = [firstBelief(expected, most, params)];
  for (const [i, step] of steps.entries()) before.push(forward(product(before[i], own[i]), step));
  const after: Float64Array[] = [];
  after[sets.length - 1] = new Float64Array(most + 1).fill(1);
  for (let i = sets.length - 2; i >= 0; i--) after[i] = backward(product(after[i + 1], own[i + 1]), steps[i]);
  return sets.map((_, i) => {
    const later = sets.slice(i + 1).map((set) => set.completedReps);
    return {
      logLikelihood: product(before[i], after[i]).map((p) => Math.log(Math.max(p, 1e-12))),
      laterReps: later.length > 0 ? Math.max(...later) : null,
      fromOtherDays: expected !== null,
    };
  });
}

function firstBelief(expected: Expected | null, most: number, { capacity }: ProximityParams): Float64Array {
  if (expected === null) return new Float64Array(most + 1).fill(1);
  const sd = Math.max(expected.sd, capacity.leastSd);
  return scaled(Float64Array.from({ length: most + 1 }, (_, possible) => Math.exp(-0.5 * ((possible - expected.mean) / sd) ** 2)));
}

/**
 * Row `from` holds the probabilities of every number of reps possible in the next set, after a set of `completed` reps of which `from`
 * were possible.
 */
function fatigueStep(completed: number, most: number, params: ProximityParams): Float64Array[] {
  const { fallAtFailure, fallFadesOver, fallSd, leastSd } = params.capacity;
  const impossible = new Float64Array(most + 1);
  return Array.from({ length: most + 1 }, (_, from) => {
    const left = from - completed;
    if (left < 0) return impossible;
    const mean = from * (1 - fallAtFailure * Math.exp(-left / fallFadesOver));
    const sd = Math.max(leastSd, fallSd * from);
    return scaled(Float64Array.from({ length: most + 1 }, (_, to) => Math.exp(-0.5 * ((to - mean) / sd) ** 2)));
  });
}

function forward(belief: Float64Array, step: readonly Float64Array[]): Float64Array {
  const next = new Float64Array(belief.length);
  for (let from = 0; from < belief.length; from++) {
    if (belief[from] > 0) for (let to = 0; to < next.length; to++) next[to] += belief[from] * step[from][to];
  }
  return scaled(next);
}

function backward(belief: Float64Array, step: readonly Float64Array[]): Float64Array {
  return scaled(Float64Array.from(step, (row) => row.reduce((sum, p, to) => sum + p * belief[to], 0)));
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  return scaled(a.map((value, i) => value * b[i]));
}

function scaled(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? values.map((value) => value / total) : values.fill(1 / values.length);
}
