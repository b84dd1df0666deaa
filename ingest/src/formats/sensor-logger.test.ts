import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { decode } from "../decode.ts";
import type { Recording } from "../recording.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const EPOCH_NS = 1_733_038_588_240_000_000n;
const time = (i: number) => `${EPOCH_NS + BigInt(i) * 10_000_000n},${(0.24 + i / 100).toFixed(2)}`;

/** Device z up at rest, then a push upwards of 0.5 g between samples 200 and 250. The gyroscope shows that the sensor is alive. */
const push = (i: number) => (i >= 200 && i < 250 ? 0.5 : 0);
const alive = (i: number) => (0.01 * Math.sin(i)).toFixed(6);

function wristMotion({ unit, sign, columns = "" }: { unit: number; sign: 1 | -1; columns?: string }): string {
  const header = `time,seconds_elapsed,rotationRateX,rotationRateY,rotationRateZ,gravityX,gravityY,gravityZ,accelerationX,accelerationY,accelerationZ${columns}`;
  const rows = Array.from(
    { length: 600 },
    (_, i) => `${time(i)},${alive(i)},0.2,0.3,0,0,${sign * unit},0,0,${sign * unit * push(i)}${columns.replace(/[a-zA-Z]+/g, "0.5")}`,
  );
  return `${header}\n${rows.join("\n")}\n`;
}

async function only(name: string, bytes: Uint8Array): Promise<Recording> {
  const { recordings, rejected } = await decode([{ name, bytes }]);
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  return recordings[0] as Recording;
}

