import { countWeeks, type DatedSet, type DayNumber, isoDate, isoWeekName, localDays, mondayOf, mondayOfWeek } from "@lastrep/analysis";
import type { Week, Weeks } from "../contract.ts";
import { getAthlete } from "../store/athletes.ts";
import { setsBetween } from "../store/sets.ts";
import { countUndatedWorkouts } from "../store/workouts.ts";
import { effectiveSet } from "./effective.ts";
import { muscleMapOf } from "./exercises.ts";
import { Refusal } from "./refusal.ts";
import type { Service } from "./service.ts";
import { settingsOf } from "./settings.ts";

const DAY_MS = 86_400_000;
const LAST_MS = Date.UTC(9999, 11, 31);
/** Ten years, and some. */
const MAX_WEEKS = 530;

/**
 * Weekly sets, hard sets and failure sets per muscle. Without `from` and `to` every week with training: a break, or a recording with a wrong
 * date, may be years long. With them exactly those, weeks without training included; one of them alone ends at the last or begins with the first.
 */
export async function readWeeks(
  service: Service,
  athleteId: string,
  range: { from?: string | undefined; to?: string | undefined },
): Promise<Weeks> {
  const athlete = await getAthlete(service.db, athleteId);
  const { timeZone, rule } = settingsOf(athlete);
  const from = range.from === undefined ? null : knownWeek(range.from, "from");
  const to = range.to === undefined ? null : knownWeek(range.to, "to");
  if (from !== null && to !== null) {
    if (to < from) throw new Refusal("invalid_request", "The last week lies before the first.", { where: "to" });
    refuseTooMany(from, to);
  }
  // A day more on both sides: the week begins and ends by the athlete's clock, which `inRange` then decides by name. The database reads no years beyond 9999.
  const rows = await setsBetween(
    service.db,
    athleteId,
    from === null ? null : new Date((from - 1) * DAY_MS),
    to === null ? null : new Date(Math.min((to + 7 + 1) * DAY_MS, LAST_MS)),
  );
  const sets = rows.map((row) => ({
    startTime: row.workout_start.toISOString(),
    workout: row.workout_id,
    set: effectiveSet(row.measured, row.facts, row.judged),
    demo: row.demo,
  }));
  const simulated = simulatedWeeks(sets, timeZone);
  const counted = countWeeks(sets, rule, timeZone, muscleMapOf(athlete)).map(
    ({ muscles, ...week }): Week => ({ ...week, simulated: simulated.has(week.week), muscles: [...muscles] }),
  );
  return {
    timeZone,
    level: 0.8,
    rule,
    weeks: from === null && to === null ? counted.filter(({ workouts }) => workouts > 0) : inRange(counted, from, to),
    undatedWorkouts: await countUndatedWorkouts(service.db, athleteId),
  };
}

/** Names of the weeks with a simulated workout. */
function simulatedWeeks(sets: readonly (DatedSet & { readonly demo: boolean })[], timeZone: string): ReadonlySet<string> {
  const dayOf = localDays(timeZone);
  return new Set(sets.flatMap(({ startTime, demo }) => (demo ? [isoWeekName(mondayOf(dayOf(startTime)))] : [])));
}

/** Cuts to the weeks that were asked for and fills in those without training. */
function inRange(weeks: readonly Week[], from: DayNumber | null, to: DayNumber | null): Week[] {
  const byMonday = new Map(weeks.map((week) => [mondayOfWeek(week.week) as DayNumber, week]));
  const start = from ?? Math.min(...byMonday.keys(), to ?? Number.POSITIVE_INFINITY);
  const end = to ?? Math.max(...byMonday.keys(), from ?? Number.NEGATIVE_INFINITY);
  refuseTooMany(start, end);
  const filled: Week[] = [];
  for (let monday = start; monday <= end; monday += 7) filled.push(byMonday.get(monday) ?? emptyWeek(monday));
  return filled;
}

function emptyWeek(monday: DayNumber): Week {
  return {
    week: isoWeekName(monday),
    startDate: isoDate(monday),
    workouts: 0,
    failureSets: { low: 0, likely: 0, high: 0 },
    unassignedSets: 0,
    judgedSets: 0,
    unjudgedSets: 0,
    simulated: false,
    muscles: [],
  };
}

/** The Monday of a week; refuses the 53rd of a year that has 52. */
function knownWeek(week: string, where: string): DayNumber {
  const monday = mondayOfWeek(week);
  if (monday === null) throw new Refusal("invalid_request", `There is no week ${week}.`, { where });
  return monday;
}

function refuseTooMany(start: DayNumber, end: DayNumber): void {
  if (end - start <= MAX_WEEKS * 7) return;
  throw new Refusal("invalid_request", `More than ${MAX_WEEKS} weeks at once.`, {
    where: "to",
    hint: "Give both the first and the last week.",
  });
}
