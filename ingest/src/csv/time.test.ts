import { expect, test } from "vitest";
import { parseInstant } from "./instant.ts";
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
  expect(readingOfTime(unit, cells)).toEqual({ kind: "number", toSeconds, epoch, zeroS: 0, zone: null, contradiction: null });
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
  ["23/12/2019 21:04", "dayFirst", true],
  ["12/23/2019 9:04 PM", "monthFirst", true],
  ["23-Dec-2019 21:04:06.690", "named", true],
  ["Mon Dec 23 2019 21:04:06 GMT+0200 (Eastern European Standard Time)", "named", true],
  ["Dec 23, 2019 9:04:06 PM", "named", true],
  ["2019-12-23 21-04-06:690", "basic", true],
  ["2019-1-6 1:4:6.9", "unpadded", true],
  ["04:06.7", "minutes", false],
])("%s is read as %s", (cell, kind, epoch) => {
  expect(readingOfTime("", [cell, cell])).toMatchObject({ kind, epoch });
});

test.each([
  ["Dec 23, 2019 9:04:06.5 PM", "named", Date.UTC(2019, 11, 23, 21, 4, 6) + 500],
  ["23 December 2019 21:04:06 +02:00", "named", Date.UTC(2019, 11, 23, 19, 4, 6)],
  ["12/23/2019 9:04 PM", "monthFirst", Date.UTC(2019, 11, 23, 21, 4)],
  ["2019-1-6 1:4:6.9", "unpadded", Date.UTC(2019, 0, 6, 1, 4, 6, 9)],
  ["2019-12-23 21-04-06:690", "basic", Date.UTC(2019, 11, 23, 21, 4, 6, 690)],
  ["04:06.7", "minutes", 246_700],
  ["23-Foo-2019 21:04:06", "named", Number.NaN],
  ["74:06.7", "minutes", Number.NaN],
] as const)("%s as %s", (cell, kind, ms) => {
  const bytes = new TextEncoder().encode(cell);
  const seconds = parseInstant(bytes, 0, bytes.length, kind);
  expect(Math.round(seconds * 1e5) / 1e5).toBe(ms / 1000);
});

test("milliseconds without leading zeros are told by the order of the rows", () => {
  const stamps = (pad: number) =>
    Array.from({ length: 100 }, (_, i) => `2025-11-04 17:05:0${Math.floor(i / 50)}.${String((i % 50) * 20).padStart(pad, "0")}`);
  expect(readingOfTime("", stamps(1))).toMatchObject({ kind: "unpadded" });
  expect(readingOfTime("", stamps(3))).toMatchObject({ kind: "instant" });
});

test.each([
  ["a spreadsheet", 25_569, 10],
  ["MATLAB", 719_529, 9],
])("days as counted by %s are dates in local time", (_, zero, digits) => {
  const startMs = Date.UTC(2025, 10, 4, 17, 5);
  const days = Array.from({ length: 100 }, (_, i) => ((startMs + i * 20) / 86_400_000 + zero).toFixed(digits));
  expect(readingOfTime("", days)).toMatchObject({ kind: "number", toSeconds: 86_400, epoch: true, zeroS: -zero * 86_400, zone: "local" });
  // Five seconds apart they are averages, and the same numbers in steps of 20 ms are seconds of an uptime.
  expect(
    readingOfTime(
      "",
      Array.from({ length: 100 }, (_, i) => String(45_965 + (i * 5) / 86_400)),
    ),
  ).toBeNull();
  expect(readingOfTime("", steps(45_965, 0.02))).toMatchObject({ toSeconds: 1, epoch: false });
});

test("what makes no time is refused", () => {
  expect(readingOfTime("", ["a", "b"])).toBeNull();
  expect(readingOfTime("", ["1"])).toBeNull();
  expect(readingOfTime("", ["5", "5", "5"])).toBeNull();
});
