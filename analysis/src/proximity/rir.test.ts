import fc from "fast-check";
import { expect, test } from "vitest";
import { rirSchema } from "../session.ts";
import { probabilityAtMost, toRir } from "./rir.ts";

test("a certain number is itself, within what rounds to it", () => {
  const rir = toRir([0, 0, 1], ["prior"]);
  expect(rir).toMatchObject({ estimate: 2, low: expect.closeTo(1.6), high: expect.closeTo(2.4) });
  expect(toRir([1], ["prior"])).toMatchObject({ estimate: 0, low: 0, high: expect.closeTo(0.3) });
});

test("six and more are one bin", () => {
  const rir = toRir([0, 0, 0, 0, 0, 0, 1, 1, 2], ["prior"]);
  expect(rir).toMatchObject({ estimate: 6, high: 6, distribution: [0, 0, 0, 0, 0, 0, 1] });
  expect(rir.low).toBeGreaterThan(5.5);
});

test("the interval is the shortest, and central among equals", () => {
  expect(toRir([1, 1, 1, 1, 1], ["prior"])).toMatchObject({ estimate: 2, low: expect.closeTo(0), high: expect.closeTo(3.5) });
  expect(toRir([0, 1, 1, 1], ["prior"])).toMatchObject({ estimate: 2, low: expect.closeTo(0.8), high: expect.closeTo(3.2) });
  expect(toRir([5, 3, 1, 1], ["prior"])).toMatchObject({ low: 0, high: expect.closeTo(1.5) });
});

test("any weights give a valid answer whose interval holds what it rounds to", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 21 }), (weights) => {
      fc.pre(weights.some((weight) => weight > 1e-6));
      const rir = toRir(weights, ["prior"]);
      expect(rirSchema.safeParse(rir).success).toBe(true);
      expect(rir.low).toBeLessThanOrEqual(rir.high);
      const inside = rir.distribution.reduce(
        (sum, p, k) => sum + (k >= Math.floor(rir.low + 0.5) && k <= Math.ceil(rir.high - 0.5) ? p : 0),
        0,
      );
      expect(inside).toBeGreaterThanOrEqual(0.8 - 1e-9);
      expect(probabilityAtMost(rir, 6)).toBeCloseTo(1);
    }),
  );
});
