import { expect, test } from "vitest";
import { labelLogLikelihood, saysSomething } from "./label.ts";
import { defaultProximityParams } from "./params.ts";

function weights(label: Parameters<typeof labelLogLikelihood>[0], reps: number): number[] {
  const raw = Array.from(labelLogLikelihood(label, reps, defaultProximityParams), Math.exp);
  const total = raw.reduce((sum, p) => sum + p, 0);
  return raw.map((p) => p / total);
}

const mean = (p: readonly number[]) => p.reduce((sum, weight, rir) => sum + weight * rir, 0);

test("a typed number is about right in a short set and too low in a long one", () => {
  expect(mean(weights({ rir: 3 }, 8))).toBeCloseTo(3.17, 1);
  expect(mean(weights({ rir: 1 }, 16))).toBeGreaterThan(2.8);
  expect(mean(weights({ rir: 3 }, 14))).toBeGreaterThan(mean(weights({ rir: 3 }, 12)));
  expect(weights({ rir: 3 }, 40)).toEqual(weights({ rir: 3 }, 16));
});

test("this was failure leaves little else, this was not leaves little of it", () => {
  expect(weights({ failure: true }, 8)[0]).toBeGreaterThan(0.9);
  const not = weights({ failure: false }, 8);
  expect(not[0]).toBeLessThan(not[1] / 5);
  expect(not[1]).toBe(not[5]);
});

test("nothing said says nothing", () => {
  expect(saysSomething({ failure: null, rir: null })).toBe(false);
  expect(saysSomething({ rir: 0 })).toBe(true);
  expect(new Set(labelLogLikelihood({}, 8, defaultProximityParams)).size).toBe(1);
});