test.each([
  ["g in Core Motion's frame", { unit: 1, sign: -1 } as const],
  ["m/s² in Android's frame", { unit: 9.80665, sign: 1 } as const],
  ["18 columns", { unit: 1, sign: -1, columns: ",quaternionW,quaternionX,quaternionY,quaternionZ,pitch,roll,yaw" } as const],
])("WristMotion in %s gives specific force that points up at rest", async (_, shape) => {
  const { signal, startTimeUs, issues, format } = await only("WristMotion.csv", encode(wristMotion(shape)));
  expect(format).toBe("sensor_logger");
  expect(signal).toMatchObject({ rateHz: 100, nativeRateHz: expect.closeTo(100, 6), length: 600 });
  expect(signal?.acceleration.z[10]).toBeCloseTo(9.80665, 4);
  expect(signal?.gravity?.z[220]).toBeCloseTo(9.80665, 4);
  expect(signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(signal?.angularRate?.y[3]).toBeCloseTo(0.2, 6);
  expect(startTimeUs).toBe(1_733_038_588_240_000);
  expect(issues.map((issue) => issue.code)).toEqual(shape.unit === 1 ? [] : ["unit_from_data"]);
});

/** The watch's table with other names and with every column but `drop`. */
function renamed(text: string, rename: (name: string) => string, drop = /^$/): Uint8Array {
  const rows = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const kept = rows[0]?.flatMap((name, index) => (drop.test(name) ? [] : [index])) ?? [];
  return encode(rows.map((row, r) => kept.map((index) => (r === 0 ? rename(row[index] ?? "") : row[index])).join(",")).join("\n"));
}

test.each([
  ["lower case", (name: string) => name.toLowerCase()],
  ["title case", (name: string) => name.replace(/^./, (letter) => letter.toUpperCase())],
  ["snake case", (name: string) => name.replace(/([A-Z])/g, "_$1").toLowerCase()],
])("WristMotion with names in %s", async (_, rename) => {
  const { signal, format } = await only("data.csv", renamed(wristMotion({ unit: 1, sign: -1 }), rename));
  expect(format).toBe("sensor_logger");
  expect(signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(signal?.angularRate?.y[3]).toBeCloseTo(0.2, 6);
});

test("WristMotion without the gyroscope is read without it; without gravity it is refused", async () => {
  const text = wristMotion({ unit: 1, sign: -1 });
  const { signal } = await only("WristMotion.csv", renamed(text, String, /rotation/));
  expect(signal?.angularRate).toBeNull();
  expect(signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  const { recordings, rejected } = await decode([{ name: "WristMotion.csv", bytes: renamed(text, String, /gravity/) }]);
  expect([recordings.length, rejected.length]).toEqual([0, 1]);
});

test.each([
  ["m/s² in Core Motion's frame", 9.80665, -1],
  ["g in Android's frame", 1, 1],
] as const)("the quaternion tells the sign where the unit would mislead: %s", async (_, unit, sign) => {
  // Device and world axes agree: the quaternion is 1, 0, 0, 0.
  const columns = ",quaternionW,quaternionX,quaternionY,quaternionZ";
  const text = wristMotion({ unit, sign, columns }).replaceAll(/(,0\.5){4}$/gm, ",1,0,0,0");
  const { signal, issues } = await only("WristMotion.csv", encode(text));
  expect(signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(signal?.gravity?.z[10]).toBeCloseTo(9.80665, 4);
  expect(issues).toContainEqual({ code: "unit_from_data", detail: expect.stringContaining("frame") });
});

test("a phone's orientation tells the sign without metadata", async () => {
  const orientation = phone(() => [0, 0, 0])
    .replace("z,y,x", "qz,qy,qx,qw")
    .replace(/$/gm, ",1")
    .replace(",qw,1", ",qw")
    .replace(/\n,1$/, "\n");
  for (const sign of [1, -1]) {
    const recording = await only(
      "phone.zip",
      zipSync({
        "Accelerometer.csv": encode(phone((i) => [0, 0, (sign * 9.80665 * push(i)).toFixed(6)])),
        "Gravity.csv": encode(phone(() => [0, 0, sign * 9.80665])),
        "Orientation.csv": encode(orientation),
      }),
    );
    expect(recording.signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  }
});

test("loose files of different times are recordings of their own, whatever sensors they hold", async () => {
  const later = wristMotion({ unit: 1, sign: -1 }).replaceAll(/^17330/gm, "17340");
  const { recordings } = await decode([
    { name: "WristMotion.csv", bytes: encode(later) },
    { name: "TotalAcceleration.csv", bytes: encode(phone((i) => [0, Number(alive(i)), 9.81])) },
    { name: "Gyroscope.csv", bytes: encode(phone((i) => [0.1, 0.2, alive(i)])) },
  ]);
  expect(recordings.map(({ file, signal }) => [file, signal?.angularRate?.y[5]])).toEqual([
    ["WristMotion.csv", expect.closeTo(0.2, 5)],
    ["TotalAcceleration.csv", expect.closeTo(0.2, 5)],
  ]);
});

test("the watch is preferred over the phone, with the metadata of the zip", async () => {
  const metadata =
    "version,device name,recording epoch time,recording time,recording timezone,platform,appVersion,sensors,sampleRateMs\n3,Watch,1,2,Europe/Berlin,ios,1.43.2,x,10";
  const files = {
    "WristMotion.csv": encode(wristMotion({ unit: 1, sign: -1 })),
    "Accelerometer.csv": encode(phone((i) => [0, 0, alive(i)])),
    "Metadata.csv": encode(metadata),
    "Annotation.csv": encode(""),
  };
  for (const folder of ["", "top-2024-01-01_10-00-00/"]) {
    const recording = await only(
      "a.zip",
      zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [folder + name, bytes]))),
    );
    expect(recording).toMatchObject({ file: "a.zip", device: "Watch", timeZone: "Europe/Berlin" });
    expect(recording.signal?.gravity).not.toBeNull();
  }
});

const phone = (xyz: (i: number) => readonly [number, number, number | string], step = 1) =>
  `time,seconds_elapsed,z,y,x\n${Array.from(
    { length: 600 / step },
    (_, i) =>
      `${time(i * step)},${xyz(i * step)
        .toReversed()
        .join(",")}`,
  ).join("\n")}\n`;
const about = (platform: string, more = "") =>
  encode(
    `version,device name,recording epoch time,recording time,recording timezone,platform,appVersion,sensors,sampleRateMs${more && ",standardisation"}\n3,Phone,1,2,UTC,${platform},1.43.2,x,10${more}`,
  );

test.each([
  ["ios", "", -1],
  ["ios", ",true", 1],
  ["android", "", 1],
])("a phone's acceleration and gravity are added with the sign of %s%s", async (platform, more, sign) => {
  const recording = await only(
    "phone.zip",
    zipSync({
      "Accelerometer.csv": encode(phone((i) => [0, 0, (sign * 9.80665 * push(i)).toFixed(6)])),
      "Gravity.csv": encode(phone(() => [0, 0, sign * 9.80665])),
      "Gyroscope.csv": encode(phone((i) => [0.1, 0.2, alive(i)])),
      "Metadata.csv": about(platform, more),
    }),
  );
  expect(recording.signal?.acceleration.z[10]).toBeCloseTo(9.80665, 4);
  expect(recording.signal?.acceleration.z[220]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(recording.signal?.gravity?.z[10]).toBeCloseTo(9.80665, 4);
  expect(recording.signal?.angularRate?.x[10]).toBeCloseTo(0.1, 6);
});

test("loose files of one folder are one recording", async () => {
  const { recordings } = await decode([
    { name: "Gyroscope.csv", bytes: encode(phone((i) => [0.1, 0.2, alive(i)], 2)) },
    { name: "TotalAcceleration.csv", bytes: encode(phone((i) => [0, Number(alive(i)), 9.81])) },
  ]);
  expect(recordings).toHaveLength(1);
  const signal = recordings[0]?.signal;
  expect(signal?.rateHz).toBe(100);
  // Slower by half, the gyroscope is put on the accelerometer's clock.
  for (const i of [10, 301, 590]) {
    expect(signal?.acceleration.z[i]).toBeCloseTo(9.81, 4);
    expect(signal?.angularRate?.y[i]).toBeCloseTo(0.2, 4);
  }
});

test("loose watch files are recordings of their own", async () => {
  const bytes = encode(wristMotion({ unit: 1, sign: -1 }));
  const { recordings } = await decode([
    { name: "set1.csv", bytes },
    { name: "set2.csv", bytes },
  ]);
  expect(recordings.map((recording) => recording.file)).toEqual(["set1.csv", "set2.csv"]);
});

test("a zip of several watch files gives a recording for each", async () => {
  const bytes = encode(wristMotion({ unit: 1, sign: -1 }));
  const { recordings } = await decode([
    { name: "week.zip", bytes: zipSync({ "set1.csv": bytes, "set2.csv": bytes, "Metadata.csv": about("ios") }) },
  ]);
  expect(recordings.map(({ file, device }) => [file, device])).toEqual([
    ["week.zip/set1.csv", "Phone"],
    ["week.zip/set2.csv", "Phone"],
  ]);
});

test("acceleration without gravity asks for its companion", async () => {
  const { rejected } = await decode([{ name: "Accelerometer.csv", bytes: encode(phone((i) => [0, 0, alive(i)])) }]);
  expect(rejected[0]).toMatchObject({ code: "missing_companion", file: "Accelerometer.csv" });
  // Pushes of 1 m/s² must not pass for 1 g in g.
  const push = (i: number) => (i % 300 < 150 ? 1.5 * Math.sin(i / 8) : 0) + Number(alive(i));
  const pushed = await decode([
    { name: "Accelerometer.csv", bytes: encode(phone((i) => [push(i), push(i + 20), push(i + 40).toFixed(5)])) },
  ]);
  expect(pushed.rejected[0]).toMatchObject({ code: "missing_companion" });
});

test("times that a spreadsheet rounded away are taken from the elapsed seconds", async () => {
  const rounded = wristMotion({ unit: 1, sign: -1 }).replace(/^\d{19}/gm, "1.73304E+18");
  const recording = await only("WristMotion.csv", encode(rounded));
  expect(recording.signal?.rateHz).toBe(100);
  expect(recording.startTimeUs).toBeNull();
});

test("the JSON export and pushed messages give what the zip gives", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => ({
    nanoseconds: (EPOCH_NS + BigInt(i) * 10_000_000n).toString(),
    z: 9.81,
    x: alive(i),
  }));
  const flat = rows.flatMap(({ nanoseconds, x, z }) => [
    { sensor: "TotalAcceleration", time: nanoseconds, seconds_elapsed: "0.1", z: String(z), y: "0.1", x },
    { sensor: "Barometer", time: nanoseconds, seconds_elapsed: "0.1", pressure: "1000" },
  ]);
  const fromExport = await only("log.json", encode(JSON.stringify(flat)));
  expect(fromExport.signal).toMatchObject({ rateHz: 100, length: 300 });
  expect(fromExport.signal?.acceleration.z[5]).toBeCloseTo(9.81, 5);
  const pushed = rows.map(({ nanoseconds, x }) => ({
    name: "wrist motion",
    time: Number(nanoseconds),
    values: {
      rotationRateX: 0.1,
      rotationRateY: 0.2,
      rotationRateZ: Number(x),
      gravityX: 0,
      gravityY: 0,
      gravityZ: -1,
      accelerationX: 0,
      accelerationY: 0,
      accelerationZ: 0,
    },
  }));
  const messages = [
    { messageId: 2, sessionId: "s", deviceId: "d", payload: pushed.slice(150) },
    { messageId: 1, sessionId: "s", deviceId: "d", payload: pushed.slice(0, 150) },
  ];
  const fromPush = await only("push.json", encode(JSON.stringify(messages)));
  expect(fromPush.signal).toMatchObject({ rateHz: 100, length: 300 });
  expect(fromPush.signal?.acceleration.z[5]).toBeCloseTo(9.80665, 5);
});

test("without gravity beside it nothing is known of the acceleration: a file of gravity that was cut ends the recording", async () => {
  const sensor = (z: (i: number) => number, rows: number) =>
    encode(`time,seconds_elapsed,z,y,x\n${Array.from({ length: rows }, (_, i) => `${time(i)},${z(i)},0.1,${alive(i)}`).join("\n")}\n`);
  const files = { "Accelerometer.csv": sensor(push, 900), "Gravity.csv": sensor(() => 9.80665, 500) };
  const { signal } = await only("cut.zip", zipSync(files));
  expect(signal?.length).toBe(600);
  expect(signal?.acceleration.z[220]).toBeCloseTo(10.30665, 4);
});

test("a watch's table whose orientation is empty is read by its unit", async () => {
  const text = wristMotion({ unit: 1, sign: -1, columns: ",quaternionW,quaternionX,quaternionY,quaternionZ" });
  const { signal } = await only("WristMotion.csv", encode(text.replaceAll(",0.5,0.5,0.5,0.5", ",,,,")));
  expect(signal?.acceleration.z[10]).toBeCloseTo(9.80665, 4);
});
