/** A place in a list that is ordered by time and id, newest first. */
export interface Cursor {
  readonly time: Date;
  readonly id: string;
}

/** The text that a client hands back to read on. */
export function printCursor(cursor: Cursor): string {
  return `${cursor.time.toISOString()}_${cursor.id}`;
}

/** Years 1 to 9999 only: of others there is no list, and the database reads not all of those that JavaScript writes. */
const PRINTED = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** @returns null when the text is no cursor. */
export function parseCursor(text: string): Cursor | null {
  const [, time = "", id = ""] = PRINTED.exec(text) ?? [];
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : { time: date, id };
}
