import { expect, test } from "vitest";
import { mayBeTable, togetherWords, uploadStateWords } from "./uploads.ts";

test("a file given twice is named as such", () => {
  expect(uploadStateWords({ state: "done", duplicate: true, failure: null })).toContain("Nothing was added twice");
  expect(uploadStateWords({ state: "done", duplicate: false, failure: null })).toBe("Done.");
});

test("a failed upload gives its reason", () => {
  const failure = { code: "corrupt_archive", reason: "the zip is cut.", hint: "Export it again." };
  expect(uploadStateWords({ state: "failed", duplicate: false, failure })).toBe("The zip is cut.");
  expect(uploadStateWords({ state: "failed", duplicate: false, failure: { ...failure, reason: "it is no zip" } })).toBe("It is no zip.");
});

test("of several files, those that could not be read are not called done", () => {
  const failure = { code: "unknown_format", reason: "unknown", hint: "" };
  const [done, failed, busy] = [
    { state: "done", duplicate: false, failure: null },
    { state: "failed", duplicate: false, failure },
    { state: "analysing", duplicate: false, failure: null },
  ] as const;
  expect(togetherWords([done, done, done])).toBe("All 3 done.");
  expect(togetherWords([done, failed, done, failed, done])).toBe("3 of 5 read, 2 could not be read.");
  const again = { ...done, duplicate: true };
  expect(togetherWords([again, again])).toBe("All 2 done. You gave them before; nothing was added twice.");
  expect(togetherWords([done, again, failed])).toBe(
    "2 of 3 read, 1 could not be read. 1 of them you gave before; nothing was added twice.",
  );
  expect(togetherWords([failed, failed])).toBe("0 of 2 read, 2 could not be read.");
  expect(togetherWords([done, busy, busy])).toBe("1 of 3 read. Finding sets and reps.");
  expect(togetherWords([done, busy, failed])).toBe("1 of 3 read, 1 could not be read. Finding sets and reps.");
});

test("columns can be told of tables, and of archives in which nothing was known", () => {
  const unknown = { failure: { code: "unknown_format", reason: "", hint: "" }, formats: [] };
  const read = (...formats: string[]) => ({ failure: null, formats });
  expect(["a.csv", "b.TXT", "c.csv.gz"].every((name) => mayBeTable({ name, ...read("csv") }))).toBe(true);
  expect(mayBeTable({ name: "reps.csv", ...read("rep_table") })).toBe(true);
  expect(mayBeTable({ name: "a.csv", ...unknown })).toBe(true);
  expect(mayBeTable({ name: "a.zip", ...unknown })).toBe(true);
  expect(mayBeTable({ name: "a.zip", ...read("csv") })).toBe(false);
  expect(mayBeTable({ name: "a.fit", ...unknown })).toBe(false);
});

test("nothing has to be told of a table of a known format", () => {
  expect(mayBeTable({ name: "MetaWear_Accelerometer.csv", failure: null, formats: ["metamotion"] })).toBe(false);
});

test("nothing can be told of a web page that is called a table, or of an empty file", () => {
  const failed = (code: string) => ({ name: "a.csv", formats: [], failure: { code, reason: "", hint: "" } });
  expect([failed("unsupported_content"), failed("empty_file")].map(mayBeTable)).toEqual([false, false]);
});
