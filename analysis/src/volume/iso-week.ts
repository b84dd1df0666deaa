/** A day of the proleptic Gregorian calendar, counted from 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;
const FIELDS = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;

/**
 * Returns a function from an instant to the day that a calendar on the wall shows in `timeZone` (an IANA name or `±HH:MM`).
 * Throws a RangeError for a time zone that does not exist.
 */
export function localDays(timeZone: string): (instant: string) => DayNumber {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", ...FIELDS });
  const offsets = new Map<DayNumber, number>();
  /** Wall clock minus UTC at the start of a UTC day, ms. */
  const offsetOn = (day: DayNumber): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const offset = wallClock(format, day * DAY_MS) - day * DAY_MS;
    offsets.set(day, offset);
    return offset;
  };
  return (instant) => {
    const time = Date.parse(instant);
    const day = Math.floor(time / DAY_MS);
    const offset = offsetOn(day);
    // On most days the clocks do not change, and one look at them serves all of the day's sets.
    const wall = offset === offsetOn(day + 1) ? time + offset : wallClock(format, time);
    return Math.floor(wall / DAY_MS);
  };
}

/** The Monday of the ISO week that holds `day`. */
export function mondayOf(day: DayNumber): DayNumber {
  // 1970-01-01 was a Thursday.
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** ISO 8601 name of the week that starts on `monday`, such as 2026-W01. The week belongs to the year of its Thursday. */
export function isoWeekName(monday: DayNumber): string {
  const thursday = monday + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const firstMonday = mondayOf(Date.UTC(year, 0, 4) / DAY_MS);
  return `${year}-W${String((monday - firstMonday) / 7 + 1).padStart(2, "0")}`;
}

/** The Monday of the week of that ISO 8601 name; null for a week that its year does not have, such as the 53rd of 2025. */
export function mondayOfWeek(name: string): DayNumber | null {
  const [year, week] = name.split("-W").map(Number);
  const monday = mondayOf(Date.UTC(year, 0, 4) / DAY_MS) + (week - 1) * 7;
  return isoWeekName(monday) === name ? monday : null;
}

/** ISO 8601 date of a day. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** What a clock on the wall shows, as if it were UTC, ms since 1970. */
function wallClock(format: Intl.DateTimeFormat, time: number): number {
  // The "en-US" text of these fields is "month/day/year, hour:minute:second"; reading it is several times faster than its parts.
  const [month, day, year, hour, minute, second] = (format.format(time).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
