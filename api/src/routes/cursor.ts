import { type Cursor, parseCursor } from "../store/page.ts";
import { Refusal } from "../use/refusal.ts";

/** The place to read on from, or null for the beginning. */
export function cursorOf(before: string | undefined): Cursor | null {
  if (before === undefined) return null;
  const cursor = parseCursor(before);
  if (!cursor)
    throw new Refusal("invalid_request", "This is no place in the list.", { where: "before", hint: "Take `next` of the page above." });
  return cursor;
}
