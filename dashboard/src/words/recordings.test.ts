import { expect, test } from "vitest";
import type { Workout } from "../api.ts";
import { byFile, recordingIssues, recordingWords } from "./recordings.ts";

type Recording = Workout["recordings"][number];

const watch = {
  uploadId: "a",
  file: "watch.zip",
  startTime: "2024-12-02T14:39:00Z",
  durationS: 46,
  rateHz: 100.02,
  channels: ["acc", "gyro"],
  issues: [],
} as unknown as Recording;
const table = {
  ...watch,
  uploadId: "b",
  file: "reps.csv",
  startTime: null,
  durationS: 6,
  rateHz: null,
  channels: ["reps"],
  issues: [{ code: "no_rep_times" }],
} as unknown as Recording;

test("a file is said once, however many recordings it holds, with its findings once", () => {
  const files = byFile([watch, table, table]);
  expect(files.map((recordings) => recordings.length)).toEqual([1, 2]);
  expect(files.map((recordings) => recordingWords(recordings, "Europe/Berlin"))).toEqual([
    "Mon 2 Dec 2024, 15:39, 46 s, 100 samples a second: acceleration, rotation.",
    "No date in the recording, 2 parts: measured reps.",
  ]);
  expect(recordingIssues([table, table])).toEqual(["The file does not say when each rep was: only their order is known."]);
});

test("reps without times have an order and no length", () => {
  expect(recordingWords([table], "UTC")).toBe("No date in the recording: measured reps.");
});
