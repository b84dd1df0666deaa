import { countWeeks, type DatedSet, isoWeekName, localDays, mondayOf as mondayOfDay } from "@lastrep/analysis";
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
const WEEK_MS = 7 * DAY_MS;
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
  const from = range.from === undefined ? null : mondayOf(range.from, "from");
  const to = range.to === undefined ? null : mondayOf(range.to, "to");
  if (from !== null && to !== null && (to < from || to - from > MAX_WEEKS * WEEK_MS)) {
    throw new Refusal("invalid_request", to < from ? "The last week lies before the first." : `More than ${MAX_WEEKS} weeks at once.`, {
      where: "to",
    });
  }
  // A day more on both sides: the week begins and ends by the athlete's clock, which `inRange` then decides by name.
  const rows = await setsBetween(
    service.db,
    athleteId,
    from === null ? null : new Date(from - DAY_MS),
    to === null ? null : new Date(to + WEEK_MS + DAY_MS),
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
  return new Set(sets.flatMap(({ startTime, demo }) => (demo ? [isoWeekName(mondayOfDay(dayOf(startTime)))] : [])));
}

/** Cuts to the weeks that were asked for and fills in those without training. */
function inRange(weeks: readonly Week[], from: number | null, to: number | null): Week[] {
  const start = from ?? (weeks[0] ? Date.parse(weeks[0].startDate) : to);
  const end = to ?? (weeks.length > 0 ? Date.parse(weeks.at(-1)?.startDate as string) : from);
  if (start === null || end === null) return [];
  const byStart = new Map(weeks.map((week) => [week.startDate, week]));
  const filled: Week[] = [];
  for (let monday = start; monday <= end; monday += WEEK_MS) {
    const startDate = new Date(monday).toISOString().slice(0, 10);
    filled.push(byStart.get(startDate) ?? emptyWeek(monday, startDate));
  }
  return filled;
}

function emptyWeek(monday: number, startDate: string): Week {
  return {
    week: weekName(monday),
    startDate,
    workouts: 0,
    failureSets: { low: 0, likely: 0, high: 0 },
    unassignedSets: 0,
    judgedSets: 0,
    unjudgedSets: 0,
    simulated: false,
    muscles: [],
  };
}

/** Midnight UTC of the Monday of an ISO week; refuses the 53rd of a year that has 52. */
function mondayOf(week: string, where: string): number {
  const [year = 0, number = 0] = week.split("-W").map(Number);
  const monday = firstMonday(year) + (number - 1) * WEEK_MS;
  if (weekName(monday) !== week) throw new Refusal("invalid_request", `There is no week ${week}.`, { where });
  return monday;
}

function weekName(monday: number): string {
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear();
  return `${year}-W${String(Math.round((monday - firstMonday(year)) / WEEK_MS) + 1).padStart(2, "0")}`;
}

/** The first ISO week is the one that holds 4 January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
}
