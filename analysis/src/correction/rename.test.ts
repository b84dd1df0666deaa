import { expect, test } from "vitest";
import { decline, inputOf, repsOf } from "../proximity/sample-sets.test-support.ts";
import { type WorkSet, workSetSchema } from "../session.ts";
import { renamedSet } from "./rename.ts";

const { reps, velocity } = inputOf(repsOf(decline(9, 1, 0.5, 0.15)));
const unknown: WorkSet = {
  recording: 0,
  startTime: null,
  startS: 0,
  endS: 30,
  exercise: { id: "unknown", confidence: 0.4, source: "model", alternatives: [] },
  block: 2,
  loadKg: 80,
  role: "working",
  supersetWith: null,
  repCount: 9,
  deviceRepCount: null,
  reps: [...reps],
  parts: [],
  velocity,
  rir: null,
  failure: { probability: 0, reached: false, kind: "none", evidence: [] },
  issues: [],
};

test("a set that gets a name is read and judged as that exercise's", () => {
  const before = JSON.stringify(unknown);
  const guess = { id: "bench_press", confidence: 0.9, source: "model", alternatives: [] } as const;
  const named = renamedSet(unknown, { ...guess, alternatives: [] });
  expect(named.exercise).toEqual(guess);
  expect(named.rir?.estimate).toBeGreaterThan(0);
  expect(named).toMatchObject({ block: 2, repCount: 9, role: "working", velocity: { basis: "linear" } });
  expect(workSetSchema.parse(named)).toEqual(named);
  expect(renamedSet(unknown, { ...guess, id: "leg_press", alternatives: [] }).velocity).toMatchObject({ basis: "none", best: null });
  expect(JSON.stringify(unknown)).toBe(before);
});
