import { expect, test } from "vitest";
import { readingOfTime, secondsARow } from "./time.ts";

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
  const uneven = steps(0, 10).map((cell, i) => String(Number(cell) + (i % 3)));
  const reading = readingOfTime("s", uneven);
  expect(reading).toMatchObject({ toSeconds: 1e-3 });
  expect(reading?.contradiction).toContain("ms");
});

test.each([
  ["5 s, as seconds since 1970", "", steps(1_733_038_588, 5), 5],
  ["10 s by the name", "s", steps(0, 10), 10],
  ["60 s, as dates", "", ["2024-01-01 10:00:00", "2024-01-01 10:01:00", "2024-01-01 10:02:00", "2024-01-01 10:03:00"], 60],
])("rows an even %s apart are averages, not a fast clock in a smaller unit", (_, unit, cells, apartS) => {
  expect(readingOfTime(unit, cells)).toBeNull();
  expect(secondsARow(unit, cells)).toBeCloseTo(apartS, 6);
});

test("a fast clock is no averages, however long it ran", () => {
  for (const early of [(i: number) => i % 4, (i: number) => (i % 30 === 0 ? 1 : 0)]) {
    const uptimeMs = Array.from({ length: 100 }, (_, i) => String(1_733_038_588 + i * 20 + early(i)));
    expect(readingOfTime("", uptimeMs)).toMatchObject({ toSeconds: 1e-3, epoch: false });
    expect(secondsARow("", uptimeMs)).toBeNull();
  }
});

test.each([
  ["23.12.2019 21:04:06.690", "dayFirst", true],
  ["12/23/2019 9:04:06.690", "monthFirst", true],
  ["04/05/2019 21:04:06", "dayFirst", false],
  ["21:04:06:690", "clock", false],
])("%s is read as %s", (cell, kind, epoch) => {
  expect(readingOfTime("", [cell, cell])).toMatchObject({ kind, epoch });
});

test("what makes no time is refused", () => {
  expect(readingOfTime("", ["a", "b"])).toBeNull();
  expect(readingOfTime("", ["1"])).toBeNull();
  expect(readingOfTime("", ["5", "5", "5"])).toBeNull();
});
