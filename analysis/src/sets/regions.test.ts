import { expect, test } from "vitest";
import { defaultSetParams } from "./params.ts";
import { regionsIn, seedsIn } from "./regions.ts";
import type { Similarity } from "./similarity.ts";

const params = { ...defaultSetParams, minSimilarity: 0.5, seeds: 3 };

/** Scores with one lag for all. */
function similarity(scores: readonly number[], lag: number): Similarity {
  return { rateHz: 12.5, score: Float32Array.from(scores), lag: new Uint16Array(scores.length).fill(lag) };
}

/** Sets the free samples of a mask written as `1` free and `0` taken. */
function mask(text: string): Uint8Array {
  return Uint8Array.from(text, Number);
}

test("a region lasts for two lags beyond its last repeating start, and adds up its scores", () => {
  const s = similarity([0, 0, 0.75, 0.75, 0, 0, 0, 0, 0, 0, 0.5, 0], 2);
  expect(regionsIn(s, mask("111111111111"), 0, 12, params)).toEqual([
    { start: 2, end: 7, total: 1.5 },
    { start: 10, end: 12, total: 0.5 },
  ]);
});

test("starts within reach of each other make one region; what is taken divides it and is never in it", () => {
  const s = similarity([0.5, 0, 0, 0.5, 0, 0, 0.5, 0, 0, 0], 2);
  expect(regionsIn(s, mask("1111111111"), 0, 10, params)).toEqual([{ start: 0, end: 10, total: 1.5 }]);
  expect(regionsIn(s, mask("1111011111"), 0, 10, params)).toEqual([
    { start: 0, end: 4, total: 1 },
    { start: 6, end: 10, total: 0.5 },
  ]);
  expect(regionsIn(s, mask("0000000000"), 0, 10, params)).toEqual([]);
  expect(regionsIn(s, mask("1111111111"), 1, 5, params)).toEqual([{ start: 3, end: 5, total: 0.5 }]);
  expect(regionsIn(similarity([], 2), mask(""), 0, 0, params)).toEqual([]);
});

test("seeds are the best starts, best first, at least a lag apart, free and no more than asked for", () => {
  const s = similarity([0.6, 0.9, 0.8, 0.7, 0.6, 0.2, 0.65, 0.95, 0.5, 0.5, 0.55, 0.5], 2);
  const region = { start: 0, end: 12, total: 0 };
  expect(seedsIn(s, mask("111111111111"), region, params)).toEqual([7, 1, 4]);
  expect(seedsIn(s, mask("111111100111"), region, params)).toEqual([1, 6, 10]);
  expect(seedsIn(s, mask("111111111111"), { start: 8, end: 12, total: 0 }, params)).toEqual([10]);
  expect(seedsIn(similarity([0.2, 0.3], 2), mask("11"), { start: 0, end: 2, total: 0 }, params)).toEqual([]);
});
