import { expect, test } from "vitest";
import { muscleOfPart, musclePart, sentenceCase } from "./muscles.ts";

test("a shoulder's heads lie on their own sides of the body", () => {
  expect(musclePart("front_delts", "front")).toBe("deltoids");
  expect(musclePart("front_delts", "back")).toBeNull();
  expect(musclePart("rear_delts", "back")).toBe("deltoids");
  expect(musclePart("no_such_muscle", "front")).toBeNull();
});

test("pointing at a part finds the first listed muscle that it shows there", () => {
  expect(muscleOfPart("deltoids", "back", ["front_delts", "rear_delts", "side_delts"])).toBe("rear_delts");
  expect(muscleOfPart("head", "front", ["chest"])).toBeNull();
});

test("ids become words", () => {
  expect(sentenceCase("bench_press")).toBe("Bench press");
});
