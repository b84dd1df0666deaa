import { expect, test } from "vitest";
import { toRir } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { observeWorkout } from "./observe-workout.ts";
import { repRangeOf } from "./rep-range.ts";

function workSet(repCount: number, rir: number[] | null, changes: Partial<WorkSet> = {}): WorkSet {
  const published = rir && toRir(rir, ["prior"]);
  const reached = published?.distribution[0] === 1;
  return workSetOf({
    repCount,
    rir: published,
    failure: { probability: published?.distribution[0] ?? 0, reached, kind: "none", evidence: [] },
    ...changes,
  });
}

const atFailure = [1];
const fiveLeft = [0, 0, 0, 0.1, 0.2, 0.4, 0.3];
const codes = (sets: readonly WorkSet[]) => observeWorkout(sets).map(({ code, set }) => [code, set]);

test("whether the last working set of an exercise reached failure is told, and no surer than it is", () => {
  expect(observeWorkout([workSet(8, fiveLeft), workSet(8, [0.7, 0.3])])).toEqual([
    { code: "last_set", set: 1, sentence: "The last bench press set probably ended in failure." },
  ]);
  expect(observeWorkout([workSet(8, fiveLeft)])[0]?.sentence).toBe("The last bench press set ended before failure.");
  expect(observeWorkout([workSet(8, null)])).toEqual([]);
});

test("a light set that stopped short is marked, a moderate one and one near failure are not", () => {
  expect(codes([workSet(20, fiveLeft)])).toEqual([
    ["stopped_short", 0],
    ["last_set", 0],
  ]);
  expect(codes([workSet(10, fiveLeft)])).toEqual([["last_set", 0]]);
  expect(codes([workSet(20, [0.2, 0.5, 0.3])])).toEqual([["last_set", 0]]);
});

test("fewer reps after a failure at the same weight are told; at another weight they say nothing", () => {
  const sets = [workSet(10, atFailure), workSet(6, atFailure)];
  expect(observeWorkout(sets)[0]).toEqual({
    code: "early_failure",
    set: 0,
    sentence: "This bench press set went to failure; the next one at the same weight had 4 reps fewer.",
  });
  expect(codes([workSet(10, atFailure), workSet(6, atFailure, { loadKg: 90 })])).toEqual([["last_set", 1]]);
});

test("warm-ups and sets without a name are left out", () => {
  const unknown = { id: "unknown", confidence: 0, source: "none", alternatives: [] } as const;
  expect(
    observeWorkout([workSet(20, fiveLeft, { role: "warm_up" }), workSet(20, fiveLeft, { exercise: { ...unknown, alternatives: [] } })]),
  ).toEqual([]);
});

test("rep ranges", () => {
  expect([0, 1, 5, 6, 14, 15, 30].map(repRangeOf)).toEqual([null, "heavy", "heavy", "moderate", "moderate", "light", "light"]);
});
