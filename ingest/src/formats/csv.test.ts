import { expect, test } from "vitest";
import { decode } from "../decode.ts";
import type { IngestError } from "../error.ts";
import type { Recording } from "../recording.ts";

const alive = (i: number) => 0.02 * Math.sin(i * 1.3);

function table(
  header: string,
  row: (i: number) => readonly (string | number)[],
  { rows = 400, delimiter = ",", comma = false } = {},
): Uint8Array {
  const lines = Array.from({ length: rows }, (_, i) => row(i).join(delimiter));
  const text = [header.replaceAll(",", delimiter), ...lines].join("\n");
  return new TextEncoder().encode(comma ? text.replaceAll(".", ",") : text);
}

async function read(bytes: Uint8Array): Promise<Recording> {
  const { recordings, rejected } = await decode([{ name: "log.csv", bytes }]);
  expect(rejected).toEqual([]);
  return recordings[0] as Recording;
}

async function refusal(bytes: Uint8Array): Promise<IngestError> {
  const { recordings, rejected } = await decode([{ name: "log.csv", bytes }]);
  expect(recordings).toEqual([]);
  return rejected[0] as IngestError;
}

test.each([
  ["t_ms,ax_ms2,ay_ms2,az_ms2,gx_rads,gy_rads,gz_rads", 10, 9.80665, 1],
  ["time (s),Acc X [g],Acc Y [g],Acc Z [g],Gyro X [deg/s],Gyro Y [deg/s],Gyro Z [deg/s]", 0.01, 1, Math.PI / 180],
  ["timestamp_us,accel_x_mg,accel_y_mg,accel_z_mg,gyro_x_dps,gyro_y_dps,gyro_z_dps", 10_000, 1000, Math.PI / 180],
])("%s", async (header, step, gravity, toRadians) => {
  const { signal, issues, format } = await read(
    table(header, (i) => [(i * step).toFixed(3), alive(i), 0.1 * gravity, gravity, 1, 2, 3 + alive(i)]),
  );
  expect(format).toBe("csv");
  expect(signal?.rateHz).toBeCloseTo(100, 6);
  expect(signal?.acceleration.z[5]).toBeCloseTo(9.80665, 3);
  expect(signal?.acceleration.y[5]).toBeCloseTo(0.980665, 3);
  expect(signal?.angularRate?.y[5]).toBeCloseTo(2 * toRadians, 5);
  expect(issues).toEqual([{ code: "no_absolute_time" }]);
});

test("a semicolon table with decimal commas and local dates", async () => {
  const { signal, startTimeUs } = await read(
    table(
      "datetime;x;y;z".replaceAll(";", ","),
      (i) => [new Date(1_700_000_000_000 + i * 20).toISOString(), alive(i).toFixed(4), "0.2", "9.7"],
      { delimiter: ";" },
    ),
  );
  expect(startTimeUs).toBe(1_700_000_000_000_000);
  expect(signal?.rateHz).toBeCloseTo(50, 3);
  const comma = await read(table("t_ms,x,y,z", (i) => [i * 20, alive(i).toFixed(4), "0.2", "9.7"], { delimiter: ";", comma: true }));
  expect(comma.signal?.acceleration.z[0]).toBeCloseTo(9.7, 5);
});

test("values win over a unit in the header that they contradict, and it is said", async () => {
  const { signal, issues } = await read(table("time_s,ax_g,ay_g,az_g", (i) => [i / 50, alive(i), 0, 9.81]));
  expect(signal?.acceleration.z[9]).toBeCloseTo(9.81, 4);
  expect(issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("g") });
});

test("a gyroscope without unit is judged by its size", async () => {
  const turning = (amplitude: number) =>
    read(table("time_s,ax,ay,az,gyrox,gyroy,gyroz", (i) => [i / 50, alive(i), 0, 9.81, amplitude * Math.sin(i / 9), 0, 0]));
  expect(Math.max(...((await turning(180)).signal?.angularRate?.x ?? []))).toBeCloseTo(Math.PI, 1);
  expect(Math.max(...((await turning(3)).signal?.angularRate?.x ?? []))).toBeCloseTo(3, 1);
});

