import { defaultProximityParams } from "../proximity/params.ts";
import { priorOverRir } from "../proximity/prior-over-rir.ts";
import { normalGrid, probabilitiesOf } from "../proximity/probability.ts";
import { toRir } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import type { VolumeParams } from "./params.ts";
import { type Addend, sumDistribution } from "./sum-distribution.ts";

/** A chance that a set counts, and how it moves with the lifter's habit. */
export interface Chance {
  readonly p: number;
  /** Mean reps in reserve (6 or more taken as 6) where the set counts, and where it does not. */
  readonly counted: number;
  readonly other: number;
}

/** A habit that the lifter may have: how much less likely each further rep in reserve is than of others, as a logarithm. */
export interface Habit {
  readonly tilt: number;
  readonly probability: number;
}

const STEPS = 7;
const REACH = 2.2;
/** What is less likely than this changes no count. */
const NEGLIGIBLE = 1e-3;

/**
 * The habits that a lifter may have, and how likely each is after these sets: who stops near failure in most is believed to do so in those
 * that could not be judged well. Sets of one lifter are misjudged alike, so together they count for no more than `habitSets`.
 */
export function habitsOf(sets: readonly Pick<WorkSet, "rir">[], { habitSd, habitSets }: VolumeParams): Habit[] {
  if (habitSd === 0) return [{ tilt: 0, probability: 1 }];
  const judged = sets.flatMap(({ rir }) => (rir ? [rir.distribution] : []));
  const trust = Math.min(1, habitSets / judged.length);
  const { distribution: usual } = toRir(priorOverRir(defaultProximityParams, false), ["prior"]);
  const grid = normalGrid(STEPS, REACH).map(({ z, weight }) => ({ tilt: habitSd * z, weight }));
  const logs = grid.map(({ tilt, weight }) => {
    const expected = Math.log(tiltedSum(usual, tilt));
    return judged.reduce((log, distribution) => log + trust * (Math.log(tiltedSum(distribution, tilt)) - expected), Math.log(weight));
  });
  return Array.from(probabilitiesOf(logs), (probability, i) => ({ tilt: grid[i].tilt, probability })).filter(
    ({ probability }) => probability > NEGLIGIBLE,
  );
}

function tiltedSum(distribution: readonly number[], tilt: number): number {
  return distribution.reduce((sum, p, rir) => sum + p * Math.exp(-tilt * rir), 0);
}

/** The chance that a set ended with at most `most` reps in reserve, of a published distribution; `p` where that is known better. */
export function chanceAtMost(distribution: readonly number[], most: number, p: number): Chance {
  return { p, counted: meanOf(distribution, 0, most, 0), other: meanOf(distribution, most + 1, distribution.length - 1, most + 1) };
}

/**
 * The distribution of the weighted sum of the sets that count. Estimates of one lifter's sets share what nobody knows of the lifter, so they are
 * not independent: given a habit they are, and the sums under all habits are mixed by how likely each habit is. Chances of 0 and 1 do
 * not move.
 */
export function sumOverHabits(addends: readonly Addend[], chances: readonly Chance[], habits: readonly Habit[]): Float64Array {
  if (chances.every(({ p }) => p === 0 || p === 1)) return sumDistribution(addends, (i) => chances[i].p);
  const mixed: number[] = [];
  let total = 0;
  for (const { tilt, probability } of habits) {
    const sum = sumDistribution(addends, (i) => tilted(chances[i], tilt));
    for (let k = 0; k < sum.length; k++) mixed[k] = (mixed[k] ?? 0) + probability * sum[k];
    total += probability;
  }
  return Float64Array.from(mixed, (mass) => mass / total);
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
