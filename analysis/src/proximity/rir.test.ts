import fc from "fast-check";
import { expect, test } from "vitest";
import { rirSchema } from "../session.ts";
import { probabilityAtMost, toRir } from "./rir.ts";
import { uniformOf } from "./sample-sets.test-support.ts";

test("a certain number is itself, within what rounds to it", () => {
  const rir = toRir([0, 0, 1], ["prior"]);
  expect(rir).toMatchObject({ estimate: 2, low: expect.closeTo(1.62), high: expect.closeTo(2.38) });
  expect(toRir([1], ["prior"])).toMatchObject({ estimate: 0, low: 0, high: expect.closeTo(0.26) });
});

test("six and more are one bin", () => {
  const rir = toRir([0, 0, 0, 0, 0, 0, 1, 1, 2], ["prior"]);
  expect(rir).toMatchObject({ estimate: 6, high: 6, distribution: [0, 0, 0, 0, 0, 0, 1] });
  expect(rir.low).toBeGreaterThan(5.5);
});

test("the interval is the shortest, and central among equals", () => {
  expect(toRir([1, 1, 1, 1, 1], ["prior"])).toMatchObject({ estimate: 2, low: expect.closeTo(0), high: expect.closeTo(3.3) });
  expect(toRir([0, 1, 1, 1], ["prior"])).toMatchObject({ estimate: 2, low: expect.closeTo(0.86), high: expect.closeTo(3.14) });
  expect(toRir([5, 3, 1, 1], ["prior"])).toMatchObject({ low: 0, high: expect.closeTo(1.3667, 3) });
});

test("over many beliefs that mean what they say it holds the truth in about four of five", () => {
  const uniform = uniformOf(7);
  const sets = 4000;
  let held = 0;
  for (let i = 0; i < sets; i++) {
    const centre = 6 * uniform();
    const width = 0.5 + uniform();
    const rir = toRir(
      Array.from({ length: 12 }, (_, k) => Math.exp(-0.5 * ((k - centre) / width) ** 2)),
      ["prior"],
    );
    const drawn = uniform();
    let below = 0;
    const truth = rir.distribution.findIndex((p) => {
      below += p;
      return below >= drawn;
    });
    if (rir.low <= truth && truth <= rir.high) held++;
  }
  expect(held / sets).toBeGreaterThan(0.75);
  expect(held / sets).toBeLessThan(0.85);
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
      expect(inside).toBeGreaterThanOrEqual(0.76 - 1e-9);
      expect(probabilityAtMost(rir, 6)).toBeCloseTo(1);
    }),
  );
});
