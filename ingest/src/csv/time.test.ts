import { expect, test } from "vitest";
import { readingOfTime } from "./time.ts";

const steps = (start: number, step: number) => Array.from({ length: 50 }, (_, i) => String(start + i * step));

test.each([
  ["seconds from 0 at 100 Hz", "", steps(0, 0.01), 1, false],
  ["ms from start-up at 50 Hz", "ms", steps(304_079, 20), 1e-3, false],
  ["µs without a name", "", steps(12, 10_000), 1e-6, false],
  ["epoch s", "", steps(1_551_178_506, 0.01), 1, true],
  ["epoch ms", "timestamp", steps(1_647_000_000_000, 10), 1e-3, true],
  ["epoch µs", "", steps(1_647_000_000_000_000, 10_000), 1e-6, true],
])("%s", (_, unit, cells, toSeconds, epoch) => {
  expect(readingOfTime(unit, cells)).toEqual({ kind: "number", toSeconds, epoch, zone: null, contradiction: null });
});

test("epoch nanoseconds are read digit by digit", () => {
  expect(readingOfTime("ns", ["1733038588240000123", "1733038588250000123"])).toMatchObject({ kind: "nanoseconds", epoch: true });
});

test("dates and times of day are instants", () => {
  expect(readingOfTime("", ["2019-10-16T12:09:01.702+02:00", "2019-10-16T12:09:01.742+02:00"])).toMatchObject({
    kind: "instant",
    epoch: true,
  });
});

test("values win over a name that contradicts them, and say so", () => {
  const reading = readingOfTime("s", steps(0, 10));
  expect(reading).toMatchObject({ toSeconds: 1e-3 });
  expect(reading?.contradiction).toContain("ms");
});

test("what makes no time is refused", () => {
  expect(readingOfTime("", ["a", "b"])).toBeNull();
  expect(readingOfTime("", ["1"])).toBeNull();
  expect(readingOfTime("", ["5", "5", "5"])).toBeNull();
});
