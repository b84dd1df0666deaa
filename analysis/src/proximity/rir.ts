import type { Rir } from "../session.ts";

/** Bins of a published distribution: 0, 1, … 5, and 6 or more. */
export const RIR_BINS = 7;
const LEVEL = 0.8;
/**
 * Probability of the stretches in an interval. A whole number counts as inside with all its probability where the interval passes its middle,
 * and a set that certainly failed is inside in any case: intervals that held 80 % of the stretches held the truth in 86 to 88 % of the
 * simulated sets. Fitted on the fit part, so that over sets of all kinds it is a little more than `LEVEL`; lifters of the estimator's own
 * test, who vary more, keep it from being less.
 */
const STRETCHES = 0.76;
/** Steps to either side of the central interval that are tried. */
const STEPS = 20;

/**
 * Reports a distribution over reps in reserve as the contract wants it. Takes probabilities of 0, 1, 2, … in any length and of any
 * positive total; those from 6 on are put together and counted as 6. The interval is the shortest that holds the truth in `level` of
 * all sets, each whole number taken as the stretch that rounds to it: near failure it then lies against zero instead of reaching beyond what is likely.
 */
export function toRir(probabilities: ArrayLike<number>, basis: Rir["basis"]): Rir {
  const distribution = toBins(probabilities);
  const { low, high } = shortestInterval(distribution, STRETCHES);
  return {
    estimate: distribution.reduce((sum, p, rir) => sum + p * rir, 0),
    low,
    high,
    level: LEVEL,
    distribution,
    basis,
  };
}

/** P(RIR ≤ `most`) of a published distribution. */
export function probabilityAtMost(rir: Rir, most: number): number {
  let sum = 0;
  for (let k = 0; k <= most && k < RIR_BINS; k++) sum += rir.distribution[k];
  return Math.min(1, sum);
}

function toBins(probabilities: ArrayLike<number>): number[] {
  const bins = new Array<number>(RIR_BINS).fill(0);
  let total = 0;
  for (let rir = 0; rir < probabilities.length; rir++) total += probabilities[rir];
  for (let rir = 0; rir < probabilities.length; rir++) bins[Math.min(rir, RIR_BINS - 1)] += probabilities[rir] / total;
  return bins.map((p) => Math.min(1, p));
}

function shortestInterval(distribution: readonly number[], level: number): { low: number; high: number } {
  let best = { low: 0, high: RIR_BINS - 1 };
  // From the central interval outwards: among equally short ones the most central is taken.
  for (let k = 0; k <= 2 * STEPS; k++) {
    const below = (1 - level) * (0.5 + ((k % 2 === 0 ? 1 : -1) * Math.ceil(k / 2)) / (2 * STEPS));
    const low = quantile(distribution, below);
    const high = quantile(distribution, below + level);
    if (high - low < best.high - best.low - 1e-9) best = { low, high };
  }
  return best;
}

function quantile(distribution: readonly number[], level: number): number {
  let below = 0;
  for (const [rir, p] of distribution.entries()) {
    if (p > 0 && below + p >= level) {
      const at = rir - 0.5 + (level - below) / p;
      return Math.min(Math.max(at, 0), RIR_BINS - 1);
    }
    below += p;
  }
  return RIR_BINS - 1;
}
