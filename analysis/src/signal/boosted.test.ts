import { expect, test } from "vitest";
import { type BoostedTrees, boostedProbability, SPLITS } from "./boosted.ts";

/** A tree that asks `feature` against `threshold` at the root and nothing below: `low` or `high`. */
function stump(feature: number, threshold: number, low: number, high: number): number[] {
  const splits = Array.from({ length: SPLITS }, (_, k) => (k === 0 ? [feature, threshold] : [0, 1e9])).flat();
  const leaves = new Array<number>(SPLITS + 1).fill(0);
  // What is not split goes left.
  leaves[0] = low;
  leaves[(SPLITS + 1) / 2] = high;
  return [...splits, ...leaves];
}

const model: BoostedTrees = { features: ["a", "b"], base: -1, trees: [stump(0, 0.5, -2, 2), stump(1, 3, 0.25, 1)] };
const logistic = (z: number) => 1 / (1 + Math.exp(-z));

test("every tree adds one leaf to the log odds; a value at the threshold goes left", () => {
  expect(boostedProbability(model, [0, 0])).toBeCloseTo(logistic(-1 - 2 + 0.25), 12);
  expect(boostedProbability(model, [1, 0])).toBeCloseTo(logistic(-1 + 2 + 0.25), 12);
  expect(boostedProbability(model, [1, 9])).toBeCloseTo(logistic(-1 + 2 + 1), 12);
  expect(boostedProbability(model, [0.5, 3])).toBeCloseTo(logistic(-1 - 2 + 0.25), 12);
  expect(boostedProbability({ ...model, trees: [] }, [1, 1])).toBeCloseTo(logistic(-1), 12);
});
