import { expect, test } from "vitest";
import { decode } from "../decode.ts";

const START_MS = 1_547_219_408_431;
const name = (label: string, sensor: string, rate: string, stamp = "2019-01-11T16.10.08.270") =>
  `${label}_MetaWear_${stamp}_000000000000_${sensor}_${rate}Hz_1.4.4.csv`;

function file(
  unit: string,
  rateHz: number,
  xyz: (second: number) => readonly number[],
  { startMs = START_MS, seconds = 20, hole = Number.NaN } = {},
) {
  const rows: string[] = [];
  for (let i = 0; i < seconds * rateHz; i++) {
    const second = i / rateHz;
    if (second > hole && second < hole + 2.5) continue;
    const epoch = Math.round(startMs + second * 1000);
    rows.push(
      `${epoch},2019-01-11T16:10:08.431,${second.toFixed(3)},${xyz(second)
        .map((value) => value.toFixed(3))
        .join(",")}`,
    );
  }
  return new TextEncoder().encode(
    `epoch (ms),time (01:00),elapsed (s),x-axis (${unit}),y-axis (${unit}),z-axis (${unit})\n${rows.join("\n")}\n`,
  );
}

const lift = (second: number) => [0, 1 + 0.2 * Math.sin(2 * Math.PI * second), 0.05 * Math.sin(9 * second)];
const turn = (second: number) => [90 * Math.cos(2 * Math.PI * second), 5, 5];

test("accelerometer and gyroscope of one label become one recording at the gyroscope's rate", async () => {
  const { recordings, rejected } = await decode([
    { name: name("A-bench", "Gyroscope", "25.000"), bytes: file("deg/s", 25, turn, { startMs: START_MS - 80 }) },
    { name: name("A-bench", "Accelerometer", "12.500"), bytes: file("g", 12.5, lift) },
  ]);
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  const [recording] = recordings;
  expect(recording).toMatchObject({ format: "metamotion", startTimeUs: START_MS * 1000, timeZone: "+01:00" });
  expect(recording?.signal).toMatchObject({ rateHz: 25, nativeRateHz: expect.closeTo(12.5, 3) });
  // A quarter of a second after the start the acceleration peaks and the turning passes zero (it started 80 ms earlier).
  const at = 25 * 10 + 6;
  expect(recording?.signal?.acceleration.y[at]).toBeCloseTo(9.80665 * (1 + 0.2 * Math.sin(2 * Math.PI * 10.24)), 1);
  expect(recording?.signal?.angularRate?.x[at]).toBeCloseTo(((90 * Math.PI) / 180) * Math.cos(2 * Math.PI * 10.32), 1);
  expect(recording?.issues).toContainEqual({ code: "low_rate", rateHz: expect.closeTo(12.5, 3) });
});

test("sets recorded under one label are told apart by their time", async () => {
  const hour = 3_600_000;
  const { recordings } = await decode([
    { name: name("A-row", "Accelerometer", "12.500", "2019-01-11T15.00.00.000"), bytes: file("g", 12.5, lift) },
    {
      name: name("A-row", "Accelerometer", "12.500", "2019-01-11T16.00.00.000"),
      bytes: file("g", 12.5, lift, { startMs: START_MS + hour }),
    },
    { name: name("A-row", "Gyroscope", "25.000", "2019-01-11T16.00.00.000"), bytes: file("deg/s", 25, turn, { startMs: START_MS + hour }) },
  ]);
  expect(recordings.map(({ startTimeUs, signal }) => [startTimeUs, signal?.angularRate !== null])).toEqual([
    [START_MS * 1000, false],
    [(START_MS + hour) * 1000, true],
  ]);
});

test("a silent hole is marked where it lies", async () => {
  const { recordings } = await decode([{ name: name("A", "Accelerometer", "12.500"), bytes: file("g", 12.5, lift, { hole: 8 }) }]);
  expect(recordings[0]?.gaps).toEqual([{ startS: expect.closeTo(8, 1), endS: expect.closeTo(10.56, 2), kind: "missing" }]);
  expect(recordings[0]?.issues.filter((issue) => issue.code === "gap")).toHaveLength(1);
});

test("a lone gyroscope asks for its accelerometer and keeps nothing else from being read", async () => {
  const { recordings, rejected } = await decode([
    { name: name("B", "Gyroscope", "25.000"), bytes: file("deg/s", 25, turn) },
    { name: name("A", "Accelerometer", "12.500"), bytes: file("g", 12.5, lift) },
  ]);
  expect(recordings).toHaveLength(1);
  expect(rejected[0]).toMatchObject({
    code: "missing_companion",
    file: expect.stringContaining("B_MetaWear"),
    hint: expect.stringContaining("accelerometer"),
  });
});

test("renamed files are paired by their time", async () => {
  const { recordings, rejected } = await decode([
    { name: "gyro.csv", bytes: file("deg/s", 25, turn) },
    { name: "acc.csv", bytes: file("g", 12.5, lift) },
  ]);
  expect(rejected).toEqual([]);
  expect(recordings.map(({ signal }) => signal?.rateHz)).toEqual([25]);
});

test("newer headers are the same table", async () => {
  const bytes = new TextEncoder().encode(
    new TextDecoder().decode(file("g", 12.5, lift)).replace("epoch (ms),time (01:00)", "epoc (ms),timestamp (-0400)"),
  );
  const { recordings } = await decode([{ name: name("A", "Accelerometer", "12.500"), bytes }]);
  expect(recordings[0]).toMatchObject({ format: "metamotion", timeZone: "-04:00", startTimeUs: START_MS * 1000 });
});

test("acceleration that sensor fusion freed from gravity is refused, by name and by its values", async () => {
  const free = file("g", 25, (second) => [0, second % 5 < 3 ? Math.sin(6 * second) : 0, 0.05 * Math.sin(9 * second)]);
  for (const sensor of ["Linear Acceleration", "Accelerometer"]) {
    const { recordings, rejected } = await decode([{ name: name("A", sensor, "25.000"), bytes: free }]);
    expect(recordings).toEqual([]);
    expect(["missing_companion", "unsupported_content"]).toContain(rejected[0]?.code);
  }
});
