import { expect, test } from "vitest";
import type { WorkSet } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { estimateProximity } from "./estimate.ts";
import { learnFromSet } from "./learn.ts";
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

/** A set that ends in an attempt, by a lifter who fails at 0.26 m/s, much faster than others do. */
const failed = workSet([...decline(9, 0, 0.56, 0.26), 0.1], {
  repCount: 9,
  reps: repsOf([...decline(9, 0, 0.56, 0.26), 0.1]).map((rep, i) => (i === 9 ? { ...rep, completed: false } : rep)),
});
const nearIt = workSet(decline(8, 0, 0.54, 0.27), { loadKg: 70 });

test("a set that failed shows at which speed the lifter fails today", () => {
  const [alone] = judgeTogether([nearIt]);
  const [, beside] = judgeTogether([failed, nearIt]);
  expect(beside.failure.probability).toBeGreaterThan(alone.failure.probability + 0.1);
  expect(beside.rir?.basis).toContain("profile");
  expect(judgeTogether([{ ...failed, loadKg: 60 }, failed])[0].rir?.basis).toContain("profile");
  // Neither by itself nor to sets of other exercises, and not where nobody knows the exercise.
  expect(judgeTogether([failed])[0].rir?.basis).not.toContain("profile");
  for (const [id, other] of [
    ["bench_press", "overhead_press"],
    ["unknown", "unknown"],
  ]) {
    const of = (set: WorkSet, name: string) => ({ ...set, exercise: { ...set.exercise, id: name } });
    expect(judgeTogether([of(failed, id), of(nearIt, other)])[1].rir?.basis).not.toContain("profile");
  }
});

test("what a profile holds of a set of the session is not learnt twice", () => {
  const { exercise, reps, velocity, loadKg, parts } = failed;
  const profile = learnFromSet(null, { reps, velocity, exerciseId: exercise.id, loadKg, parts, day: 7, key: "a" });
  if (profile === null) throw new Error("a failed attempt teaches");
  const judged = (key: string) =>
    judgeTogether([failed, nearIt], { day: 7, profiles: new Map([[exercise.id, profile]]), said: new Map([[0, { key }]]) })[1];
  expect(judged("a").rir).toEqual(judgeTogether([nearIt], { day: 7, profiles: new Map([[exercise.id, profile]]) })[0].rir);
  expect(judged("b").rir).not.toEqual(judged("a").rir);
});

test("with the load known from another day, work of the same muscle in another exercise leaves fewer reps possible", () => {
  const { exercise, reps, velocity, loadKg, parts } = failed;
  const profile = learnFromSet(null, { reps, velocity, exerciseId: exercise.id, loadKg, parts, day: 0 });
  if (profile === null) throw new Error("a failed attempt teaches");
  const after = (id: string) => {
    const sets = [workSet(decline(8, 2, 0.5, 0.2), { exercise: { ...exercise, id } }), workSet(decline(6, 3, 0.54, 0.27), { loadKg })];
    return judgeTogether(sets, { day: 7, profiles: new Map([[exercise.id, profile]]) })[1].rir?.estimate ?? 0;
  };
  expect(after("dumbbell_bench_press")).toBeLessThan(after("leg_curl") - 0.2);
});
