import { expect, test } from "vitest";
import { learnFromSet } from "./learn.ts";
import { defaultProximityParams as params } from "./params.ts";
import type { ExerciseProfile } from "./profile.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";
import { expectedReps } from "./strength.ts";

function failed(loadKg: number, reps: number, day: number, earlierSets = 0): ExerciseProfile {
  const set = { ...inputOf(repsOf(decline(reps, 0, 0.55, 0.15))), loadKg, day, earlierSets, label: { failure: true } };
  const profile = learnFromSet(null, set);
  if (profile === null) throw new Error("a labelled set teaches");
  return profile;
}

test("at the same load as many reps are expected as were possible, at a heavier one fewer and less surely", () => {
  const profile = failed(80, 10, 0);
  const same = expectedReps(profile, 80, 3, 0, params);
  const heavier = expectedReps(profile, 90, 3, 0, params);
  expect(same?.mean).toBeCloseTo(10, 0);
  // Epley: 80 · (1 + 10 ÷ 30) = 90 · (1 + 5.6 ÷ 30).
  expect(heavier?.mean).toBeCloseTo(5.6, 0);
  expect(expectedReps(profile, 60, 3, 0, params)?.sd).toBeGreaterThan(same?.sd ?? 9);
  expect(expectedReps(profile, 120, 3, 0, params)).toBeNull();
});

test("sets before tire, and what was done tired counts for more fresh", () => {
  const fresh = expectedReps(failed(80, 10, 0), 80, 3, 0, params)?.mean ?? 0;
  expect(expectedReps(failed(80, 10, 0), 80, 3, 2, params)?.mean).toBeLessThan(fresh - 1);
  expect(expectedReps(failed(80, 10, 0, 2), 80, 3, 0, params)?.mean).toBeGreaterThan(fresh + 1);
});

test("what was long ago is less sure, and the same day says nothing of itself", () => {
  const profile = failed(80, 10, 0);
  expect(expectedReps(profile, 80, 700, 0, params)?.sd).toBeGreaterThan(expectedReps(profile, 80, 3, 0, params)?.sd ?? 9);
  expect(expectedReps(profile, 80, 0, 0, params)).toBeNull();
});
