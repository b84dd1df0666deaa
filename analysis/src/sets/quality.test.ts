import { expect, test } from "vitest";
import { analyse } from "../analyse.ts";
import { findExercise } from "../exercise/catalogue.ts";
import { press, recordingOf, repeat, rest, signalOf } from "../movement.test-support.ts";
import { setIssues, withCountIssue } from "./quality.ts";

test("gaps count where they touch the set; what the sensor lacks counts everywhere; the rest is the recording's own", () => {
  const recording = recordingOf(null, {
    gaps: [
      { startS: 5, endS: 10, kind: "missing" },
      { startS: 19, endS: 25, kind: "frozen" },
      { startS: 30, endS: 31, kind: "missing" },
    ],
    issues: [
      { code: "no_gyroscope" },
      { code: "low_rate", rateHz: 10 },
      { code: "clipped", count: 3, limit: 78 },
      { code: "no_absolute_time" },
    ],
  });
  const issues = setIssues(recording, 10, 20, null);
  expect(issues).toEqual([
    { code: "frozen", startS: 19, endS: 25 },
    { code: "orientation_uncertain" },
    { code: "no_gyroscope" },
    { code: "low_rate", rateHz: 10 },
    { code: "clipped", count: 3, limit: 78 },
  ]);
});

test("an exercise whose load the wrist does not follow says so", () => {
  const codes = (id: string) => setIssues(recordingOf(null), 0, 1, findExercise(id) ?? null).map((issue) => issue.code);
  expect(codes("bench_press")).toEqual([]);
  expect(codes("push_up")).toEqual(["wrist_cannot_see_load"]);
  expect(codes("dumbbell_bench_press")).toEqual(["wrist_on_arc"]);
});

test("a count of the device that differs is an issue, an equal one, none, or one without reps to compare is not", () => {
  const [set] = analyse([recordingOf(signalOf([rest(5), ...repeat(6, press()), rest(5)]))]).session.sets;
  const codes = (deviceRepCount: number | null, reps = set.reps) => withCountIssue({ ...set, reps, deviceRepCount }).issues;
  expect(codes(7)).toEqual([...set.issues, { code: "count_differs", device: 7, signal: 6 }]);
  for (const same of [codes(6), codes(null), codes(7, [])]) expect(same).toEqual(set.issues);
});
