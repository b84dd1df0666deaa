import { IngestError, type Recording } from "@lastrep/ingest";
import { expect, test } from "vitest";
import { attribute, uniqueNames } from "./attribute.ts";

const recording = (file: string) => ({ file }) as Recording;
const upload = (uploadId: string, name: string) => ({ uploadId, name });

test("files of one name are told apart, even where the new name is taken", () => {
  const names = uniqueNames([upload("1", "a.csv"), upload("2", "a.csv"), upload("3", "a (2).csv"), upload("4", "raw"), upload("5", "raw")]);
  expect(names.map(({ name }) => name)).toEqual(["a.csv", "a (2).csv", "a (2) (2).csv", "raw", "raw (2)"]);
});

test("recordings inside an archive belong to its upload, several of one path are numbered", () => {
  const { recordings } = attribute([upload("zip", "day.zip"), upload("fit", "day.fit")], {
    recordings: [recording("day.zip/watch.csv"), recording("day.fit"), recording("day.fit")],
    rejected: [],
  });
  expect(recordings.map(({ uploadId, entry }) => [uploadId, entry])).toEqual([
    ["zip", "watch.csv"],
    ["fit", ""],
    ["fit", "#2"],
  ]);
});

test("a rejection fails its upload only when nothing of it could be read", () => {
  const { rejected } = attribute([upload("zip", "day.zip"), upload("txt", "notes.txt")], {
    recordings: [recording("day.zip/watch.csv")],
    rejected: [
      new IngestError("corrupt_file", "day.zip/phone.csv", "cut off", "export again"),
      new IngestError("unknown_format", "notes.txt", "prose", "give data"),
    ],
  });
  expect(rejected).toEqual([{ uploadId: "txt", code: "unknown_format", reason: "prose", hint: "give data" }]);
});

test("a file that completed another one is its companion", () => {
  const { companions } = attribute(
    [upload("acc", "bench_Accelerometer.csv"), upload("gyr", "bench_Gyroscope.csv"), upload("other", "squat.zip")],
    {
      recordings: [recording("squat.zip"), recording("bench_Accelerometer.csv")],
      rejected: [],
    },
  );
  expect(companions).toEqual([{ uploadId: "gyr", of: "acc" }]);
});