/** A wrist that turns by `angle` about x between rests, its axes in `perG` counts a g and `perDegS` counts a deg/s. */
function inCounts(perG: number, perDegS: number, offset = 0): Uint8Array {
  const angle = (i: number) => (i % 200 < 100 ? 0.9 * Math.sin((2 * Math.PI * (i % 200)) / 100) : 0);
  const noise = (i: number) => Math.round(3 * Math.sin(i * 1.3));
  const push = (i: number) => 0.05 * perG * (i % 200 < 100 ? Math.sin(i / 3) : 0);
  const axes = (i: number) =>
    [noise(i) + push(i), perG * Math.sin(angle(i)), perG * Math.cos(angle(i))].map((value) => Math.round(value + offset));
  const turn = (i: number) => Math.round(((angle(i + 1) - angle(i)) * 50 * 180 * perDegS) / Math.PI);
  return table("t_ms,ax,ay,az,gx,gy,gz", (i) => [i * 20, ...axes(i), turn(i), noise(i), 0], { rows: 1200 });
}

test.each([
  [16_384, 131],
  [2048, 16.4],
  [4096, 1000 / 35],
])("counts of a sensor are scaled by its rest (%d a g) and by what gravity does (%d a deg/s), and it is said", async (perG, perDegS) => {
  const { signal, issues, sourceUnit } = await read(inCounts(perG, perDegS));
  expect(sourceUnit).toBe("counts");
  expect(signal?.acceleration.z[150]).toBeCloseTo(9.80665, 2);
  expect(Math.max(...(signal?.angularRate?.x ?? []))).toBeCloseTo(0.9 * Math.PI, 0);
  expect(issues).toContainEqual({ code: "unit_from_data", detail: `the acceleration is in counts; ${perG} of them at rest are 1 g` });
  expect(issues).toContainEqual({
    code: "unit_from_data",
    detail: expect.stringMatching(/gyroscope's unit is not named; read as counts, \d/),
  });
});

test("a gyroscope in counts that gravity tells nothing about is left out, and it is said", async () => {
  const { signal, issues } = await read(
    table("t_ms,ax,ay,az,gx,gy,gz", (i) => [i * 20, Math.round(pushed(i, 900)), (i % 3) - 1, 4096 + (i % 5), 120 + (i % 7), 0, 0], {
      rows: 900,
    }),
  );
  expect(signal?.angularRate).toBeNull();
  expect(issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("left out") });
});

test.each([
  [
    "counts without a rest",
    table("t_ms,ax,ay,az", (i) => [i * 20, 2500 * Math.sin(0.9 * i), 2500 * Math.cos(1.1 * i), 3000]),
    "1 g in no unit",
  ],
  ["readings around the middle of a converter's range", inCounts(102, 1, 512), "offset"],
])("%s are refused", async (_, bytes, reason) => {
  expect(await refusal(bytes)).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining(reason) });
});

test.each([
  ["Sampling rate (Hz),50\nax,ay,az", "log.csv"],
  ["# data_rate = 50.0 Hz, filter = 24 Hz\nax,ay,az", "log.csv"],
  ["# interval: 20 ms\nax,ay,az", "log.csv"],
  ["ax,ay,az", "squat_50Hz.csv"],
])("rows without times are laid out at the rate that the file states: %j in %s", async (header, name) => {
  const bytes = table(header, (i) => [alive(i), 0.1, 9.81]);
  const { recordings } = await decode([{ name, bytes }]);
  expect(recordings[0]?.signal).toMatchObject({ rateHz: 50, length: 400 });
  expect(recordings[0]?.issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("50 Hz that the file states") });
});

test("two rates are none, and neither is a sample counter", async () => {
  const both = table("# accelerometer rate: 50 Hz\n# gyroscope rate: 100 Hz\nsample,ax,ay,az", (i) => [i, alive(i), 0.1, 9.81]);
  expect(await refusal(both)).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("sampling rate") });
});

