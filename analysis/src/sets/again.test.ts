import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { curl, press, repeat, rest, type Step, signalOf } from "../movement.test-support.ts";
import { defaultRepParams } from "../reps/params.ts";
import { doneAgain } from "./again.ts";
import { setCandidates } from "./find.ts";
import { defaultSetParams } from "./params.ts";

/** What is found by the first candidate alone, taken for a set; as [rounded start, reps]. */
function again(steps: readonly Step[], prior = 0): [number, number][] {
  const features = featuresOf(motionOf(signalOf(steps)));
  const [set] = setCandidates(features, defaultSetParams, defaultRepParams);
  return doneAgain([set], features, defaultSetParams, defaultRepParams, () => prior).map(({ start, chain }) => [
    Math.round(start / 25),
    chain.reps.length,
  ]);
}

const first = [rest(10), ...repeat(8, press()), rest(90)];

test("two reps of a plain set's movement minutes later are a set, and so are the groups of a cluster", () => {
  expect(again([...first, ...repeat(2, press()), rest(10)]).map(([, reps]) => reps)).toEqual([2]);
  expect(again([...first, ...repeat(2, press()), rest(20), ...repeat(2, press()), rest(10)]).map(([, reps]) => reps)).toEqual([2, 2]);
});

test("another movement is none, and one rep only where a device logged a set", () => {
  expect(again([...first, ...repeat(2, curl()), rest(10)])).toEqual([]);
  expect(again([...first, ...press(), rest(10)])).toEqual([]);
  expect(again([...first, ...press(), rest(10)], 3).map(([, reps]) => reps)).toEqual([1]);
});

test("what is farther away than anybody rests is not looked for", () => {
  const far = [...repeat(8, press()), rest(defaultSetParams.acceptance.repeated.reachS + 60), ...repeat(2, press()), rest(10)];
  expect(again([rest(10), ...far])).toEqual([]);
});
