/** One addend: whole numbers of the lattice's step above zero, with their probabilities. What is left of the probability is zero. */
export interface Addend {
  readonly values: readonly number[];
  readonly p: readonly number[];
  /** The greatest of `values`; 0 without any. */
  readonly most: number;
}

/** Low, likely and high of a weekly number: the central range with the probability 0.8 and the median. */
export interface Range {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * The exact distribution of a sum of independent addends, of which each counts only with a chance of its own: entry `k` is
 * P(sum = k). Addends that are certain only shift it.
 */
export function sumDistribution(addends: readonly Addend[], chanceOf: (index: number) => number): Float64Array {
  let greatest = 0;
  for (const { most } of addends) greatest += most;
  const masses = new Float64Array(greatest + 1);
  masses[0] = 1;
  let length = 1;
  let shift = 0;
  for (let i = 0; i < addends.length; i++) {
    const { values, p } = addends[i];
    const chance = chanceOf(i);
    if (values.length === 1 && p[0] * chance === 1) shift += values[0];
    else length = convolve(masses, length, addends[i], chance);
  }
  const shifted = new Float64Array(length + shift);
  shifted.set(masses.subarray(0, length), shift);
  return shifted;
}

/** The distribution of the sum of two independent sums. */
export function addDistributions(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0) continue;
    for (let j = 0; j < b.length; j++) sum[i + j] += a[i] * b[j];
  }
  return sum;
}

/** Reads the 10 %, 50 % and 90 % points of a distribution, in units of `step`. */
export function toRange(distribution: Float64Array, step: number): Range {
  return { low: quantile(distribution, 0.1) * step, likely: quantile(distribution, 0.5) * step, high: quantile(distribution, 0.9) * step };
}

/** Adds one addend to the first `length` masses, in place from the top down so that every mass is read before it is written. */
function convolve(masses: Float64Array, length: number, { values, p, most }: Addend, chance: number): number {
  const top = length - 1 + most;
  let zero = 1;
  for (let a = 0; a < p.length; a++) zero -= p[a] * chance;
  zero = Math.max(0, zero);
  if (values.length === 1) {
    const step = values[0];
    const moved = p[0] * chance;
    for (let k = top; k >= step; k--) masses[k] = masses[k] * zero + masses[k - step] * moved;
    for (let k = step - 1; k >= 0; k--) masses[k] *= zero;
    return length + most;
  }
  for (let k = top; k >= 0; k--) {
    let mass = masses[k] * zero;
    for (let a = 0; a < values.length; a++) {
      if (k >= values[a]) mass += masses[k - values[a]] * p[a] * chance;
    }
    masses[k] = mass;
  }
  return length + most;
}

function quantile(distribution: Float64Array, level: number): number {
  let below = 0;
  for (let k = 0; k < distribution.length; k++) {
    below += distribution[k];
    // Sums of many probabilities round; a level that is met to within that is met.
    if (below >= level - 1e-9) return k;
  }
  return distribution.length - 1;
}
