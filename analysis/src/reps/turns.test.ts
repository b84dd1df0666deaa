import fc from "fast-check";
import { expect, test } from "vitest";
import { turnsOf } from "./turns.ts";

/**
 * The definition without a running state: from the last turn on, the next one is the extreme before the first sample that has come back from it by
 * `reversal`. The first turn is the one, high or low, that is come back from first.
 */
function naive(x: readonly number[], reversal: number): number[] {
  const extreme = (from: number, to: number, sign: number) => {
    const values = x.slice(from, to + 1).map((v) => v * sign);
    return from + values.indexOf(Math.max(...values));
  };
  const cameBack = (from: number, sign: number) => {
    for (let i = from; i < x.length; i++) if (x[extreme(from, i, sign)] * sign - x[i] * sign >= reversal) return i;
    return Number.POSITIVE_INFINITY;
  };
  const [fromHigh, fromLow] = [cameBack(0, 1), cameBack(0, -1)];
  if (fromHigh === Number.POSITIVE_INFINITY && fromLow === Number.POSITIVE_INFINITY) return [];
  let sign = fromHigh <= fromLow ? 1 : -1;
  let back = Math.min(fromHigh, fromLow);
  const first = extreme(0, back, sign);
  const turns = first > 0 ? [extreme(0, first - 1, -sign), first] : [first];
  for (;;) {
    sign = -sign;
    const from = turns[turns.length - 1];
    back = cameBack(from, sign);
    if (back === Number.POSITIVE_INFINITY) return [...turns, extreme(from, x.length - 1, sign)];
    turns.push(extreme(from, back, sign));
  }
}

const axes = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 });

test("agrees with the definition", () => {
  fc.assert(
    fc.property(axes, fc.integer({ min: 1, max: 15 }), (x, reversal) => {
      expect(turnsOf(x, 0, x.length, reversal)).toEqual(naive(x, reversal));
    }),
  );
});

test("highs and lows alternate, in order of time; every swing but the one before the first turn is as large as the reversal", () => {
  fc.assert(
    fc.property(axes, fc.integer({ min: 1, max: 15 }), (x, reversal) => {
      const turns = turnsOf(x, 0, x.length, reversal);
      const swings = turns.slice(1).map((turn, k) => x[turn] - x[turns[k]]);
      for (const [k, swing] of swings.entries()) {
        expect(turns[k + 1]).toBeGreaterThan(turns[k]);
        expect(swing).not.toBe(0);
        if (k > 0) expect(Math.sign(swing)).toBe(-Math.sign(swings[k - 1]));
        if (k > 0) expect(Math.abs(swing)).toBeGreaterThanOrEqual(reversal);
        // Nothing between two turns lies beyond them.
        const between = x.slice(turns[k], turns[k + 1] + 1);
        expect([Math.min(...between), Math.max(...between)].sort((a, b) => a - b)).toEqual(
          [x[turns[k]], x[turns[k + 1]]].sort((a, b) => a - b),
        );
      }
    }),
  );
});

test("only the stretch that is asked for is looked at", () => {
  const x = [9, -9, 9, 0, 1, 0, 4, 0, 1, -9, 9];
  expect(turnsOf(x, 3, 9, 3)).toEqual([3, 6, 7]);
  expect(turnsOf([9, -9, ...x.slice(2, 9), 50], 3, 9, 3)).toEqual([3, 6, 7]);
});

test("nothing, one sample, stillness and tremor have no turns", () => {
  expect(turnsOf([], 0, 0, 1)).toEqual([]);
  expect(turnsOf([1], 0, 1, 1)).toEqual([]);
  expect(turnsOf([2, 2, 2, 2], 0, 4, 1)).toEqual([]);
  expect(turnsOf([0, 0.5, 0, 0.5, 0], 0, 5, 1)).toEqual([]);
});
