import { boostedProbability } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";
import { expect, test } from "vitest";
import { boost, type Example } from "./boost.ts";

const OPTIONS = { trees: 60, rate: 0.2, sample: 0.8, leastWeight: 1, shrink: 1, seed: "boost" };

/** Examples of three features of which the first two decide together: an event where both have one sign. */
function examplesOf(count: number, seed: string): Example[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const row = [random.normal(0, 1), random.normal(0, 1), random.normal(0, 1)];
    return { row, event: (row[0] ?? 0) * (row[1] ?? 0) > 0, weight: 1 };
  });
}

test("what no single feature tells is learned from two together, and holds for others", () => {
  const model = boost(["a", "b", "c"], examplesOf(800, "train"), OPTIONS);
  const others = examplesOf(400, "other");
  const right = others.filter(({ row, event }) => boostedProbability(model, row) > 0.5 === event);
  expect(right.length / others.length).toBeGreaterThan(0.9);
});

test("probabilities mean what they say where nothing is certain, and weights count like copies", () => {
  const random = createRandom("coin");
  const coins = Array.from({ length: 2000 }, (): Example => ({ row: [random.uniform()], event: random.chance(0.3), weight: 1 }));
  const model = boost(["x"], coins, { ...OPTIONS, trees: 10 });
  const said = Array.from({ length: 100 }, (_, i) => boostedProbability(model, [i / 100]));
  expect(said.reduce((a, b) => a + b, 0) / said.length).toBeCloseTo(0.3, 1);
  const heavy = boost(
    ["x"],
    [
      { row: [0], event: true, weight: 3 },
      { row: [0], event: false, weight: 1 },
    ],
    { ...OPTIONS, trees: 0 },
  );
  expect(boostedProbability(heavy, [0])).toBeCloseTo(0.75, 3);
});

test("the same examples and seed give the same model, another seed another", () => {
  const examples = examplesOf(200, "same");
  expect(boost(["a", "b", "c"], examples, OPTIONS)).toEqual(boost(["a", "b", "c"], examples, OPTIONS));
  expect(boost(["a", "b", "c"], examples, { ...OPTIONS, seed: "else" })).not.toEqual(boost(["a", "b", "c"], examples, OPTIONS));
});
