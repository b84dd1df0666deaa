import { gzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { describeTable } from "./describe-table.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const rows = (row: (i: number) => readonly (number | string)[], count = 200) =>
  Array.from({ length: count }, (_, i) => row(i).join(",")).join("\n");

test("tells columns and units as guessed from names and values", () => {
  const bytes = encode(`time,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z\n${rows((i) => [i * 20, 0, 20, 1000 + (i % 7), 40, 0, i % 90])}`);
  expect(describeTable({ name: "a.csv", bytes })).toMatchObject({
    header: ["time", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"],
    rows: [["0", "0", "20", "1000", "40", "0", "0"], expect.anything(), expect.anything()],
    columns: { time: "time", acceleration: ["acc_x", "acc_y", "acc_z"], gravity: null, angularRate: ["gyr_x", "gyr_y", "gyr_z"] },
    source: "guess",
    units: { time: "ms", acceleration: "mg", angularRate: "deg/s" },
  });
});

test("of a table whose names tell nothing, the columns are left open, and a mapping for its header has it read", async () => {
  const header = ["stamp", "ch1", "ch2", "ch3", "ch4"];
  const file = { name: "b.csv", bytes: encode(`${header.join(",")}\n${rows((i) => [i * 20, 55, 0, 0.1 * Math.sin(i), 9.8])}`) };
  expect(describeTable(file)).toMatchObject({ header, columns: { acceleration: null, time: null }, units: { acceleration: null } });
  expect((await decode([file])).recordings).toEqual([]);
  const columns = { time: "stamp", acceleration: ["ch2", "ch3", "ch4"], userAcceleration: null, gravity: null, angularRate: null } as const;
  const tables = [{ header, columns }];
  expect(describeTable(file, tables)).toMatchObject({ columns, source: "known", units: { time: "ms", acceleration: "m/s²" } });
  const { recordings } = await decode([file], { tables });
  expect(recordings[0]?.signal).toMatchObject({ length: 200, rateHz: expect.closeTo(50, 3) });
  expect(recordings[0]?.signal?.acceleration.z[5]).toBeCloseTo(9.8, 4);
  const other = { name: "c.csv", bytes: encode(`${header.toReversed().join(",")}\n${rows((i) => [9.8, 0, 0, 55, i * 20])}`) };
  expect((await decode([other], { tables })).recordings).toEqual([]);
});

test("tables in a zip and in a gzip stream are described; the one that nobody knows comes first", async () => {
  const table = (header: string) => encode(`${header}\n${rows((i) => [i * 20, 0, 0.1 * Math.sin(i), 9.8])}`);
  const bytes = zipSync({ "a/known.csv": table("time,ax,ay,az"), "a/odd.csv": table("stamp,ch1,ch2,ch3"), "read.me": encode("hello") });
  const header = ["stamp", "ch1", "ch2", "ch3"];
  expect(describeTable({ name: "x.zip", bytes })).toMatchObject({ entry: "a/odd.csv", header, source: "guess" });
  const columns = { time: "stamp", acceleration: ["ch1", "ch2", "ch3"], userAcceleration: null, gravity: null, angularRate: null } as const;
  const tables = [{ header, columns }];
  expect(describeTable({ name: "x.zip", bytes }, tables)).toMatchObject({ entry: "a/known.csv", source: "guess" });
  expect((await decode([{ name: "x.zip", bytes }], { tables })).recordings).toHaveLength(2);
  const packed = gzipSync(table("stamp,ch1,ch2,ch3"));
  expect(describeTable({ name: "x.csv.gz", bytes: packed })).toMatchObject({ entry: null, header });
  expect(describeTable({ name: "x.csv.gz", bytes: packed.subarray(0, packed.length - 20) })).toMatchObject({ header });
  expect(describeTable({ name: "x.zip", bytes: bytes.subarray(0, 40) })).toBeNull();
});

test("columns of a table without a header are counted", async () => {
  const file = { name: "d.csv", bytes: encode(rows((i) => [1, 2, i * 20, 0, 0.1, 9.8])) };
  const header = Array.from({ length: 6 }, (_, i) => `column ${i + 1}`);
  expect(describeTable(file)?.header).toEqual(header);
  const columns = {
    time: "column 3",
    acceleration: ["column 4", "column 5", "column 6"],
    userAcceleration: null,
    gravity: null,
    angularRate: null,
  } as const;
  expect((await decode([file], { tables: [{ header, columns }] })).recordings).toHaveLength(1);
});

test.each([
  [
    "Sensor Logger's own table",
    "time,seconds_elapsed,rotationRateX,rotationRateY,rotationRateZ,gravityX,gravityY,gravityZ,accelerationX,accelerationY,accelerationZ\n1,2,3,4,5,6,7,8,9,1,2\n",
  ],
  ["text", "bench 3 x 10\nsquat\n"],
  ["binary", "PK\u0003\u0004\0\0"],
  ["JSON", '[{"x": 1, "y": 2}]'],
])("%s needs no mapping", (_, content) => {
  expect(describeTable({ name: "x.csv", bytes: encode(content) })).toBeNull();
});

test("a table of reps is described as such, by its names or as was said", () => {
  const file = { name: "reps.csv", bytes: encode("set,rep,time,mean_velocity_ms,kg\n1,1,2026-03-02T10:00:02Z,0.52,100\n") };
  const header = ["set", "rep", "time", "mean_velocity_ms", "kg"];
  const reps = { meanVelocity: "mean_velocity_ms", set: "set", rep: "rep", exercise: null, load: null };
  const sensors = { acceleration: null, userAcceleration: null, gravity: null, angularRate: null };
  expect(describeTable(file)).toMatchObject({ header, holds: "reps", source: "guess", reps, columns: { ...sensors, time: "time" } });
  const said = { time: null, ...sensors, reps: { ...reps, load: "kg" } };
  expect(describeTable(file, [{ header, columns: said }])).toMatchObject({
    holds: "reps",
    source: "known",
    reps: said.reps,
    columns: { time: null },
  });
  // The sets beside it hold nothing to be told.
  expect(describeTable({ name: "sets.csv", bytes: encode("set,exercise,weight_kg,rpe\n1,Squat,100,8\n") })).toBeNull();
});
