import { expect, test } from "vitest";
import { habitFor } from "./habit.ts";
import type { LabelledSet, SetContext } from "./memory.ts";

const nowhere: SetContext = { loadKg: null, timeMs: null, previous: null };
const set = (exercise: string, context: Partial<SetContext>): LabelledSet => ({
  exercise,
  signature: new Float32Array(2),
  context: { ...nowhere, ...context },
});
const habit = (exercise: string, all: readonly LabelledSet[], context: Partial<SetContext>) => {
  const own = all.filter((one) => one.exercise === exercise);
  return habitFor(exercise, own, all, { ...nowhere, ...context });
};
const times = (n: number, one: LabelledSet) => Array.from({ length: n }, () => one);

test("what usually follows the exercise before is likelier, the more so the more often it did", () => {
  const all = (n: number) => [...times(n, set("biceps_curl", { previous: "barbell_row" })), set("deadlift", { previous: "back_squat" })];
  const after = (exercise: string, n: number) => habit(exercise, all(n), { previous: "barbell_row" });
  expect(after("biceps_curl", 40)).toBeCloseTo(1);
  expect(after("deadlift", 40)).toBeLessThan(0.4);
  expect(after("deadlift", 2)).toBeGreaterThan(0.85);
  expect(habit("deadlift", all(40), { previous: "leg_press" })).toBe(1);
  expect(habit("deadlift", all(40), {})).toBe(1);
});

test("a load that was never used and an exercise that was not done for long speak against it, what is not known says nothing", () => {
  const day = 86_400_000;
  const all = [set("bench_press", { loadKg: 80, timeMs: 0 })];
  expect(habit("bench_press", all, { loadKg: 80, timeMs: 0 })).toBeCloseTo(1);
  expect(habit("bench_press", all, { loadKg: 20 })).toBeLessThan(habit("bench_press", all, { loadKg: 60 }));
  expect(habit("bench_press", all, { timeMs: 200 * day })).toBeLessThan(habit("bench_press", all, { timeMs: 20 * day }));
  expect(habit("bench_press", all, {})).toBe(1);
});
