import { expect, test } from "vitest";
import { saidOf } from "./said.ts";

const said = [
  { recording: 0, startS: 10, endS: 40, exercise: "bench_press" },
  { recording: 0, startS: 38, endS: 70, exercise: "lat_pulldown" },
  { recording: 1, startS: 10, endS: 40, exercise: "back_squat" },
];

test("the stretch that overlaps most, in the same recording, by half of the shorter", () => {
  expect(saidOf(said, 0, 12, 39)).toBe("bench_press");
  expect(saidOf(said, 0, 36, 71)).toBe("lat_pulldown");
  expect(saidOf(said, 1, 20, 25)).toBe("back_squat");
  expect(saidOf(said, 0, 60, 90)).toBeNull();
  expect(saidOf(said, 2, 10, 40)).toBeNull();
  expect(saidOf([], 0, 10, 40)).toBeNull();
});
