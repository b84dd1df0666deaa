import { expect, test } from "vitest";
import { learnFromSet } from "./learn.ts";
import type { FastestRep } from "./load-velocity.ts";
import { portraitOf } from "./portrait.ts";
import type { ExerciseProfile } from "./profile.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";

/** A lifter who fails at 0.22 m/s, doing 8 reps with 80 kg, on these days. */
function failures(days: readonly number[], exerciseId = "bench_press"): ExerciseProfile | null {
  return days.reduce<ExerciseProfile | null>(
    (profile, day) =>
      learnFromSet(profile, { ...inputOf(repsOf(decline(8, 0, 0.55, 0.22)), exerciseId), loadKg: 80, day, label: { failure: true } }),
    null,
  );
}

/** Fastest reps of a lifter whose bench press falls from 1.3 m/s by 0.0115 m/s a kg: 100 kg at 0.15 m/s. */
const fastest: FastestRep[] = [40, 50, 60, 70, 80, 90].map((loadKg, i) => ({
  day: i,
  loadKg,
  velocity: 1.3 - 0.0115 * loadKg + (i % 2 === 0 ? 0.01 : -0.01),
}));

test("a lifter without sets has no portrait", () => {
  expect(portraitOf("bench_press", null, [], 0)).toEqual({
    sets: 0,
    newestDay: null,
    failureVelocity: null,
    oneRepMaxKg: null,
    loadVelocity: null,
  });
});

test("velocity at failure and strength come with a range that narrows with sets and widens with time", () => {
  const one = portraitOf("bench_press", failures([0]), [], 1);
  const many = portraitOf("bench_press", failures([0, 3, 6, 9, 12]), [], 13);
  const old = portraitOf("bench_press", failures([0, 3, 6, 9, 12]), [], 900);
  expect(many).toMatchObject({ sets: 5, newestDay: 12, failureVelocity: { basis: "linear" }, oneRepMaxKg: { from: ["reps"] } });
  expect(many.failureVelocity?.likely).toBeCloseTo(0.21, 1);
  // Epley from 8 reps with 80 kg.
  expect(many.oneRepMaxKg?.likely).toBeCloseTo((80 * (1 + 8 / 30)) / (1 + 1 / 30), -1);
  const width = ({ oneRepMaxKg }: typeof one) => (oneRepMaxKg?.high ?? 0) - (oneRepMaxKg?.low ?? 0);
  expect(width(many)).toBeLessThan(width(one));
  expect(width(old)).toBeGreaterThan(width(many));
});

test("the load-velocity line is found, and gives a 1RM in the bench press only", () => {
  const bench = portraitOf("bench_press", null, fastest, 10);
  expect(bench.loadVelocity?.slope).toBeCloseTo(-0.0115, 3);
  expect(bench.oneRepMaxKg?.from).toEqual(["velocity"]);
  expect(bench.oneRepMaxKg?.low).toBeLessThan(100);
  expect(bench.oneRepMaxKg?.high).toBeGreaterThan(100);
  expect(portraitOf("back_squat", null, fastest, 10)).toMatchObject({ oneRepMaxKg: null, loadVelocity: { sets: 6 } });
  expect(portraitOf("bench_press", failures([5]), fastest, 10).oneRepMaxKg?.from).toEqual(["reps", "velocity"]);
});

test("too few loads, loads too alike, old sets and speeds that do not fall give no line", () => {
  const line = (reps: readonly FastestRep[], day = 10) => portraitOf("bench_press", null, reps, day).loadVelocity;
  expect(line(fastest.slice(0, 3))).toBeNull();
  expect(line(fastest.map((rep, i) => ({ ...rep, loadKg: 80 + i })))).toBeNull();
  expect(line(fastest, 400)).toBeNull();
  expect(line(fastest.map((rep) => ({ ...rep, velocity: 0.5 })))).toBeNull();
});

test("where nothing is published the lifter's own sets are the scale", () => {
  const own = portraitOf("lat_pulldown", failures([0, 4], "lat_pulldown"), [], 5).failureVelocity;
  expect(own?.low).toBeLessThan(0.22);
  expect(own?.high).toBeGreaterThan(0.2);
});