test("columns that no name gives away are read through a mapping", async () => {
  const bytes = table("wann,vorne,seite,oben,d1,d2,d3", (i) => [i * 20, alive(i), 0, 9.81, 0.1, 0.2, alive(i)]);
  expect((await decode([{ name: "log.csv", bytes }])).rejected[0]?.code).toBe("unknown_format");
  const columns = {
    time: "wann",
    acceleration: ["vorne", "seite", "oben"],
    userAcceleration: null,
    gravity: null,
    angularRate: ["d1", "d2", "d3"],
  } as const;
  const tables = [{ header: ["wann", "vorne", "seite", "oben", "d1", "d2", "d3"], columns }];
  const { recordings } = await decode([{ name: "log.csv", bytes }], { tables });
  expect(recordings[0]?.signal).toMatchObject({ rateHz: 50, length: 400 });
  expect(recordings[0]?.signal?.acceleration.z[3]).toBeCloseTo(9.81, 4);
  expect(recordings[0]?.signal?.angularRate?.y[3]).toBeCloseTo(0.2, 5);
});

test("user acceleration and gravity in g are Core Motion's: minus their sum points up at rest", async () => {
  const { signal } = await read(
    table("timestamp,userAccelerationX,userAccelerationY,userAccelerationZ,gravityX,gravityY,gravityZ", (i) => [
      i / 50,
      alive(i),
      0,
      -0.5,
      0,
      0,
      -1,
    ]),
  );
  expect(signal?.acceleration.z[3]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(signal?.gravity?.z[3]).toBeCloseTo(9.80665, 4);
});

/** Pushes without gravity, between pauses. */
const pushed = (i: number, size: number) => (i % 150 < 90 ? size * Math.sin(i / 5) : 0) + 0.02 * Math.sin(i * 1.3);

test("an acceleration without gravity is refused though its length would be one g in some unit", async () => {
  const error = await refusal(table("t_ms,ax,ay,az", (i) => [i * 20, pushed(i, 2), pushed(i + 7, 1.5), pushed(i + 3, 1)], { rows: 900 }));
  expect(error).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("gravity taken out") });
});

test("an acceleration without gravity has the gravity that stands beside it added, whatever it is called", async () => {
  const { signal, issues } = await read(
    table("t_ms,ax,ay,az,gravityX,gravityY,gravityZ", (i) => [i * 20, 0, alive(i), pushed(i, 2), 0, 0, 9.81], { rows: 900 }),
  );
  expect(signal?.acceleration.z[30]).toBeCloseTo(9.81 + pushed(30, 2), 4);
  expect(issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("added") });
});

test("an acceleration that is called linear but holds gravity is read, and it is said", async () => {
  const { signal, issues } = await read(
    table("t_ms,linaccx,linaccy,linaccz", (i) => [i * 20, 0, 9.81 + alive(i), pushed(i, 2)], { rows: 900 }),
  );
  expect(signal?.acceleration.y[5]).toBeCloseTo(9.81, 1);
  expect(issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("holds gravity") });
});

test("a counter of 16 bits that starts over is one recording", async () => {
  const { signal, gaps } = await read(table("t_ms,ax,ay,az", (i) => [(60_000 + i * 20) % 65_536, alive(i), 0, 9.81], { rows: 900 }));
  expect([signal?.length, gaps.length]).toEqual([900, 0]);
});

test("recordings that a logger wrote one after the other into a file are told apart; one that stands twice counts once", async () => {
  const row = (i: number) => [(i % 500) * 20, alive(i % 500) + (i < 500 ? 0.3 : 0), 0, 9.81];
  const once = (name: string, rows: number) => decode([{ name, bytes: table("t_ms,ax,ay,az", row, { rows }) }]);
  expect((await once("three", 1500)).recordings.map(({ signal }) => signal?.length)).toEqual([500, 500]);
});

test("every row twice is no loss of spacing", async () => {
  const { signal } = await read(table("t_ms,ax,ay,az", (i) => [(i >> 1) * 20, alive(i >> 1), 0, 9.81], { rows: 800 }));
  expect(signal?.length).toBe(400);
});

test("averages over seconds are refused by how far their rows lie apart", async () => {
  const error = await refusal(table("time,x,y,z", (i) => [1_733_038_588 + 5 * i, alive(i), 0.2, 0.97]));
  expect(error).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("every 5 s") });
});

