import fc from "fast-check";
import { expect, test } from "vitest";
import { median, medianInPlace } from "./median.ts";

test("few and many values have the median that sorting gives; NaN comes last", () => {
  const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, Number.NaN)), { maxLength: 120 });
  const property = fc.property(values, (list) => {
    const sorted = Float64Array.from(list).sort();
    const m = sorted.length >> 1;
    const expected = sorted.length % 2 ? sorted[m] : (sorted[m - 1] + sorted[m]) / 2;
    // Adding zero makes one of the two zeros.
    expect(median(list) + 0).toBe(expected + 0);
  });
  fc.assert(property, { seed: 1, numRuns: 500 });
  expect(median([])).toBeNaN();
  expect(median([3, 1, 2])).toBe(2);
  expect(medianInPlace(Float64Array.of(4, 1, 3, 2))).toBe(2.5);
});
