import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { curl, handling, press, repeat, rest, type Step, signalOf } from "../movement.test-support.ts";
import { axisOf } from "../reps/axis.ts";
import { modelOf } from "../reps/model.ts";
import { defaultRepParams } from "../reps/params.ts";
import { strokeOf } from "../reps/stroke.ts";
import { logOdds, setProbability } from "./acceptance.ts";
import { findSets, setCandidates } from "./find.ts";
import type { FoundSet } from "./found-set.ts";
import { defaultSetParams } from "./params.ts";
import { movementDistance, sameMovement } from "./same-movement.ts";

/** Reps of every stretch that is found; `prior` is added to the log odds of each. */
function countsIn(steps: readonly Step[], prior = 0): number[] {
  const motion = motionOf(signalOf(steps));
  const features = featuresOf(motion);
  return findSets(features, defaultSetParams, defaultRepParams, () => prior).map(({ chain }) => chain.reps.length);
}

/** Makes a stretch alone a matter of doubt, whatever the fitted model thinks of clean presses. */
const DOUBT = -7;

function setsOf(steps: readonly Step[]): FoundSet[] {
  const motion = motionOf(signalOf(steps));
  return findSets(featuresOf(motion), defaultSetParams, defaultRepParams, () => 50);
}

test("two reps that nobody would believe alone are believed where the same movement comes again after a rest", () => {
  const pair = repeat(2, press());
  expect(countsIn([rest(10), ...pair, rest(70), ...pair, rest(10)], DOUBT)).toEqual([]);
  expect(countsIn([rest(10), ...pair, rest(25), ...pair, rest(25), ...pair, rest(10)], DOUBT)).toEqual([2, 2, 2]);
});

test("another movement, or the same after much handling, is no support", () => {
  const pair = repeat(2, press());
  expect(countsIn([rest(10), ...pair, rest(25), ...repeat(2, curl()), rest(10)], DOUBT)).toEqual([]);
  expect(countsIn([rest(10), ...pair, rest(2), ...handling(21, 3), rest(2), ...pair, rest(10)], DOUBT)).toEqual([]);
});

/** Reps of every stretch that is found where the longest one is as likely a set as said, and the others hardly. */
function countsWith(steps: readonly Step[], likely: number): number[] {
  const features = featuresOf(motionOf(signalOf(steps)));
  const candidates = setCandidates(features, defaultSetParams, defaultRepParams);
  const longest = Math.max(...candidates.map(({ chain }) => chain.reps.length));
  const prior = (start: number, end: number) => {
    const own = candidates.find((candidate) => candidate.start === start && candidate.end === end);
    if (own?.chain.reps.length !== longest) return -20;
    return logOdds(likely) - logOdds(setProbability([own], defaultSetParams.acceptance));
  };
  return findSets(features, defaultSetParams, defaultRepParams, prior).map(({ chain }) => chain.reps.length);
}

test("a short recording is made of a set: what is its likeliest needs less to be believed", () => {
  const set = [rest(10), ...repeat(6, press()), rest(10)];
  expect(countsWith(set, 0.6)).toEqual([6]);
  expect(countsWith(set, 0.08)).toEqual([6]);
  expect(countsWith(set, 0.02)).toEqual([]);
  expect(countsWith([rest(170), ...set], 0.08)).toEqual([]);
});

test("movements are compared whatever axis their reps were counted on", () => {
  const [a, b, c] = setsOf([rest(5), ...repeat(6, press()), rest(40), ...repeat(6, press()), rest(40), ...repeat(6, curl()), rest(5)]);
  expect(sameMovement(a, b)).toBe(true);
  expect(sameMovement(a, c)).toBe(false);
  for (const kind of ["pose", "height"] as const) {
    const other = countedOn(b, kind);
    expect(other.chain.axis.kind).toBe(kind);
    expect(sameMovement(a, other)).toBe(true);
    expect(sameMovement(c, other)).toBe(false);
    expect(movementDistance(a, other)).toBeLessThan(0.5 * movementDistance(c, other));
  }
});

/** The same set as if its reps had been counted on an axis of another kind. */
function countedOn(set: FoundSet, kind: "pose" | "height"): FoundSet {
  const { chain, features } = set;
  const seed = { start: chain.reps[0].start, end: chain.reps[chain.reps.length - 1].end };
  const axis = axisOf(kind, features, seed, defaultRepParams);
  const strokes = chain.reps.flatMap(({ start, turn, end }) =>
    [
      [start, turn],
      [turn, end],
    ].map(([from, to]) => strokeOf(features, axis.values, kind === "height", from, to)),
  );
  const model = modelOf(strokes, chain.model.hold);
  if (!model) throw new Error("no strokes both ways");
  return { ...set, chain: { ...chain, axis, model } };
}
