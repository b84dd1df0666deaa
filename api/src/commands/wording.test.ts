import { expect, test } from "vitest";
import { count, recordingLine } from "./wording.ts";

const reps = { file: "a.csv", format: "rep_table", startTime: null, timeZone: null, durationS: 6, rateHz: null, issues: [] };

test("a recording without times has no length", () => {
  expect(recordingLine({ ...reps, channels: ["reps"] })).toBe("a.csv  rep_table  no date  reps");
  expect(recordingLine({ ...reps, rateHz: 50, channels: ["acc"] })).toBe("a.csv  rep_table  no date  0:06  50 Hz  acc");
});

test("one is not many", () => {
  expect([count(0, "rest"), count(1, "rep"), count(2, "set")]).toEqual(["0 rests", "1 rep", "2 sets"]);
});
