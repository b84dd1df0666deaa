import { expect, test } from "vitest";
import { findExercise } from "./catalogue.ts";
import { exerciseFromFit, fitNames } from "./fit.ts";

const BENCH_PRESS = 0;
const CRUNCH = 6;
const HIP_RAISE = 10;
const LATERAL_RAISE = 14;
const FLYE = 9;
const PULL_UP = 21;
const ROW = 23;
const SHRUG = 26;
const SQUAT = 28;
const TRICEPS_EXTENSION = 30;

test("the subtype decides where the category would credit the wrong muscles", () => {
  const traps: [number, number, string][] = [
    [CRUNCH, 33, "leg_extension"],
    [CRUNCH, 34, "leg_extension"],
    [TRICEPS_EXTENSION, 2, "dip"],
    [TRICEPS_EXTENSION, 40, "weighted_dip"],
    [LATERAL_RAISE, 17, "ring_dip"],
    [PULL_UP, 13, "lat_pulldown"],
    [PULL_UP, 25, "lat_pulldown"],
    [SQUAT, 0, "leg_press"],
    [SQUAT, 9, "barbell_hack_squat"],
    [HIP_RAISE, 1, "hip_thrust"],
    [ROW, 5, "face_pull"],
    [SHRUG, 24, "upright_row"],
    [SHRUG, 6, "dumbbell_upright_row"],
    [FLYE, 11, "reverse_fly"],
    [37, 29, "band_leg_extension"],
  ];
  for (const [category, subtype, id] of traps)
    expect(exerciseFromFit(category, subtype)).toEqual({ exercise: findExercise(id), exact: true });
});

test("a category alone gives its usual exercise, marked as such", () => {
  expect(exerciseFromFit(BENCH_PRESS, null)).toEqual({ exercise: findExercise("bench_press"), exact: false });
  expect(exerciseFromFit(BENCH_PRESS, 0xffff)).toEqual({ exercise: findExercise("bench_press"), exact: false });
});

test("what says nothing about an exercise gives null", () => {
  expect(exerciseFromFit(65534, null)).toBeNull();
  expect(exerciseFromFit(2, 0)).toBeNull();
  expect(exerciseFromFit(29, null)).toBeNull();
  expect(exerciseFromFit(48, 1)).toBeNull();
  expect(exerciseFromFit(BENCH_PRESS, 9999)).toBeNull();
});

test("every FIT name means exactly one exercise of the catalogue", () => {
  const names = fitNames();
  expect(new Set(names.map(({ category, subtype }) => `${category}/${subtype}`)).size).toBe(names.length);
  expect(names.filter(({ exercise }) => findExercise(exercise)?.id !== exercise)).toEqual([]);
});

test("the usual exercise of each category is in the catalogue", () => {
  const usual = [0, 1, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 19, 21, 22, 23, 24, 26, 27, 28, 30];
  expect(usual.filter((category) => exerciseFromFit(category, null) === null)).toEqual([]);
});
