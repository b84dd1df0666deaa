import { expect, test } from "vitest";
import { estimateProximity } from "./estimate.ts";
import { learnFromSet, type TeachingSet } from "./learn.ts";
import { defaultProximityParams } from "./params.ts";
import type { CurvePrior } from "./posterior.ts";
import { type ExerciseProfile, personalPrior } from "./profile.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";

const population: CurvePrior = {
  failureLogMean: Math.log(0.15),
  failureLogSd: 0.34,
  reserve: 0.055,
  reserveCv: 0.4,
  reserveIsRelative: false,
  shape: 1.9,
  shapeLogSd: 0.35,
};

/** A lifter who fails a bench press at 0.26 m/s, much faster than others do. */
function quickFailure(day: number): TeachingSet {
  return { ...inputOf(repsOf(decline(8, 0, 0.55, 0.26))), day, label: { failure: true } };
}

function learned(days: readonly number[]): ExerciseProfile {
  let profile: ExerciseProfile | null = null;
  for (const day of days) profile = learnFromSet(profile, quickFailure(day));
  if (profile === null) throw new Error("labelled sets teach");
  return profile;
}

function priorOf(profile: ExerciseProfile, day: number): CurvePrior {
  const prior = personalPrior(profile, "linear", day, population, defaultProximityParams);
  if (prior === null) throw new Error("the profile has observations");
  return prior;
}

test("few sets pull the belief a little, many nearly all the way, and it narrows", () => {
  const one = priorOf(learned([0]), 1);
  const many = priorOf(learned([0, 3, 6, 9, 12, 15]), 16);
  expect(Math.exp(one.failureLogMean)).toBeGreaterThan(0.17);
  expect(Math.exp(many.failureLogMean)).toBeGreaterThan(Math.exp(one.failureLogMean));
  expect(Math.exp(many.failureLogMean)).toBeLessThan(0.27);
  expect(many.failureLogSd).toBeLessThan(one.failureLogSd);
  expect(one.failureLogSd).toBeLessThan(population.failureLogSd);
  // A lifter's own sets still scatter, however many are known.
  expect(many.failureLogSd).toBeGreaterThan(0.15);
});

test("how late a lifter's speed falls is learnt", () => {
  const priorAfter = (shape: number) => {
    let profile: ExerciseProfile | null = null;
    for (const day of [0, 3, 6]) {
      profile = learnFromSet(profile, { ...inputOf(repsOf(decline(10, 0, 0.55, 0.15, shape))), day, label: { failure: true } });
    }
    return priorOf(profile as ExerciseProfile, 7);
  };
  expect(priorAfter(3).shape).toBeGreaterThan(1.1 * population.shape);
  expect(priorAfter(1.1).shape).toBeLessThan(0.9 * population.shape);
  expect(priorAfter(3).shapeLogSd).toBeLessThan(population.shapeLogSd);
  // Profiles that were kept before it was learnt say nothing of it.
  const old = learned([0]);
  const without = { ...old, observations: old.observations.map(({ shapeLog: _, shapeLogSd: __, ...rest }) => rest) };
  expect(priorOf(without, 1)).toMatchObject({ shape: population.shape });
  expect(priorOf(without, 1).shapeLogSd).toBeCloseTo(population.shapeLogSd, 6);
});

test("what is old is believed less", () => {
  const profile = learned([0, 3]);
  const soon = priorOf(profile, 5);
  const late = priorOf(profile, 700);
  expect(late.failureLogSd).toBeGreaterThan(soon.failureLogSd);
  expect(late.failureLogMean).toBeLessThan(soon.failureLogMean);
});

test("sets of one day count for less than sets of several", () => {
  expect(priorOf(learned([0, 0, 0]), 5).failureLogSd).toBeGreaterThan(priorOf(learned([0, 2, 4]), 5).failureLogSd);
});

test("a profile turns the same speeds into another answer, and the answer says so", () => {
  const profile = learned([0, 3, 6]);
  const input = inputOf(repsOf(decline(8, 0, 0.55, 0.26)));
  const anyone = estimateProximity(input);
  const own = estimateProximity({ ...input, profile, day: 8 });
  expect(own.failure.probability).toBeGreaterThan(anyone.failure.probability + 0.1);
  expect(own.rir?.basis).toContain("profile");
  expect(own.failure.evidence.join(" ")).toMatch(/Your bench press usually fails near 0\.2\d m\/s\./);
});

test("a set that nobody labelled and that did not fail teaches nothing", () => {
  const set = { ...inputOf(repsOf(decline(8, 2, 0.55, 0.2))), day: 0 };
  expect(learnFromSet(null, set)).toBeNull();
  const profile = learned([0]);
  expect(learnFromSet(profile, set)).toBe(profile);
});

test("a failed attempt teaches without a label", () => {
  const reps = repsOf([...decline(8, 0, 0.55, 0.26), 0.1]).map((rep, i) => (i === 8 ? { ...rep, completed: false } : rep));
  expect(learnFromSet(null, { ...inputOf(reps), day: 0 })?.observations.length).toBe(1);
});

test("profiles keep the newest sets only, and one kind of speed", () => {
  const long = learned(Array.from({ length: 40 }, (_, i) => i));
  expect(long.observations.length).toBeLessThan(40);
  expect(long.observations.at(-1)?.day).toBe(39);
  expect(personalPrior(long, "angular", 40, population, defaultProximityParams)).toBeNull();
});
