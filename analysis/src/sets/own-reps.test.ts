import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { curl, press, repeat, rest, type Step, signalOf } from "../movement.test-support.ts";
import { detectReps } from "../reps/detect.ts";
import { defaultRepParams } from "../reps/params.ts";
import { ownReps } from "./own-reps.ts";

function chainOf(step: readonly Step[]) {
  const motion = motionOf(signalOf([rest(5), ...repeat(8, step), rest(5)]));
  const chain = detectReps(featuresOf(motion), { start: 125, end: 245 }, defaultRepParams);
  if (!chain) throw new Error("no chain");
  return chain;
}

test("a poor rep stays in the chain, another movement that fills its place does not", () => {
  const presses = chainOf(press());
  const curls = chainOf(curl());
  const withFourth = (change: object) => ({
    ...presses,
    reversed: null,
    reps: presses.reps.map((rep, i) => (i === 3 ? { ...rep, ...change } : rep)),
  });
  expect(ownReps(presses).reps).toHaveLength(8);
  expect(ownReps(withFourth({ weak: true })).reps).toHaveLength(8);
  const other = { strokes: curls.reps[3].strokes };
  expect(ownReps(withFourth({ ...other, weak: true })).reps.map(({ start }) => start)).toEqual(
    presses.reps.filter((_, i) => i !== 3).map(({ start }) => start),
  );
  // What the search itself believed is not for this to judge.
  expect(ownReps(withFourth({ ...other, weak: false })).reps).toHaveLength(8);
  expect(ownReps({ ...presses, reversed: withFourth({ ...other, weak: true }) }).reversed?.reps).toHaveLength(7);
});
