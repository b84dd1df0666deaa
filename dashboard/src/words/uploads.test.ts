import { expect, test } from "vitest";
import { uploadStateWords } from "./uploads.ts";

test("a file given twice is named as such", () => {
  expect(uploadStateWords({ state: "done", duplicate: true, failure: null })).toContain("Nothing was added twice");
  expect(uploadStateWords({ state: "done", duplicate: false, failure: null })).toBe("Done.");
});

test("a failed upload gives its reason", () => {
  const failure = { code: "corrupt_archive", reason: "the zip is cut.", hint: "Export it again." };
  expect(uploadStateWords({ state: "failed", duplicate: false, failure })).toBe("The zip is cut.");
});
