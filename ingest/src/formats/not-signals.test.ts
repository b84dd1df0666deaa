import { gzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { decode } from "../decode.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const binary = (...head: readonly number[]) => Uint8Array.from([...head, ...new Array(60).fill(7)]);
const tar = () => {
  const bytes = new Uint8Array(1024);
  bytes.set(encode("ustar"), 257);
  return bytes;
};

/** The beginning of a database with one table. */
const database = (table: string) => {
  const page = new Uint8Array(4096);
  page.set(encode("SQLite format 3\0"));
  page.set(encode(table), 4000);
  return page;
};

/** A wrist that turns, as its gravity shows it. */
const gravity = (rows: number) =>
  Array.from(
    { length: rows },
    (_, i) => `${i * 10},${(9.807 * Math.cos(i / 100)).toFixed(4)},0,${(9.807 * Math.sin(i / 100)).toFixed(4)}`,
  ).join("\n");

test.each([
  ["an ActiGraph database", database("CREATE TABLE data (dataTimestamp bigint, axis1 int, axis2 int)"), "counts (ActiGraph .agd)", "gt3x"],
  ["another database", database("CREATE TABLE heart (time int)"), "database (SQLite)", "Export"],
  ["Huawei", encode('[{"recordDay":20240101,"motionPathData":[{"sportType":4}]}]'), "Huawei", "logger"],
  ["E4 pulse", encode("1733000000.000000\n64.000000\n-1.25\n3.50\n"), "Empatica E4", "ACC.csv"],
  ["E4 intervals", encode("1733000000.000000, IBI\n1.2,0.81\n2.0,0.80\n"), "Empatica E4", "ACC.csv"],
  ["E4 marks", encode("1733000000.12\n"), "Empatica E4", "ACC.csv"],
  ["OpenSeizureDetector", encode("{dataType:'raw',data3D:[12,13,1000,"), "OpenSeizureDetector", "logger"],
  ["a JPEG", binary(0xff, 0xd8, 0xff, 0xe0), "picture", "sensors"],
  ["a film", binary(0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70), "film", "sensors"],
  ["a rar", encode("Rar!\u001a\u0007"), "rar", "Unpack"],
  ["a tar", tar(), "tar", "Unpack"],
  ["a packed tar", gzipSync(tar()), "tar", "Unpack"],
  ["a spreadsheet", zipSync({ "[Content_Types].xml": encode("<Types/>"), "xl/workbook.xml": encode("<workbook/>") }), "spreadsheet", "CSV"],
  ["a web page", encode("<!DOCTYPE html><html>"), "web page", "download"],
  ["Garmin's list", encode("Activity Type,Date,Favorite,Title\nStrength,2024-12-01,false,Lift\n"), "Garmin Connect", "FIT"],
  ["Strava's list", encode('Activity ID,Activity Date,Activity Name\n1,"Dec 1",Lift\n'), "Strava", "FIT"],
  ["Fitbit", encode('[{"dateTime":"12/01/24 08:00:00","value":{"bpm":71}}]'), "Fitbit", "watch recorded"],
  ["ActiGraph's counts", encode("Date,Time,Axis1,Axis2,Axis3,Steps\n11/1/2017,10:00:00,3,4,5,0\n"), "counts", "raw"],
  ["what macOS keeps beside a file", Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0), "macOS", "without ._"],
  ["gravity alone", encode(`t_ms,ax,ay,az\n${gravity(900)}`), "where gravity points", "acceleration itself"],
])("%s is refused by name, with what to do", async (_, bytes, what, advice) => {
  const { recordings, rejected } = await decode([{ name: "file", bytes }]);
  expect(recordings).toEqual([]);
  expect(rejected).toHaveLength(1);
  expect(rejected[0]).toMatchObject({
    code: "unsupported_content",
    reason: expect.stringContaining(what),
    hint: expect.stringContaining(advice),
  });
});

test("what is only called FIT is text when it is told so", async () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => 1 + ((i * i * 31 + i * 17) % 255));
  const reasonOf = async (bytes: Uint8Array) => (await decode([{ name: "activity.fit", bytes }])).rejected[0]?.reason;
  expect(await reasonOf(encode("an error\r\n\tof the portal"))).toMatch(/^it is named \.fit but holds text/);
  expect(await reasonOf(noise)).toMatch(/^the content is binary/);
});

test("pictures and sounds in the zip of a recording are passed over", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${20 * i},${(0.1 * Math.sin(i)).toFixed(3)},0,9.81`).join("\n");
  const bytes = zipSync({ "log.csv": encode(`t_ms,ax,ay,az\n${rows}`), "Camera/1.jpg": binary(0xff, 0xd8, 0xff, 0xe0) });
  const { recordings, rejected } = await decode([{ name: "a.zip", bytes }]);
  expect([recordings.length, rejected]).toEqual([1, []]);
  const only = await decode([{ name: "b.zip", bytes: zipSync({ "1.jpg": binary(0xff, 0xd8, 0xff, 0xe0) }) }]);
  expect(only.rejected[0]).toMatchObject({ file: "b.zip/1.jpg", code: "unsupported_content" });
});
