import { expect, test } from "vitest";
import { shifted, zoomed } from "./span.ts";

test("looking closer keeps the middle", () => {
  expect(zoomed([100, 200], 0.5, [0, 1000])).toEqual([125, 175]);
});

test("looking wider stays inside the recording and ends at all of it", () => {
  expect(zoomed([0, 100], 2, [0, 1000])).toEqual([0, 200]);
  expect(zoomed([900, 1000], 2, [0, 1000])).toEqual([800, 1000]);
  expect(zoomed([200, 800], 2, [0, 1000])).toBeNull();
});

test("a second is as close as it gets", () => {
  expect(zoomed([10, 11], 0.5, [0, 1000])).toEqual([10, 11]);
});

test("what is whole need not begin at nought", () => {
  expect(zoomed([38, 48], 2, [35, 60])).toEqual([35, 55]);
  expect(shifted([36, 46], -0.5, [35, 60])).toEqual([35, 45]);
});

test("moving stops at the ends", () => {
  expect(shifted([100, 200], 0.5, [0, 1000])).toEqual([150, 250]);
  expect(shifted([10, 110], -0.5, [0, 1000])).toEqual([0, 100]);
  expect(shifted([880, 980], 0.5, [0, 1000])).toEqual([900, 1000]);
});
