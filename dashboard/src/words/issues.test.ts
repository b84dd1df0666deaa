import { expect, test } from "vitest";
import { issueSentence, issueSentences } from "./issues.ts";

test("a finding is a sentence with its own numbers", () => {
  expect(issueSentence({ code: "gap", startS: 300, endS: 312 })).toBe(
    "Nothing was recorded from 5:00 to 5:12; reps and speeds there are less certain.",
  );
  expect(issueSentence({ code: "unreadable_rows", count: 12_000, firstLine: 7 })).toContain("12,000 rows");
  expect(issueSentence({ code: "sources_disagree", detail: "8 reps and 9." })).toBe("Two sources of this workout disagree: 8 reps and 9.");
});

test("many holes are one sentence, where the first of them stood", () => {
  const gap = (startS: number, endS: number) => ({ code: "gap", startS, endS });
  expect(issueSentences([{ code: "no_gyroscope" }, gap(3, 3.4), gap(5, 6), { code: "no_signal" }])).toEqual([
    issueSentence({ code: "no_gyroscope" }),
    "In 2 stretches, 1.4 seconds in all, nothing was recorded; reps and speeds there are less certain.",
    issueSentence({ code: "no_signal" }),
  ]);
  expect(issueSentences([gap(3, 4)])).toEqual([issueSentence(gap(3, 4))]);
});

test("an unknown finding is still shown", () => {
  expect(issueSentence({ code: "clock_jump" })).toBe("Clock jump.");
  expect(issueSentence({ code: "clock_jump", detail: "2 s." })).toBe("Clock jump: 2 s.");
});

test("a suggestion is worded as one", () => {
  expect(issueSentence({ code: "suggested_role", role: "forced" })).toContain("look like forced reps");
});
