import { type Muscle, muscles } from "../exercise/exercise.ts";
import type { MuscleMap } from "../exercise/own.ts";
import type { WorkSet } from "../session.ts";
import { countFailures } from "./count-failures.ts";
import { type CountingRule, isCounted } from "./counting-rule.ts";
import { type Credits, creditsOf, type Lattice, latticeOf, timesCounted } from "./credit.ts";
import { type Habit, habitsOf } from "./habit.ts";
import { isoDate, isoWeekName, localDays, mondayOf } from "./iso-week.ts";
import { countJudged, type Judged, judgedShareOf } from "./judged.ts";
import { defaultVolumeParams, type VolumeParams } from "./params.ts";
import { type Range, sumDistribution, toRange } from "./sum-distribution.ts";
import { addTo, emptyTally, rangeOf, type Tally } from "./tally.ts";

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
  /** Which part of `sets` was judged, from 0 to 1: at 0 hard and failure sets say only that they are between none and all. */
  readonly judgedShare: number;
}

export interface WeekCount extends Judged {
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
 * lifter is not known of all sets alike, and widens that range (`sumOverHabits`). Muscles of `own` come before the catalogue's.
 * Throws a RangeError for an unknown time zone.
 */
export function countWeeks(
  sets: readonly DatedSet[],
  rule: CountingRule,
  timeZone: string,
  own: MuscleMap = new Map(),
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
  const counting = { rule, own, params, lattice: latticeOf(rule), credits: new Map<string, Credits | null>() };
  const counts: WeekCount[] = [];
  for (let monday = Math.min(...mondays); monday <= last; monday += 7) counts.push(countWeek(monday, weeks.get(monday) ?? [], counting));
  return counts;
}

/** A rule on its way through the weeks, with what it gave for exercises that were certain. */
interface Counting {
  readonly rule: CountingRule;
  readonly own: MuscleMap;
  readonly params: VolumeParams;
  readonly lattice: Lattice;
  readonly credits: Map<string, Credits | null>;
}

function countWeek(monday: number, sets: readonly DatedSet[], counting: Counting): WeekCount {
  const { rule, lattice, params } = counting;
  const tallies = new Map<Muscle, Tally>();
  const counted = sets.flatMap(({ set }) => (isCounted(set, rule) ? [set] : []));
  const habits = habitsOf(counted, params);
  let unassigned = 0;
  for (const set of counted) {
    const credits = creditsIn(counting, set);
    if (credits === null) unassigned++;
    else tally(tallies, credits, set, rule);
  }
  return {
    week: isoWeekName(monday),
    startDate: isoDate(monday),
    workouts: new Set(sets.map(({ workout }) => workout)).size,
    failureSets: countFailures(
      sets.map(({ set }) => set),
      rule,
      params,
    ),
    unassignedSets: unassigned,
    ...countJudged(counted, rule),
    muscles: muscles.flatMap((muscle) => {
      const found = tallies.get(muscle);
      return found ? [muscleWeek(muscle, found, lattice, habits)] : [];
    }),
  };
}

function creditsIn({ rule, own, lattice, credits }: Counting, set: WorkSet): Credits | null {
  const times = timesCounted(set, rule);
  if (set.exercise.confidence < 1 || set.exercise.alternatives.length > 0) return creditsOf(set.exercise, times, lattice, own);
  const key = `${times} ${set.exercise.id}`;
  const known = credits.get(key);
  if (known !== undefined) return known;
  const found = creditsOf(set.exercise, times, lattice, own);
  credits.set(key, found);
  return found;
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

function muscleWeek(muscle: Muscle, found: Tally, { step }: Lattice, habits: readonly Habit[]): MuscleWeek {
  return {
    muscle,
    sets: toRange(sumDistribution(found.sets, always), step),
    hardSets: rangeOf(found, found.hard, step, habits),
    failureSets: rangeOf(found, found.failure, step, habits),
    judgedShare: judgedShareOf(found),
  };
}

const always = () => 1;
