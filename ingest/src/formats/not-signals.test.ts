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

test.each([
  ["an ActiGraph database", encode("SQLite format 3\0"), "database", "gt3x"],
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
  ["decimal commas between commas", encode('"t","ax","ay","az"\n"0","0,1","0,2","0,98"\n'), "decimal comma", "semicolons"],
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

test("pictures and sounds in the zip of a recording are passed over", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${20 * i},${(0.1 * Math.sin(i)).toFixed(3)},0,9.81`).join("\n");
  const bytes = zipSync({ "log.csv": encode(`t_ms,ax,ay,az\n${rows}`), "Camera/1.jpg": binary(0xff, 0xd8, 0xff, 0xe0) });
  const { recordings, rejected } = await decode([{ name: "a.zip", bytes }]);
  expect([recordings.length, rejected]).toEqual([1, []]);
  const only = await decode([{ name: "b.zip", bytes: zipSync({ "1.jpg": binary(0xff, 0xd8, 0xff, 0xe0) }) }]);
  expect(only.rejected[0]).toMatchObject({ file: "b.zip/1.jpg", code: "unsupported_content" });
});