test("a table below lines of another kind, with its units in a row of their own", async () => {
  const text = new TextDecoder().decode(table("t,ax,ay,az,gx,gy,gz", (i) => [i * 20, alive(i), 0, 1, 90, 0, 0]));
  const bytes = new TextEncoder().encode(`# logger 2\nRate,50\n\n${text.replace("\n", "\nms,g,g,g,dps,dps,dps\n")}`);
  const { signal } = await read(bytes);
  expect(signal?.acceleration.z[5]).toBeCloseTo(9.80665, 4);
  expect(signal?.angularRate?.x[5]).toBeCloseTo(Math.PI / 2, 4);
});

test("bursts of a radio link with repeated rows become an even signal, silences become gaps", async () => {
  // Three polls 4 ms apart every 40 ms, the sensor having moved on once: what a serial-over-BLE logger writes.
  const rows = Array.from({ length: 1500 }, (_, i) => ({
    ms: Math.floor(i / 3) * 40 + (i % 3) * 4 + (i > 900 ? 1200 : 0),
    value: Math.sin(Math.floor(i / 3) / 8),
  }));
  const { signal, gaps } = await read(
    table("t_ms,ax_ms2,ay_ms2,az_ms2", (i) => [rows[i]?.ms ?? 0, rows[i]?.value.toFixed(3) ?? 0, 0.1, 9.8], { rows: 1500 }),
  );
  expect(signal?.rateHz).toBeCloseTo(25, 1);
  expect(signal?.nativeRateHz).toBeCloseTo(25, 0);
  expect(gaps).toEqual([{ kind: "missing", startS: expect.closeTo(12, 1), endS: expect.closeTo(13.2, 1) }]);
});

const start = Date.UTC(2025, 2, 11, 18, 44, 11);
/** 400 rows at 50 Hz whose x tells which row it is. */
const stamped = (time: (i: number) => string | number, rows = 400) =>
  table("timestamp,ax,ay,az", (i) => [time(i), Math.sin(i / 9), 0.1, 9.81 + alive(i)], { rows });

test.each([
  ["packets of a radio link", (i: number) => start + Math.floor(i / 8) * 160],
  ["whole seconds", (i: number) => new Date(start + Math.floor(i / 50) * 1000).toISOString().slice(0, 19)],
  ["what a spreadsheet rounded", (i: number) => (Math.floor(i / 5) / 10).toFixed(1)],
])("rows that share a stamp are laid out evenly up to the next one: %s", async (_, time) => {
  const { signal, issues } = await read(stamped(time));
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
  for (const i of [3, 120, 399]) expect(signal?.acceleration.x[i]).toBeCloseTo(Math.sin(i / 9), 4);
  expect(issues).toContainEqual({ code: "disordered_time", count: expect.any(Number) });
});

test("two or three stamps for all rows, as times in 32 bits leave, tell no rate", async () => {
  const error = await refusal(stamped((i) => Math.fround((start + i * 20) / 1000 + 60), 6000));
  expect(error).toMatchObject({ code: "corrupt_file", hint: expect.stringContaining("rounded") });
});

test.each([0.04, 0.3, 2, 6])("a clock that is set back by %d s goes on from where it was", async (backS) => {
  const { recordings } = await decode([{ name: "a.csv", bytes: stamped((i) => start + i * 20 - (i < 700 ? 0 : backS * 1000), 900) }]);
  expect(recordings).toHaveLength(1);
  expect(recordings[0]).toMatchObject({ startTimeUs: start * 1000, durationS: expect.closeTo(17.98, 6), signal: { length: 900 } });
  expect(recordings[0]?.signal?.acceleration.x[720]).toBeCloseTo(Math.sin(720 / 9), 4);
});

test.each([0, 3_700_000_000_000])("a damaged stamp (%d) costs its row, not the recording or its start", async (damaged) => {
  for (const at of [0, 200]) {
    const { recordings } = await decode([{ name: "a.csv", bytes: stamped((i) => (i === at ? damaged : start + i * 20)) }]);
    expect(recordings).toHaveLength(1);
    expect(recordings[0]?.startTimeUs).toBe((start + (at === 0 ? 20 : 0)) * 1000);
    expect(recordings[0]?.issues).toContainEqual({ code: "disordered_time", count: 1 });
  }
});

