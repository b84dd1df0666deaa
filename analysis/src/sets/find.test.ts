import { expect, test } from "vitest";
import { type Features, featuresOf, motionOf } from "../motion/motion.ts";
import { curl, handling, press, repeat, rest, type Step, signalOf } from "../movement.test-support.ts";
import { defaultRepParams } from "../reps/params.ts";
import { findSets } from "./find.ts";
import { defaultSetParams } from "./params.ts";

function featuresFrom(steps: readonly Step[]): Features {
  const motion = motionOf(signalOf(steps));
  return featuresOf(motion);
}

const find = (features: Features, prior?: () => number) => findSets(features, defaultSetParams, defaultRepParams, prior);

test("sets come in order of time, apart from each other, each with its window on the features", () => {
  const features = featuresFrom([rest(5), ...repeat(6, press()), rest(40), ...repeat(9, curl()), rest(40), ...repeat(7, press()), rest(5)]);
  const sets = find(features);
  expect(sets.map((set) => set.chain.reps.length)).toEqual([6, 9, 7]);
  for (const [k, set] of sets.entries()) {
    expect(set.start).toBe(set.offset + set.chain.reps[0].start);
    expect(set.end).toBe(set.offset + (set.chain.reps.at(-1)?.end ?? 0));
    expect(set.end).toBeLessThanOrEqual(features.length);
    if (k > 0) expect(set.start).toBeGreaterThanOrEqual(sets[k - 1].end);
    expect(set.features.velocity[0]).toBe(features.velocity[set.offset]);
    expect(set.chain.axis.values).toHaveLength(set.features.length);
  }
});

test.each([0, 1, 2, 4, 10])("different movements are different sets, %d s apart", (gap) => {
  const features = featuresFrom([
    rest(5),
    ...repeat(8, press()),
    rest(gap),
    ...repeat(9, curl()),
    rest(gap),
    ...repeat(7, press()),
    rest(5),
  ]);
  expect(find(features).map((set) => set.chain.reps.length)).toEqual([8, 9, 7]);
});

test("stillness and handling hold no sets", () => {
  expect(find(featuresFrom([rest(60)]))).toEqual([]);
  for (const seed of [1, 2, 3, 4]) expect(find(featuresFrom(handling(60, seed)))).toEqual([]);
});

test("what is known from elsewhere can turn the decision either way", () => {
  const features = featuresFrom([rest(5), ...repeat(5, press()), rest(5)]);
  expect(find(features, () => -50)).toEqual([]);
  expect(find(features, () => 50)).toHaveLength(1);
});
