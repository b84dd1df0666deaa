import { expect, test } from "vitest";
import type { WorkSet } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { estimateProximity } from "./estimate.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";
import { judgeTogether } from "./together.ts";

function workSet(speeds: readonly number[], changes: Partial<WorkSet> = {}): WorkSet {
  const input = inputOf(repsOf(speeds));
  return workSetOf({ repCount: speeds.length, reps: [...input.reps], velocity: input.velocity, ...estimateProximity(input), ...changes });
}

const easyFirst = [workSet(decline(10, 4, 0.5, 0.15)), workSet(decline(11, 1, 0.52, 0.15))];

test("sets at one load are judged in the light of each other", () => {
  const [first, second] = judgeTogether(easyFirst);
  expect(first.rir?.estimate).toBeGreaterThan(easyFirst[0].rir?.estimate ?? 9);
  expect(first.rir?.basis).toContain("history");
  expect(second.rir?.basis).toContain("history");
});

test("running it again changes nothing, and nothing given is changed", () => {
  const before = JSON.stringify(easyFirst);
  const once = judgeTogether(easyFirst);
  expect(judgeTogether(once)).toEqual(once);
  expect(JSON.stringify(easyFirst)).toBe(before);
});

test("other loads, other exercises and unknown loads say nothing", () => {
  for (const changes of [{ loadKg: 60 }, { loadKg: null }, { exercise: { ...easyFirst[1].exercise, id: "overhead_press" } }]) {
    const sets = [easyFirst[0], workSet(decline(11, 1, 0.52, 0.15), changes)];
    expect(judgeTogether(sets)[0].rir?.basis).not.toContain("history");
  }
});

test("a set without measured reps stays as it is", () => {
  const bare = workSet([], { repCount: 8, rir: null });
  expect(judgeTogether([bare, easyFirst[0]])[0]).toBe(bare);
});
