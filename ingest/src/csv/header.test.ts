import { expect, test } from "vitest";
import { findTable } from "./find-table.ts";
import { readLayout } from "./header.ts";

const layout = (text: string) => {
  const found = readLayout(new TextEncoder().encode(text));
  if (found === null) throw new Error("no table");
  return found;
};

test.each([
  ["time,x\n1,2\n", ",", ["time", "x"]],
  ['"Time (s)";"X (m/s^2)"\n0.1;2\n', ";", ["Time (s)", "X (m/s^2)"]],
  ["time\tx\n1\t2\n", "\t", ["time", "x"]],
  ["\uFEFFtime,x\r\n1,2\r\n", ",", ["time", "x"]],
  ["sep=,\n\ntime,x\n1,2\n", ",", ["time", "x"]],
])("%j is split at %j", (text, delimiter, names) => {
  expect(String.fromCharCode(layout(text).delimiter)).toBe(delimiter);
  expect(layout(text).names).toEqual(names);
});

test("a table without a header has no names, and its first line is data", () => {
  const found = layout("1551178506.0000,0.328125,0.984375,0.203125\n1551178506.0100,0.8,-0.3,-0.3\n");
  expect(found.names).toEqual([]);
  expect(found.dataOffset).toBe(0);
  expect(layout("2019-10-16T12:09:01.702+02:00;-36;620;-824\n").names).toEqual([]);
});

test("data offset and line count what stands above", () => {
  const text = "\n\ntime,x\n1,2\n";
  expect(layout(text)).toMatchObject({ dataOffset: text.indexOf("1,2"), dataLine: 4, fieldCount: 2, firstRow: ["1", "2"] });
});

test("a comma inside a number is a decimal sign only where it does not separate", () => {
  expect(layout("t;x\n0,01;9,81\n").decimalComma).toBe(true);
  expect(layout("t,x\n0,01\n").decimalComma).toBe(false);
});

test("a decimal comma is seen below rows of whole numbers", () => {
  expect(layout("t;x\n0;0\n0;0\n0,01;9,81\n").decimalComma).toBe(true);
});

test("a row of units below the names is added to them", () => {
  expect(layout("t,ax,label\nms,m/s2,\n1,2,a\n")).toMatchObject({
    names: ["t (ms)", "ax (m/s2)", "label"],
    firstRow: ["1", "2", "a"],
    dataLine: 3,
  });
  expect(layout("sep=\\t\nt\tax\tgx\t\nms\tm/(s^2)\tdeg/s\t\n1\t2\t3\t\n".replace("\\t", "\t"))).toMatchObject({
    names: ["t (ms)", "ax (m/s^2)", "gx (deg/s)", ""],
  });
  expect(layout("time,x\na,b\n1,2\n")).toMatchObject({ names: ["time", "x"], firstRow: ["a", "b"] });
});

test.each([
  ["written once", "Time,Gyroscope,,,Accelerometer,,\n,x,y,z,x,y,z\n0,1,2,3,4,5,6\n", "Time"],
  [
    "over each axis, with units",
    "Time,Gyroscope,Gyroscope,Gyroscope,Accelerometer,Accelerometer,Accelerometer\n,x,y,z,x,y,z\ns,,,,,,\n0,1,2,3,4,5,6\n",
    "Time",
  ],
  [
    "of a data frame",
    ",Gyroscope,Gyroscope,Gyroscope,Accelerometer,Accelerometer,Accelerometer\n,x,y,z,x,y,z\ntime,,,,,,\n0,1,2,3,4,5,6\n",
    "time",
  ],
])("axes under the names of their sensors are named by both: %s", (_, text, time) => {
  const { names, firstRow } = layout(text);
  const sensors = ["Gyroscope", "Accelerometer"].flatMap((sensor) => ["x", "y", "z"].map((axis) => `${sensor} ${axis}`));
  expect(names.map((name) => name.replace(" (s)", ""))).toEqual([time, ...sensors]);
  expect(firstRow).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
});

test.each([
  ["notes and settings", "# device: x\nRate,100\n\nt,x,y,z\n1,2,3,4\n2,2,3,4\n", 5],
  ["nothing", "t,x,y,z\n1,2,3,4\n2,2,3,4\n", 2],
  ["a table without names", "made by hand\n1,2,3,4\n2,2,3,4\n", 2],
])("a table is found below %s", (_, text, line) => {
  expect(findTable(new TextEncoder().encode(text))).toMatchObject({ layout: { fieldCount: 4, dataLine: line } });
});

test("text that holds no table is looked at from its first line", () => {
  expect(findTable(new TextEncoder().encode("bench 3 x 10\nsquat\n"))).toMatchObject({ line: 1, offset: 0 });
  expect(findTable(new Uint8Array())).toBeNull();
});

test("nothing is no table", () => {
  expect(readLayout(new Uint8Array())).toBeNull();
  expect(readLayout(new TextEncoder().encode("\n\n"))).toBeNull();
});
