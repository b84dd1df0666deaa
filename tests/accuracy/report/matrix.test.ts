import { expect, test } from "vitest";
import { matrixOf, matrixToMarkdown } from "./matrix.ts";

const pairs = [
  { truth: "drop", told: "drop" },
  { truth: "drop", told: "unknown" },
  { truth: "working", told: "working" },
  { truth: "working", told: "working" },
];

test("a row for what is true, a column for what was said", () => {
  expect(matrixOf("roles", ["working", "drop"], ["working", "drop", "unknown"], pairs).counts).toEqual([
    [2, 0, 0],
    [0, 1, 1],
  ]);
});

test("as Markdown the right cells stand out and nothing stands for none", () => {
  expect(matrixToMarkdown(matrixOf("roles", ["working", "drop"], ["working", "drop", "unknown"], pairs))).toContain(
    "| drop | 2 |  | **1** | 1 |",
  );
});

test("a pair without a cell is an error", () => {
  expect(() => matrixOf("roles", ["working"], ["working"], pairs)).toThrow("roles: no cell for drop taken for drop");
});
