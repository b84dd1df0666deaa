import { probabilityAtMost } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import type { CountingRule } from "./counting-rule.ts";
import { type Chance, chanceAtMost, type Habit, sumOverHabits } from "./habit.ts";
import { type Addend, addDistributions, type Range, sumDistribution, toRange } from "./sum-distribution.ts";

/**
 * What something is credited by some sets, such as a muscle in one week: per set, its credit and the chances that the set was hard and that it ended in failure.
 * Sets of unknown proximity are kept apart, since what is not known of them is not known together.
 */
export interface Tally {
  readonly sets: Addend[];
  readonly judged: Addend[];
  readonly hard: Chance[];
  readonly failure: Chance[];
  readonly unknown: Addend[];
}

export function emptyTally(): Tally {
  return { sets: [], judged: [], hard: [], failure: [], unknown: [] };
}

/** Adds a set with its credit. */
export function addTo(found: Tally, credit: Addend, { rir, failure }: Pick<WorkSet, "rir" | "failure">, rule: CountingRule): void {
  found.sets.push(credit);
  if (rir !== null) {
    found.judged.push(credit);
    const hard = Math.max(failure.probability, probabilityAtMost(rir, rule.hardRir));
    found.failure.push(chanceAtMost(rir.distribution, 0, failure.probability));
    found.hard.push(chanceAtMost(rir.distribution, rule.hardRir, hard));
  } else if (rule.unknownProximity === "zero_to_one") found.unknown.push(credit);
}

/** The weighted sum of the sets of which these chances tell, with what is not known of the others, in units of `step`. */
export function rangeOf({ judged, unknown }: Tally, chances: readonly Chance[], step: number, habits: readonly Habit[]): Range {
  const known = sumOverHabits(judged, chances, habits);
  return toRange(unknown.length > 0 ? addDistributions(known, unknownDistribution(unknown)) : known, step);
}

const SHARES = 16;

/**
 * Sets of which nothing is known share one unknown: what part of them counts. Every part from none to all is equally likely, so the range
 * grows with their number and does not shrink, as it would if each were a coin of its own.
 */
function unknownDistribution(unknown: readonly Addend[]): Float64Array {
  if (unknown.length === 0) return Float64Array.of(1);
  const mixed = sumDistribution(unknown, () => 0.5 / SHARES);
  for (let i = 1; i < SHARES; i++) {
    const distribution = sumDistribution(unknown, () => (i + 0.5) / SHARES);
    for (let k = 0; k < mixed.length; k++) mixed[k] += distribution[k];
  }
  return mixed.map((mass) => mass / SHARES);
}
