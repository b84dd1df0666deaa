/** A place in a list that is ordered by time and id, newest first. */
export interface Cursor {
  readonly time: Date;
  readonly id: string;
}

/** The text that a client hands back to read on. */
export function printCursor(cursor: Cursor): string {
  return `${cursor.time.toISOString()}_${cursor.id}`;
}

/** @returns null when the text is no cursor. */
export function parseCursor(text: string): Cursor | null {
  const [time = "", id = ""] = text.split("_");
  const date = new Date(time);
  return Number.isNaN(date.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? null : { time: date, id };
}
