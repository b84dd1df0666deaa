import { expect, test } from "vitest";
import { matchByOverlap } from "./match.ts";

const stretch = (startS: number, endS: number, sha256 = "a", entry = "") => ({ sha256, entry, startS, endS });

test("each stretch finds the one that it overlaps most", () => {
  const matched = matchByOverlap([stretch(0, 10), stretch(20, 30)], [stretch(21, 31), stretch(1, 9)]);
  expect([...matched].sort()).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("of two that want the same, the larger overlap wins and the other finds what is left", () => {
  const matched = matchByOverlap([stretch(0, 12), stretch(8, 30)], [stretch(10, 30), stretch(0, 9)]);
  expect(matched.get(1)).toBe(0);
  expect(matched.get(0)).toBe(1);
});

test("another file, another recording of the file, and mere contact are no match", () => {
  expect(matchByOverlap([stretch(0, 10)], [stretch(0, 10, "b"), stretch(0, 10, "a", "phone.csv"), stretch(10, 20)]).size).toBe(0);
});

test("a set that is found no more is not its neighbour, whose beginning has moved into it", () => {
  expect(matchByOverlap([stretch(0, 30)], [stretch(27, 60)]).size).toBe(0);
  // One that was cut in two is the longer part, and one that grew is found whole.
  expect([...matchByOverlap([stretch(0, 60)], [stretch(0, 25), stretch(30, 60)])]).toEqual([[0, 1]]);
  expect([...matchByOverlap([stretch(20, 30)], [stretch(0, 60)])]).toEqual([[0, 0]]);
});