test("a whole number of ticks that is no time in ns is not taken for one", async () => {
  const ticks = (i: number) => String(621_355_968_000_000_000n + BigInt(start) * 10_000n + BigInt(i) * 200_000n);
  expect(await refusal(stamped(ticks))).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("make no time") });
});

test.each([
  ["activity counts", table("time,x,y,z", (i) => [i / 10, 325, 85, 176]), "unsupported_content", "1 g in no unit"],
  [
    "linear acceleration",
    table("time,linaccx,linaccy,linaccz", (i) => [i / 50, alive(i), 0, 0.1]),
    "unsupported_content",
    "gravity taken out",
  ],
  ["a gyroscope alone", table("time,gyrox,gyroy,gyroz", (i) => [i / 50, alive(i), 0, 0.1]), "missing_companion", "gyroscope"],
  ["a table without time", table("name,ax,ay,az", (i) => [`row${i}`, alive(i), 0, 9.81]), "unsupported_content", "time"],
  ["a header without rows", table("time,ax,ay,az", () => [], { rows: 0 }), "corrupt_file", "no rows"],
  ["rows without numbers", table("time_s,ax,ay,az", (i) => [i / 50, "a", "b", "c"]), "corrupt_file", "line 2"],
  ["a shopping list", table("item,price", (i) => [`apple${i}`, i]), "unknown_format", "first line"],
])("%s is refused with a reason", async (_, bytes, code, reason) => {
  expect(await refusal(bytes)).toMatchObject({ code, reason: expect.stringContaining(reason), hint: expect.stringMatching(/\w{3}/) });
});

test("late and repeated rows are sorted in and counted", async () => {
  const swapped = (i: number) => (i % 100 === 50 ? i + 1 : i % 100 === 51 ? i - 1 : i);
  const { issues, signal } = await read(table("t_ms,ax,ay,az", (i) => [swapped(i) * 20, alive(swapped(i)), 0, 9.81]));
  expect(issues).toContainEqual({ code: "disordered_time", count: 4 });
  expect(signal?.acceleration.x[150]).toBeCloseTo(alive(150), 5);
});

const iso = (i: number) => new Date(start + i * 20).toISOString();

test.each([
  ["a named zone", (i: number) => iso(i).replace("T", " ").replace("Z", " UTC"), "+00:00"],
  ["an offset from GMT", (i: number) => iso(i).replace("Z", " GMT+00:00"), "+00:00"],
  ["digits alone", (i: number) => iso(i).replaceAll(/[-:]/g, ""), "+00:00"],
  ["digits without any sign", (i: number) => iso(i).replaceAll(/[-:TZ.]/g, ""), null],
  ["a comma in quotes", (i: number) => `"${iso(i).slice(0, 23).replace("T", " ").replace(".", ",")}"`, null],
  ["half days and a short year", (i: number) => `3/13/25 6:44:${iso(i).slice(17, 23)} PM`, null],
  ["the month's name", (i: number) => `11-Mar-2025 18:44:${iso(i).slice(17, 23)}`, null],
  ["signs of one kind", (i: number) => iso(i).slice(0, 23).replace("T", " ").replaceAll(":", "-").replace(".", ":"), null],
  ["milliseconds as long as they are", (i: number) => `2025-3-11 18:44:${11 + Math.floor(i / 50)}.${(i % 50) * 20}`, null],
  ["days as spreadsheets count them", (i: number) => ((start + i * 20) / 86_400_000 + 25_569).toFixed(12), null],
])("a date and time with %s", async (_, time, timeZone) => {
  const { startTimeUs, signal, ...recording } = await read(stamped(time));
  expect(startTimeUs).toBe((start + (_ === "half days and a short year" ? 2 * 86_400_000 : 0)) * 1000);
  expect(recording.timeZone).toBe(timeZone);
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 3), length: 400 });
});

test.each([
  ["date,time", (i: number) => [iso(i).slice(0, 10), iso(i).slice(11, 23)]],
  ["elapsed_s,epoch_ms", (i: number) => [(i / 50).toFixed(3), start + i * 20]],
  ["datetime,elapsed_s", (i: number) => [iso(i).slice(0, 19), (i / 50).toFixed(3)]],
])("of several times one tells the rows apart and another the date: %s", async (head, times) => {
  const { signal, startTimeUs } = await read(table(`${head},ax,ay,az`, (i) => [...times(i), alive(i), 0, 9.81]));
  expect(startTimeUs).toBe(start * 1000);
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
});

