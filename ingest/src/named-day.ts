/** Whether two file names say different days, as those of an app that puts the date of a recording into them do. */
export function nameDifferentDays(a: string, b: string): boolean {
  const [day, other] = [dayIn(a), dayIn(b)];
  return day !== null && other !== null && day !== other;
}

const YEAR_FIRST = /(?<!\d)(20\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\d{4}(?:\d\d)?(?!\d)|(?!\d))/;
const YEAR_LAST = /(?<!\d)(\d\d)([-_. ])(\d\d)\2(20\d\d)(?!\d)/;

/** The first day that a name holds. Of 03-02-2026 nobody knows which is the month: it is compared as it stands. */
function dayIn(name: string): string | null {
  const [, year, , month, day] = YEAR_FIRST.exec(name) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  const [, first, , second, last] = YEAR_LAST.exec(name) ?? [];
  return last === undefined ? null : `${last}, ${first}, ${second}`;
}
