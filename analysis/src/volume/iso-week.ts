/** A day of the proleptic Gregorian calendar, counted from 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/**
 * Returns a function from an instant to the day that a calendar on the wall shows in `timeZone` (an IANA name or `±HH:MM`).
 * Throws a RangeError for a time zone that does not exist.
 */
export function localDays(timeZone: string): (instant: string) => DayNumber {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const dayOfQuarter = new Map<number, DayNumber>();
  return (instant) => {
    const time = Date.parse(instant);
    // No zone changes its day inside a quarter of an hour that starts at a full quarter; sets of one workout share most of them.
    const quarter = Math.floor(time / 900_000);
    let day = dayOfQuarter.get(quarter);
    if (day === undefined) {
      day = shownDay(format, time);
      dayOfQuarter.set(quarter, day);
    }
    return day;
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

/** ISO 8601 date of a day. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function shownDay(format: Intl.DateTimeFormat, time: number): DayNumber {
  // The "en-US" order of these three numeric fields is month/day/year; reading the text is several times faster than its parts.
  const [month, day, year] = format.format(time).split("/").map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