test("what is a date and time needs no name of a time, in whatever language", async () => {
  const { signal, startTimeUs } = await read(table("wann,tick,ax,ay,az", (i) => [iso(i), i, alive(i), 0, 9.81]));
  expect(startTimeUs).toBe(start * 1000);
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
});

test("minutes and seconds, as a spreadsheet shows them, are carried over the hour and laid out between its tenths", async () => {
  const shown = (i: number) =>
    `${String(Math.floor((3590 + i / 50) / 60) % 60).padStart(2, "0")}:${((3590 + i / 50) % 60).toFixed(1).padStart(4, "0")}`;
  const floored = (i: number) => shown(i - (i % 5));
  const { signal } = await read(stamped(floored, 1000));
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 3), length: 1000 });
});

test("a label in quotes may hold what parts the cells", async () => {
  const label = (i: number) => (i % 3 === 0 ? '"Curl, left"' : i % 3 === 1 ? '"Row"' : "rest");
  const { signal, issues } = await read(table("label,t_ms,ax,ay,az,note", (i) => [label(i), i * 20, alive(i), 0, 9.81, label(i)]));
  expect(signal).toMatchObject({ rateHz: 50, length: 400 });
  expect(issues.map(({ code }) => code)).not.toContain("unreadable_rows");
});

test("decimal commas between commas are read where every number stands in quotes", async () => {
  const quoted = (value: number) => `"${value.toFixed(3).replace(".", ",")}"`;
  const { signal } = await read(table("t,x,y,z", (i) => [i / 50, alive(i), 0.1, 9.81].map(quoted)));
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
  expect(signal?.acceleration.z[7]).toBeCloseTo(9.81, 5);
});

/** A gyroscope about x that starts late, is slower, or has rows of its own; the acceleration loses nothing by it. */
const turn = (i: number) => 2 + Math.sin(i / 9);
test.each([
  ["empty until it starts", (i: number) => [[i * 10, alive(i), 0, 9.81, ...(i < 60 ? ["", "", ""] : [turn(i), 0, 0])]]],
  ["half as fast", (i: number) => [[i * 10, alive(i), 0, 9.81, ...(i % 2 === 1 ? ["NaN", "NaN", "NaN"] : [turn(i), 0, 0])]]],
  [
    "in rows of its own",
    (i: number) => [
      [i * 10, alive(i), 0, 9.81, "", "", ""],
      [i * 10 + 4, "", "", "", turn(i + 0.4), 0, 0],
    ],
  ],
])("a gyroscope that is %s", async (_, rows) => {
  const text = [
    "t_ms,ax,ay,az,gx_rads,gy_rads,gz_rads",
    ...Array.from({ length: 600 }, (_, i) => rows(i).map((row) => row.join(","))).flat(),
  ].join("\n");
  const { signal } = await read(new TextEncoder().encode(text));
  expect(signal).toMatchObject({ rateHz: expect.closeTo(100, 6), length: 600 });
  expect(signal?.acceleration.x[10]).toBeCloseTo(alive(10), 5);
  for (const i of [101, 300]) expect(signal?.angularRate?.x[i]).toBeCloseTo(turn(i), 2);
});

test.each([
  [["wrist_acc.csv", "wrist_gyro.csv"], "t_ms,x,y,z", "t_ms,x,y,z"],
  [["a 18-44-11.csv", "b 18-44-12.csv"], "t_ms,acc_x,acc_y,acc_z", "t_ms,gyr_x,gyr_y,gyr_z"],
])("an accelerometer's table and a gyroscope's are one recording: %j", async ([a, b], head, gyroHead) => {
  const files = [
    { name: a as string, bytes: table(head, (i) => [5000 + i * 20, alive(i), 0, 9.81]) },
    { name: b as string, bytes: table(gyroHead, (i) => [4000 + i * 40 + 8, (turn(i) * 180) / Math.PI, 0, 200], { rows: 300 }) },
  ];
  const { recordings, rejected } = await decode(files.toReversed());
  expect(rejected).toEqual([]);
  expect(recordings).toMatchObject([{ file: a, signal: { length: 400 } }]);
  // 1000 ms after the gyroscope's first row lies its row 24.8.
  expect(recordings[0]?.signal?.angularRate?.x[50]).toBeCloseTo(turn((5000 + 1000 - 4008) / 40), 1);
});

