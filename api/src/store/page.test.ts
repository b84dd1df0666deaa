import { expect, test } from "vitest";
import { parseCursor, printCursor } from "./page.ts";

test("a cursor is read back as it was printed", () => {
  const cursor = { time: new Date("2026-11-22T10:00:00.123Z"), id: "00000000-0000-4000-8000-000000000001" };
  expect(parseCursor(printCursor(cursor))).toEqual(cursor);
});

test.each([
  "",
  "x",
  "2026-11-22T10:00:00.000Z",
  "2026-11-22T10:00:00.000Z_'; drop table sets",
  "_00000000-0000-4000-8000-000000000001",
  "2026-11-32T10:00:00.000Z_00000000-0000-4000-8000-000000000001",
  // Dates to JavaScript, and none that PostgreSQL reads.
  "-271821-04-20T00:00:00.000Z_00000000-0000-4000-8000-000000000001",
  "0000-01-01T00:00:00.000Z_00000000-0000-4000-8000-000000000001",
  "+275760-09-13T00:00:00.000Z_00000000-0000-4000-8000-000000000001",
])("no cursor: %s", (text) => {
  expect(parseCursor(text)).toBeNull();
});
