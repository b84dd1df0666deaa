import { expect, test } from "vitest";
import { matrixOf, matrixToMarkdown } from "./matrix.ts";

const taken = [
  { is: "row", said: "row" },
  { is: "curl", said: "row" },
  { is: "curl", said: "row" },
  { is: "curl", said: "curl" },
  { is: "dip", said: "row" },
];

test("what occurs has a row or a column, in the order given, and every answer is counted once", () => {
  const matrix = matrixOf("m", taken, ["row", "squat", "curl"]);
  expect(matrix).toMatchObject({ rows: ["row", "curl", "dip"], columns: ["row", "curl"] });
  expect(matrix.counts).toEqual([
    [1, 0],
    [2, 1],
    [1, 0],
  ]);
});

test("as Markdown right answers stand out and mistakes are said, the commonest first", () => {
  const text = matrixToMarkdown(matrixOf("m", taken));
  expect(text).toContain("| curl | 3 | **1** | 2 |");
  expect(text).toContain("Off the diagonal: curl taken for row (2), dip taken for row (1).");
  expect(matrixToMarkdown(matrixOf("m", taken.slice(0, 1)))).toContain("Nothing was taken for another.");
});
