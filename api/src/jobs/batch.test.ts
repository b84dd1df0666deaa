import { expect, test } from "vitest";
import { firstBatch } from "./batch.ts";

const MEGABYTE = 2 ** 20;
const group = (groupId: string, megabytes = 1, attempts = 0, files = 1) => ({
  groupId,
  files,
  sizeBytes: megabytes * MEGABYTE,
  attempts,
});

test("small uploads are processed together, in their order", () => {
  expect(firstBatch([group("a"), group("b"), group("c")])).toEqual(["a", "b", "c"]);
});

test("a batch is bounded in bytes and in files, but for one that is large by itself", () => {
  expect(firstBatch([group("a", 20), group("b", 10), group("c", 10)])).toEqual(["a", "b"]);
  expect(firstBatch([group("huge", 500), group("b")])).toEqual(["huge"]);
  expect(firstBatch(Array.from({ length: 100 }, (_, index) => group(`${index}`, 0.01)))).toHaveLength(50);
  expect(firstBatch([group("a", 1, 0, 30), group("b", 1, 0, 20), group("c")])).toEqual(["a", "b"]);
  expect(firstBatch([group("many", 1, 0, 90), group("b")])).toEqual(["many"]);
});

test("what was begun before is tried alone", () => {
  expect(firstBatch([group("a", 1, 1), group("b")])).toEqual(["a"]);
  expect(firstBatch([group("a"), group("b", 1, 2), group("c")])).toEqual(["a"]);
});
