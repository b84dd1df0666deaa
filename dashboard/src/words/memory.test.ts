import { expect, test } from "vitest";
import { memoryWords } from "./memory.ts";

test("says what was taught, and nothing of what was not", () => {
  expect(memoryWords({ sets: 0, exercises: 0, tables: 0 })).toEqual([]);
  expect(memoryWords({ sets: 1, exercises: 1, tables: 0 })).toEqual(["It knows 1 exercise by 1 named set."]);
  expect(memoryWords({ sets: 12, exercises: 3, tables: 2 })).toEqual([
    "It knows 3 exercises by 12 named sets.",
    "It reads 2 kinds of table as you explained.",
  ]);
});
