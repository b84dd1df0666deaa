import type { Expected } from "./expected.ts";
import type { ProximityParams } from "./params.ts";

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
  const steps: Step[] = [];
  const before: Float64Array[] = [firstBelief(expected, most, params)];
  let used = 0;
  for (let i = 0; i + 1 < sets.length; i++) {
    const believed = product(before[i], own[i]);
    const after = usedAfter(used, sets[i].completedReps, params);
    steps.push(fatigueStep(sets[i].completedReps, most, used, after, params));
    before.push(forward(believed, steps[i]));
    used = believed.reduce((sum, p, possible) => sum + p * after(possible), 0);
  }
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

/** Probabilities of how many reps are possible in the next set, for each number that was possible in this one. */
interface Step {
  /** Where the row of `from` begins, and its entries; beyond them the probability is nothing. */
  readonly first: Int32Array;
  readonly rows: readonly Float64Array[];
}

const NOTHING = new Float64Array(0);
/** Reach of a row, in standard deviations: what lies beyond is less than a millionth. */
const REACH = 5;

/**
 * Share of a fresh lifter's reps that is gone in the next set, when `used` was gone in this one of `completed` reps, for each number that
 * was possible: what the sets before took comes back in part, what this one took is as much as it was near failure.
 */
function usedAfter(used: number, completed: number, params: ProximityParams): (possible: number) => number {
  return (possible) => nextUsed(used, Math.max(0, possible - completed), params);
}

/** The same after a set that left `rir` reps. */
export function nextUsed(used: number, rir: number, { capacity }: ProximityParams): number {
  const fall = capacity.fallAtFailure * Math.exp(-rir / capacity.fallFadesOver);
  return capacity.staysUsed * used + (1 - used) * fall;
}

/** The step after a set of `completed` reps, of which `after` tells what it leaves. */
function fatigueStep(completed: number, most: number, used: number, after: (possible: number) => number, params: ProximityParams): Step {
  const { fallSd, leastSd } = params.capacity;
  const first = new Int32Array(most + 1);
  const rows: Float64Array[] = [];
  for (let from = 0; from <= most; from++) {
    const left = from - completed;
    const mean = (from * (1 - after(from))) / (1 - used);
    const sd = Math.max(leastSd, fallSd * from);
    const low = Math.max(0, Math.ceil(mean - REACH * sd));
    const high = Math.min(most, Math.floor(mean + REACH * sd));
    first[from] = low;
    if (left < 0) {
      rows.push(NOTHING);
      continue;
    }
    const row = new Float64Array(Math.max(0, high - low + 1));
    for (let k = 0; k < row.length; k++) row[k] = Math.exp(-0.5 * ((low + k - mean) / sd) ** 2);
    rows.push(scaled(row));
  }
  return { first, rows };
}

function forward(belief: Float64Array, { first, rows }: Step): Float64Array {
  const next = new Float64Array(belief.length);
  for (let from = 0; from < belief.length; from++) {
    const p = belief[from];
    if (p === 0) continue;
    const row = rows[from];
    const at = first[from];
    for (let k = 0; k < row.length; k++) next[at + k] += p * row[k];
  }
  return scaled(next);
}

function backward(belief: Float64Array, { first, rows }: Step): Float64Array {
  const before = new Float64Array(belief.length);
  for (let from = 0; from < belief.length; from++) {
    const row = rows[from];
    const at = first[from];
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += row[k] * belief[at + k];
    before[from] = sum;
  }
  return scaled(before);
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const values = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) values[i] = a[i] * b[i];
  return scaled(values);
}

/** Scales to a sum of one, in place; nothing at all becomes everything alike. */
function scaled(values: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  if (!(total > 0)) return values.fill(1 / values.length);
  for (let i = 0; i < values.length; i++) values[i] /= total;
  return values;
}
