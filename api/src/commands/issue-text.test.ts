import { expect, test } from "vitest";
import { issueLines, issueText } from "./issue-text.ts";

const gap = (startS: number, endS: number) => ({ code: "gap", startS, endS });

test("many holes are one line with what they add up to, where the first of them stood", () => {
  const issues = [{ code: "no_gyroscope" }, gap(10, 271), gap(296, 297), gap(368, 442), gap(453, 538), { code: "low_rate", rateHz: 12.5 }];
  expect(issueLines(issues)).toEqual([
    "no gyroscope",
    "4 stretches without data, 7:01 in all: 0:10 to 4:31 (261 s), 4:56 to 4:57 (1 s), 6:08 to 7:22 (74 s), and 1 more",
    "only 12.5 samples a second: fast movements are blurred",
  ]);
  expect(issueLines([gap(3, 4.5)])).toEqual(["nothing was recorded from 0:03 to 0:05 (1.5 s)"]);
});

test("a code without words of its own is shown with its numbers", () => {
  expect(issueText({ code: "count_differs", device: 8, signal: 9 } as { code: string })).toBe("count differs: device 8, signal 9");
});
