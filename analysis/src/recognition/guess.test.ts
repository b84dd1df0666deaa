import { expect, test } from "vitest";
import { believe, guessFrom, together } from "./guess.ts";
import type { LabelledSet, LifterMemory } from "./memory.ts";
import { movementFamilies } from "./movement-family.ts";
import { nameSets } from "./name-sets.ts";

const nowhere = { loadKg: null, timeMs: null, previous: null };
const even = Float32Array.from(movementFamilies, () => 1 / movementFamilies.length);
const at = (...signature: number[]) => ({ families: even, signature: Float32Array.from(signature) });
const named = (exercise: string, ...signature: number[]): LabelledSet => ({
  exercise,
  signature: Float32Array.from(signature),
  context: nowhere,
});

test("probabilities add up to no more than one, and a stranger's set of no clear family is unknown", () => {
  const belief = believe(at(0, 0), null, nowhere);
  const sum = [...belief.values()].reduce((a, b) => a + b, 0);
  expect(sum).toBeLessThanOrEqual(1 + 1e-9);
  const guess = guessFrom(belief);
  expect(guess).toMatchObject({ id: "unknown", source: "model" });
});

test("what the lifter has named is known where it is near, and pulls less the farther it is", () => {
  const memory: LifterMemory = { model: "m", sets: [named("biceps_curl", 0, 0), named("biceps_curl", 0.1, 0), named("deadlift", 9, 0)] };
  const chance = (x: number) => believe(at(x, 0), memory, nowhere).get("biceps_curl") ?? 0;
  expect(guessFrom(believe(at(0, 0.1), memory, nowhere))).toMatchObject({ id: "biceps_curl", source: "model" });
  expect(chance(0)).toBeGreaterThan(chance(2));
  expect(chance(2)).toBeGreaterThan(chance(4));
  expect(guessFrom(believe(at(0, 40), memory, nowhere)).id).toBe("unknown");
});

test("what is as near as a lifter's sets of one exercise usually are is named with confidence, though another exercise is not far", () => {
  // Distances between sets of one exercise and to the nearest other one, as of incline and preacher curls in wrist-gym's fit part.
  const memory: LifterMemory = { model: "m", sets: [named("incline_dumbbell_curl", 0.6, 0), named("preacher_curl", -1.9, 0)] };
  const { id, confidence } = guessFrom(believe(at(0, 0), memory, nowhere));
  expect(id).toBe("incline_dumbbell_curl");
  expect(confidence).toBeGreaterThan(0.8);
  expect(confidence).toBeLessThan(0.95);
});

test("sets of one exercise are believed together, not as independent", () => {
  const one = new Map([["squat", 0.8]]);
  expect(together([one, one, one]).get("squat")).toBeCloseTo(0.8, 9);
});

test("without a recogniser what is given stands and the rest is unknown, block by block", () => {
  const given = { id: "deadlift", confidence: 1, source: "device", alternatives: [] } as const;
  const set = { movement: null, given: null, continues: false, loadKg: null, timeMs: null, stretch: { recording: 0, startS: 0, endS: 40 } };
  const names = nameSets([set, { ...set, continues: true }, { ...set, given: { ...given, alternatives: [] } }], null);
  expect(names.map(({ exercise }) => exercise.id)).toEqual(["unknown", "unknown", "deadlift"]);
  expect(names.map(({ block }) => block)).toEqual([0, 0, 1]);
  expect(names.every(({ encoding }) => encoding === null)).toBe(true);
});
