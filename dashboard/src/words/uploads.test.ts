import { expect, test } from "vitest";
import { mayBeTable, uploadStateWords } from "./uploads.ts";

test("a file given twice is named as such", () => {
  expect(uploadStateWords({ state: "done", duplicate: true, failure: null })).toContain("Nothing was added twice");
  expect(uploadStateWords({ state: "done", duplicate: false, failure: null })).toBe("Done.");
});

test("a failed upload gives its reason", () => {
  const failure = { code: "corrupt_archive", reason: "the zip is cut.", hint: "Export it again." };
  expect(uploadStateWords({ state: "failed", duplicate: false, failure })).toBe("The zip is cut.");
});

test("columns can be told of tables, and of archives in which nothing was known", () => {
  const unknown = { code: "unknown_format", reason: "", hint: "" };
  expect(["a.csv", "b.TXT", "c.csv.gz"].every((name) => mayBeTable({ name, failure: null }))).toBe(true);
  expect(mayBeTable({ name: "a.zip", failure: unknown })).toBe(true);
  expect(mayBeTable({ name: "a.zip", failure: null })).toBe(false);
  expect(mayBeTable({ name: "a.fit", failure: unknown })).toBe(false);
});
