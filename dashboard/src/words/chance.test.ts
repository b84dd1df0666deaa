import { expect, test } from "vitest";
import { countInterval } from "./chance.ts";

/** The same by listing every outcome. */
function byListing(probabilities: readonly number[]): number[] {
  const distribution = new Array<number>(probabilities.length + 1).fill(0);
  for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
    const happened = probabilities.map((_, i) => (outcome >> i) % 2 === 1);
    const p = probabilities.reduce((product, q, i) => product * (happened[i] ? q : 1 - q), 1);
    const k = happened.filter(Boolean).length;
    distribution[k] = (distribution[k] ?? 0) + p;
  }
  return distribution;
}

test("the interval is that of the exact distribution", () => {
  for (const probabilities of [[0.5], [0.1, 0.9], [0.3, 0.3, 0.3, 0.3], [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.5]]) {
    const distribution = byListing(probabilities);
    const atMost = (k: number) => distribution.slice(0, k + 1).reduce((a, b) => a + b, 0);
    const { low, likely, high } = countInterval(probabilities);
    expect(atMost(low)).toBeGreaterThanOrEqual(0.1 - 1e-9);
    expect(atMost(low - 1)).toBeLessThan(0.1);
    expect(atMost(high)).toBeGreaterThanOrEqual(0.9 - 1e-9);
    expect(atMost(high - 1)).toBeLessThan(0.9);
    expect(likely).toBeCloseTo(distribution.reduce((sum, p, k) => sum + k * p, 0));
  }
});

test("certain events leave no doubt", () => {
  expect(countInterval([])).toEqual({ low: 0, likely: 0, high: 0 });
  expect(countInterval([1, 1, 0])).toEqual({ low: 2, likely: 2, high: 2 });
});