test("an accelerometer and a gyroscope whose names say different days are not one recording, though their clocks both begin at 0", async () => {
  const { recordings, rejected } = await decode([
    { name: "bench 2026-11-02 acc.csv", bytes: table("t_ms,x,y,z", (i) => [i * 20, alive(i), 0, 9.81]) },
    { name: "bench 2026-11-04 gyr.csv", bytes: table("t_ms,x,y,z", (i) => [i * 20, turn(i), 0, 2]) },
  ]);
  expect(recordings.map(({ file, signal }) => [file, signal?.angularRate])).toEqual([["bench 2026-11-02 acc.csv", null]]);
  expect(rejected.map(({ file, code }) => [file, code])).toEqual([["bench 2026-11-04 gyr.csv", "missing_companion"]]);
});

test("the axis may stand in brackets or before a capital, and names in a comment", async () => {
  for (const head of ["time_ms,Acceleration (X),Acceleration (Y),Acceleration (Z)", "# time_ms,xAccl,yAccl,zAccl"])
    expect((await read(table(head, (i) => [i * 20, alive(i), 0, 9.81]))).signal).toMatchObject({ rateHz: 50, length: 400 });
});

test("a magnetometer's bare axes are no acceleration", async () => {
  const bytes = table("timestamp,x,y,z", (i) => [i * 20, alive(i), 0, 0.98]);
  const { recordings, rejected } = await decode([{ name: "magn_stream.csv", bytes }]);
  expect([recordings, rejected.map(({ code }) => code)]).toEqual([[], ["unknown_format"]]);
});

test("as many lines may stand above a table as GENEActiv's CSV has", async () => {
  const above = Array.from({ length: 100 }, (_, i) => `Setting ${i},value`).join("\n");
  const rows = new TextDecoder().decode(
    table("", (i) => [iso(i).replace("T", " ").replace("Z", "").replace(".", ":"), alive(i), 0.1, 1, 12, 0, 25.4]),
  );
  const { signal, startTimeUs } = await read(new TextEncoder().encode(above + rows));
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 3), length: 400 });
  expect(startTimeUs).toBe(start * 1000);
});

test.each([
  ["sensor", "ACC", "GYR"],
  ["sensor_type", "1", "4"],
  ["type", '"android.sensor.accelerometer"', '"android.sensor.gyroscope"'],
])("rows of several sensors, told apart by %s: %s and %s", async (column, accelerometer, gyroscope) => {
  const rows = Array.from({ length: 400 }, (_, i) => [
    `${accelerometer},${start + i * 20},${alive(i)},0,9.81`,
    `${gyroscope},${start + i * 20 + 7},${turn(i)},0,0`,
    `"magnetic field",${start + i * 20 + 9},30,20,-40`,
  ]).flat();
  const { signal, startTimeUs } = await read(new TextEncoder().encode([`${column},timestamp,x,y,z`, ...rows].join("\n")));
  expect(startTimeUs).toBe(start * 1000);
  expect(signal).toMatchObject({ rateHz: expect.closeTo(50, 6), length: 400 });
  expect(signal?.acceleration.z[200]).toBeCloseTo(9.81, 4);
  expect(signal?.angularRate?.x[200]).toBeCloseTo(turn(200 - 7 / 20), 2);
});

test("a column that says what was done and not which sensor it was leaves the table whole", async () => {
  for (const [head, labels] of [
    ["type", ["1", "4"]],
    ["name", ["Accessory curl", "Row"]],
  ] as const) {
    const { signal } = await read(table(`${head},t_ms,ax,ay,az`, (i) => [labels[i % 2] as string, i * 20, alive(i), 0, 9.81]));
    expect(signal).toMatchObject({ rateHz: 50, length: 400 });
  }
});

test("a table of one row is refused as that", async () => {
  expect(await refusal(table("t_ms,ax,ay,az", (i) => [i, 0, 0, 9.81], { rows: 1 }))).toMatchObject({
    reason: "the table has a single row",
  });
});
