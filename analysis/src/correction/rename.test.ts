import { expect, test } from "vitest";
import { decline, inputOf, repsOf } from "../proximity/sample-sets.test-support.ts";
import { workSetSchema } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { renamedSet } from "./rename.ts";

const { reps, velocity } = inputOf(repsOf(decline(9, 1, 0.5, 0.15)));
const unknown = workSetOf({
  exercise: { id: "unknown", confidence: 0.4, source: "model", alternatives: [] },
  block: 2,
  repCount: 9,
  reps: [...reps],
  velocity,
});

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
