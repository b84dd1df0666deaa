import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrapped } from "./unwrap.ts";

test.each([
  [2 ** 16, 20],
  [2 ** 24, 10_000],
  [2 ** 32, 10_000],
  [86_400, 0.02],
])("a counter that starts over at %d is carried on", (modulus, step) => {
  const steady = Float64Array.from({ length: 300 }, (_, i) => modulus - 100 * step + i * step);
  const out = unwrapped(steady.map((tick) => (tick >= modulus ? tick - modulus : tick)));
  out.forEach((tick, i) => {
    expect(tick).toBeCloseTo(steady[i] as number, 4);
  });
});

test("a counter that starts over twice is carried on twice", () => {
  const ticks = Float64Array.from({ length: 9000 }, (_, i) => (i * 20) % 65_536);
  expect(unwrapped(ticks).at(-1)).toBe(8999 * 20);
});

test("late rows and restarts are left as they are", () => {
  for (const ticks of [
    [0, 20, 40, 30, 60],
    [0, 20, 40, 60, 0, 20, 40],
    [5000, 5020, 4000, 4020],
  ])
    expect(Array.from(unwrapped(Float64Array.from(ticks)))).toEqual(ticks);
});

test("increasing times come back as the same array", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { maxLength: 50 }), (values) => {
      const ticks = Float64Array.from(values).sort();
      expect(unwrapped(ticks)).toBe(ticks);
    }),
  );
});
