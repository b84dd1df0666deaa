import { type Muscle, muscles } from "../exercise/exercise.ts";
import { probabilityAtMost } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import type { CountingRule } from "./counting-rule.ts";
import { type Credits, creditsOf, type Lattice, latticeOf, timesCounted } from "./credit.ts";
import { type Chance, chanceAtMost, sumOverHabits } from "./habit.ts";
import { isoDate, isoWeekName, localDays, mondayOf } from "./iso-week.ts";
import { defaultVolumeParams, type VolumeParams } from "./params.ts";
import { type Addend, addDistributions, type Range, sumDistribution, toRange } from "./sum-distribution.ts";

/** A set with the instant that dates it. */
export interface DatedSet {
  /** ISO 8601 instant. */
  readonly startTime: string;
  /** Sets with the same key belong to one workout. */
  readonly workout: string;
  readonly set: WorkSet;
}

export interface MuscleWeek {
  readonly muscle: Muscle;
  readonly sets: Range;
  readonly hardSets: Range;
  readonly failureSets: Range;
}

export interface WeekCount {
  /** ISO 8601 week, such as 2026-W47. */
  readonly week: string;
  /** Its Monday, ISO 8601 date. */
  readonly startDate: string;
  readonly workouts: number;
  /** Sets that ended in failure, each counted once whatever it works: how often the lifter failed. */
  readonly failureSets: Range;
  /** Counted sets without a known exercise: they credit no muscle. */
  readonly unassignedSets: number;
  /** Muscles that may have been worked, in the order of `muscles`. */
  readonly muscles: readonly MuscleWeek[];
}

/**
 * Counts sets, hard sets and failure sets per ISO week of the athlete's calendar and per muscle. Returns every week from the first
 * set's to the last's, also those without training. Each number comes from the exact distribution of the weighted sum over the week's sets:
 * its median, and the range that holds the truth with probability 0.8 if the sets' own probabilities are right. What is not known of the
 * lifter is not known of all sets alike, and widens that range (`sumOverHabits`).
 * Throws a RangeError for an unknown time zone.
 */
export function countWeeks(
  sets: readonly DatedSet[],
  rule: CountingRule,
  timeZone: string,
  params: VolumeParams = defaultVolumeParams,
): WeekCount[] {
  const dayOf = localDays(timeZone);
  const weeks = new Map<number, DatedSet[]>();
  for (const dated of sets) {
    const monday = mondayOf(dayOf(dated.startTime));
    const week = weeks.get(monday);
    if (week === undefined) weeks.set(monday, [dated]);
    else week.push(dated);
  }
  if (weeks.size === 0) return [];
  const mondays = [...weeks.keys()];
  const last = Math.max(...mondays);
  const counting = { rule, params, lattice: latticeOf(rule), credits: new Map<string, Credits | null>() };
  const counts: WeekCount[] = [];
  for (let monday = Math.min(...mondays); monday <= last; monday += 7) counts.push(countWeek(monday, weeks.get(monday) ?? [], counting));
  return counts;
}

/** A rule on its way through the weeks, with what it gave for exercises that were certain. */
interface Counting {
  readonly rule: CountingRule;
  readonly params: VolumeParams;
  readonly lattice: Lattice;
  readonly credits: Map<string, Credits | null>;
}

function countWeek(monday: number, sets: readonly DatedSet[], counting: Counting): WeekCount {
  const { rule, lattice, params } = counting;
  const tallies = new Map<Muscle, Tally>();
  const whole = emptyTally();
  let unassigned = 0;
  for (const { set } of sets) {
    if (set.role === "warm_up" && !rule.countWarmUps) continue;
    addTo(whole, ONCE, set, rule);
    const credits = creditsIn(counting, set);
    if (credits === null) unassigned++;
    else tally(tallies, credits, set, rule);
  }
  return {
    week: isoWeekName(monday),
    startDate: isoDate(monday),
    workouts: new Set(sets.map(({ workout }) => workout)).size,
    failureSets: rangeOf(whole, whole.failure, 1, params),
    unassignedSets: unassigned,
    muscles: muscles.flatMap((muscle) => {
      const found = tallies.get(muscle);
      return found ? [muscleWeek(muscle, found, lattice, params)] : [];
    }),
  };
}

function creditsIn({ rule, lattice, credits }: Counting, set: WorkSet): Credits | null {
  const times = timesCounted(set, rule);
  if (set.exercise.confidence < 1 || set.exercise.alternatives.length > 0) return creditsOf(set.exercise, times, lattice);
  const key = `${times} ${set.exercise.id}`;
  const known = credits.get(key);
  if (known !== undefined) return known;
  const found = creditsOf(set.exercise, times, lattice);
  credits.set(key, found);
  return found;
}

/**
 * What one muscle is credited in one week: per set, its credit and the chances that the set was hard and that it ended in failure.
 * Sets of unknown proximity are kept apart, since what is not known of them is not known together.
 */
interface Tally {
  readonly sets: Addend[];
  readonly judged: Addend[];
  readonly hard: Chance[];
  readonly failure: Chance[];
  readonly unknown: Addend[];
}

function tally(tallies: Map<Muscle, Tally>, credits: Credits, set: WorkSet, rule: CountingRule): void {
  for (const [muscle, credit] of credits) {
    let found = tallies.get(muscle);
    if (found === undefined) {
      found = emptyTally();
      tallies.set(muscle, found);
    }
    addTo(found, credit, set, rule);
  }
}

function emptyTally(): Tally {
  return { sets: [], judged: [], hard: [], failure: [], unknown: [] };
}

/** A set as such. */
const ONCE: Addend = { values: [1], p: [1], most: 1 };

function addTo(found: Tally, credit: Addend, { rir, failure }: WorkSet, rule: CountingRule): void {
  found.sets.push(credit);
  if (rir !== null) {
    found.judged.push(credit);
    const hard = Math.max(failure.probability, probabilityAtMost(rir, rule.hardRir));
    found.failure.push(chanceAtMost(rir.distribution, 0, failure.probability));
    found.hard.push(chanceAtMost(rir.distribution, rule.hardRir, hard));
  } else if (rule.unknownProximity === "zero_to_one") found.unknown.push(credit);
}

function muscleWeek(muscle: Muscle, found: Tally, { step }: Lattice, params: VolumeParams): MuscleWeek {
  return {
    muscle,
    sets: toRange(sumDistribution(found.sets, always), step),
    hardSets: rangeOf(found, found.hard, step, params),
    failureSets: rangeOf(found, found.failure, step, params),
  };
}

function rangeOf({ judged, unknown }: Tally, chances: readonly Chance[], step: number, params: VolumeParams): Range {
  const known = sumOverHabits(judged, chances, params);
  return toRange(unknown.length > 0 ? addDistributions(known, unknownDistribution(unknown)) : known, step);
}

const always = () => 1;
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
