import { expect, test } from "vitest";
import { nameDifferentDays } from "./named-day.ts";

test.each([
  ["bench_press-2026-11-02.zip", "bench_press-2026-11-04.zip"],
  ["20261102_acc.csv", "20261104_gyr.csv"],
  ["log20261102170000.csv", "log20261104170000.csv"],
  ["02.11.2026 acc.csv", "04.11.2026 gyr.csv"],
  ["A-bench_MetaWear_2019-01-11T16.10.08.270_Accelerometer.csv", "A-bench_MetaWear_2019-01-12T16.10.08.270_Gyroscope.csv"],
])("%s and %s are of different days", (a, b) => {
  expect(nameDifferentDays(a, b)).toBe(true);
  expect(nameDifferentDays(b, a)).toBe(true);
});

test.each([
  ["the same day, later", "bench_2026-11-02_17-00-01_acc.csv", "bench_2026-11-02_17-00-05_gyr.csv"],
  ["the same day, written otherwise", "acc-2026-11-02.csv", "gyr_20261102T1700.csv"],
  ["only one has a day", "bench-2026-11-02.csv", "bench-gyr.csv"],
  ["a serial number", "sensor-202611020001234_acc.csv", "sensor-202611040001234_gyr.csv"],
  ["no day of any month", "run-2026-13-02.csv", "run-2026-14-02.csv"],
])("%s", (_, a, b) => {
  expect(nameDifferentDays(a, b)).toBe(false);
});
