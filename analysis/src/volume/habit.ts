import { normalGrid } from "../proximity/probability.ts";
import type { VolumeParams } from "./params.ts";
import { type Addend, sumDistribution } from "./sum-distribution.ts";

/** A chance that a set counts, and how it moves with the lifter's habit. */
export interface Chance {
  readonly p: number;
  /** Mean reps in reserve (6 or more taken as 6) where the set counts, and where it does not. */
  readonly counted: number;
  readonly other: number;
}

const STEPS = 5;
const REACH = 2;

/** The chance that a set ended with at most `most` reps in reserve, of a published distribution; `p` where that is known better. */
export function chanceAtMost(distribution: readonly number[], most: number, p: number): Chance {
  return { p, counted: meanOf(distribution, 0, most, 0), other: meanOf(distribution, most + 1, distribution.length - 1, most + 1) };
}

/**
 * The distribution of the weighted sum of the sets that count. Estimates of one lifter's sets share what nobody knows of the lifter, so they are
 * not independent: given a habit they are, and the sums under all habits are mixed by how likely each habit is. Chances of 0 and 1 do
 * not move.
 */
export function sumOverHabits(addends: readonly Addend[], chances: readonly Chance[], { habitSd }: VolumeParams): Float64Array {
  const certain = habitSd === 0 || chances.every(({ p }) => p === 0 || p === 1);
  if (certain) return sumDistribution(addends, (i) => chances[i].p);
  const mixed: number[] = [];
  for (const { z, weight } of normalGrid(STEPS, REACH)) {
    const sum = sumDistribution(addends, (i) => tilted(chances[i], habitSd * z));
    for (let k = 0; k < sum.length; k++) mixed[k] = (mixed[k] ?? 0) + weight * sum[k];
  }
  return Float64Array.from(mixed);
}

function tilted({ p, counted, other }: Chance, tilt: number): number {
  const against = (1 - p) * Math.exp(-tilt * (other - counted));
  return p / (p + against);
}

function meanOf(distribution: readonly number[], from: number, to: number, without: number): number {
  let total = 0;
  let sum = 0;
  for (let rir = from; rir <= to; rir++) {
    total += distribution[rir];
    sum += rir * distribution[rir];
  }
  return total > 0 ? sum / total : without;
}
