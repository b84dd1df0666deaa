import { expect, test } from "vitest";
import { namesOfOneRecording } from "./companions.ts";

const accelerometer = "A-bench_MetaWear_2019-01-11T16.10.08.270_000000000000_Accelerometer_12.500Hz_1.4.4.csv";
const gyroscope = "A-bench_MetaWear_2019-01-11T16.10.08.270_000000000000_Gyroscope_25.000Hz_1.4.4.csv";

test("the files of one sensor recording share a name", () => {
  expect(namesOfOneRecording(accelerometer, gyroscope)).toBe(true);
});

test.each([
  ["another recording of the same device", accelerometer, gyroscope.replace("16.10.08", "16.15.40")],
  ["names that are short and alike", "run1.csv", "run2.csv"],
  ["recordings of different days", "bench_press_watch-2026-11-02.csv", "bench_press_watch-2026-11-04.csv"],
  ["archives, which hold whole recordings", "bench_press-2026-11-02 (1).zip", "bench_press-2026-11-02 (2).zip"],
  ["the same name, which pairs with nothing", accelerometer, accelerometer],
])("no pair: %s", (_, a, b) => {
  expect(namesOfOneRecording(a, b)).toBe(false);
});
