import { decode, type InputFile, type Recording } from "@lastrep/ingest";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { avro, cwa, GT3X_START, gt3x } from "./make-binary-exports.ts";
import * as make from "./make-text-exports.ts";

const STANDARD_GRAVITY = 9.80665;

async function read(files: readonly InputFile[]): Promise<Recording> {
  const { recordings, rejected } = await decode(files);
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  return recordings[0] as Recording;
}

async function refusal(files: readonly InputFile[]) {
  const { recordings, rejected } = await decode(files);
  expect(recordings).toEqual([]);
  return rejected[0];
}

const codes = ({ issues }: Recording) => issues.map((issue) => issue.code);

test.each([",", ";", "\t"])("phyphox with %j: sensors of a zip are joined, pauses are put back in", async (delimiter) => {
  const recording = await read(make.phyphox(delimiter));
  expect(recording).toMatchObject({ format: "phyphox", startTimeUs: 1_710_257_935_500_000, timeZone: "-04:00", signal: { rateHz: 100 } });
  expect(recording.signal?.acceleration.z[5]).toBeCloseTo(9.81, 5);
  expect(recording.signal?.angularRate?.z[5]).toBeCloseTo(0.5, 5);
  expect(recording.gaps).toEqual([{ kind: "missing", startS: expect.closeTo(1.99, 3), endS: expect.closeTo(62, 3) }]);
});

test("phyphox without gravity is refused with what to record instead", async () => {
  expect(await refusal(make.phyphoxWithoutGravity())).toMatchObject({
    code: "unsupported_content",
    hint: expect.stringContaining("with g"),
  });
});

test("SensorLog: Core Motion's sign, the sensor's clock, repeated and shifted rows", async () => {
  const recording = await read(make.sensorLog());
  expect(recording).toMatchObject({
    format: "sensorlog",
    sourceUnit: "g",
    device: "my watch",
    timeZone: "-04:00",
    startTimeUs: Date.parse("2025-03-11T14:44:11-04:00") * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(20, 3);
  expect(recording.signal?.acceleration.z[5]).toBeCloseTo(STANDARD_GRAVITY * 1.5, 4);
  expect(recording.signal?.gravity?.z[5]).toBeCloseTo(STANDARD_GRAVITY, 4);
  expect(recording.issues).toContainEqual({ code: "unreadable_rows", count: 1, firstLine: 102 });
});

test.each([(text: string) => text.replace("T", " ").replace("-04:00", " -0400"), (text: string) => `"${text.replace(".", ",")}"`])(
  "SensorLog's older and localised stamps say when it was",
  async (stamp) => {
    const recording = await read(make.sensorLog(stamp));
    expect(recording).toMatchObject({ timeZone: "-04:00", startTimeUs: Date.parse("2025-03-11T14:44:11-04:00") * 1000 });
  },
);

test("Polar Sensor Logger: files that bear the second at which each began, or commas, are one recording", async () => {
  const named = (file: { name: string }, i: number) => file.name.replace("_", `_20220325_11393${i}_`);
  const files = make.polarSensorLogger().map((file, i) => ({ ...file, name: named(file, i) }));
  expect((await read(files)).signal?.angularRate).not.toBeNull();
  const commas = files.map(({ name, bytes }) => ({ name, bytes: make.encode(new TextDecoder().decode(bytes).replaceAll(";", ",")) }));
  expect(await read(commas)).toMatchObject({ format: "polar_sensor_logger", heartRate: expect.anything() });
});

test("Polar Sensor Logger: sensors beside each other, heart rate on the phone's clock", async () => {
  const recording = await read(make.polarSensorLogger());
  expect(recording).toMatchObject({
    format: "polar_sensor_logger",
    sourceUnit: "mg",
    device: "Polar Sense",
    startTimeUs: Date.UTC(2022, 3, 25, 11, 39, 37) * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(52, 2);
  expect(recording.signal?.acceleration.z[5]).toBeCloseTo(STANDARD_GRAVITY, 4);
  expect(recording.signal?.angularRate?.z[5]).toBeCloseTo(Math.PI / 2, 4);
  expect(recording.heartRate?.bpm[0]).toBe(91);
  expect(codes(recording)).toContain("local_time");
});

test("Empatica E4: counts of 1/64 g without times, heart rate beside them", async () => {
  const recording = await read(make.empaticaE4());
  expect(recording).toMatchObject({ format: "empatica_e4", startTimeUs: 1_560_279_825_000_000, signal: { rateHz: 32, length: 640 } });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(STANDARD_GRAVITY, 5);
  expect(recording.heartRate?.timeS[0]).toBe(10);
  expect(recording.heartRate?.timeS.length).toBe(10);
});

test("Xsens DOT: free acceleration and quaternion give the specific force in the sensor's axes; the counter wraps", async () => {
  const recording = await read(make.xsensDot());
  expect(recording).toMatchObject({
    format: "xsens_dot",
    device: "Xsens DOT Wrist",
    timeZone: "+08:00",
    startTimeUs: Date.parse("2021-08-20T20:21:13.835+08:00") * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(60, 1);
  expect(recording.signal?.acceleration.y[9]).toBeCloseTo(STANDARD_GRAVITY + 1.5, 4);
  expect(recording.signal?.gravity?.y[9]).toBeCloseTo(STANDARD_GRAVITY, 4);
  expect(recording.gaps).toEqual([]);
});

test.each([undefined, (i: number) => new Date(86_395_000 + i * 20).toISOString().slice(11, 23).replace(".", ":")])(
  "Physics Toolbox: zeros before the sensor starts are no samples; the time may be that of the day",
  async (time) => {
    const recording = await read(make.physicsToolbox(time));
    expect(recording).toMatchObject({ format: "physics_toolbox", startTimeUs: null, signal: { length: 280 } });
    expect(recording.signal?.acceleration.z[0]).toBeCloseTo(STANDARD_GRAVITY, 4);
  },
);

test("phyphox and Xsens DOT as other locales write them", async () => {
  const comma = make.phyphox(";", ",");
  expect(await read(comma)).toMatchObject({ startTimeUs: 1_710_257_935_500_000, timeZone: "-04:00", signal: { rateHz: 100 } });
  const [dot] = make.xsensDot();
  const semicolons = make.encode(new TextDecoder().decode(dot?.bytes).replaceAll(",", ";"));
  expect(await read([{ name: "dot.csv", bytes: semicolons }])).toMatchObject({
    device: "Xsens DOT Wrist",
    startTimeUs: Date.parse("2021-08-20T20:21:13.835+08:00") * 1000,
  });
});

test("Sensor Logger's files of a phone are told by their names where a spreadsheet has rounded the times away", async () => {
  const sensor = (z: number) =>
    make.encode(`time,seconds_elapsed,z,y,x\n${make.lines(400, (i) => `1.74172E+18,${i / 50},${z},0.1,${make.alive(i)}`)}\n`);
  const recording = await read([
    { name: "Accelerometer.csv", bytes: sensor(0.5) },
    { name: "Gravity.csv", bytes: sensor(9.8) },
  ]);
  expect(recording).toMatchObject({ format: "sensor_logger", startTimeUs: null, signal: { rateHz: expect.closeTo(50, 6), length: 400 } });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(10.3, 4);
});

test.each([8192, 1])("Bangle.js: one g is %d, under one header", async (unit) => {
  const recording = await read(make.bangle(unit));
  expect(recording.sourceUnit).toBe(unit === 1 ? "g" : "counts");
  expect(recording.signal?.acceleration.z[3]).toBeCloseTo(STANDARD_GRAVITY, 3);
  expect(recording.signal?.rateHz).toBeCloseTo(12.5, 3);
});

test("Movesense: samples of a block are spread, a hole between blocks stays one", async () => {
  const recording = await read(make.movesense());
  expect(recording.format).toBe("movesense");
  expect(recording.signal?.rateHz).toBeCloseTo(102.4, 0);
  expect(recording.signal?.angularRate?.x[50]).toBeCloseTo(Math.PI / 2, 4);
  expect(recording.gaps).toEqual([{ kind: "missing", startS: expect.closeTo(4.68, 1), endS: expect.closeTo(6.25, 1) }]);
});

test.each([
  ["11/1/2017", "M/d/yyyy", Date.UTC(2017, 10, 1, 11, 45)],
  ["1/11/2017", "dd/MM/yyyy", Date.UTC(2017, 10, 1, 11, 45)],
  ["25-12-2017", "M/d/yyyy", Date.UTC(2017, 11, 25, 11, 45)],
])("ActiGraph raw CSV of %s under %s", async (date, format, start) => {
  const recording = await read(make.actigraph({ date, format }));
  expect(recording).toMatchObject({ format: "actigraph", startTimeUs: start * 1000, signal: { rateHz: 32, length: 320 } });
  expect(codes(recording)).toContain("local_time");
});

test("ActiGraph counts are refused by name", async () => {
  const error = await refusal(make.actigraph({ epoch: "00:00:05" }));
  expect(error).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("counts") });
});

test("gt3x: both packings, holes of sleep, a record that fails its checksum", async () => {
  const recording = await read(gt3x());
  expect(recording).toMatchObject({
    file: "a.gt3x",
    format: "actigraph",
    device: "ActiGraph wGT3XBT",
    timeZone: "+02:00",
    startTimeUs: (GT3X_START - 7200) * 1e6,
  });
  expect(recording.signal?.acceleration.z[40]).toBeCloseTo(STANDARD_GRAVITY, 3);
  expect(recording.gaps).toHaveLength(1);
  expect(codes(recording)).toContain("checksum_mismatch");
});

test("Axivity cwa: packed samples, the true rate between blocks, a corrupt block left out", async () => {
  const recording = await read(cwa());
  expect(recording).toMatchObject({ format: "axivity", device: "Axivity AX3" });
  expect(recording.signal?.rateHz).toBeCloseTo(100 / 1.01, 0);
  expect(recording.signal?.acceleration.z[30]).toBeCloseTo(STANDARD_GRAVITY, 4);
  expect(recording.signal?.acceleration.y[30]).toBeCloseTo(-2 * STANDARD_GRAVITY, 4);
  expect(recording.gaps).toHaveLength(1);
  expect(codes(recording)).toEqual(expect.arrayContaining(["local_time", "truncated"]));
});

test("GENEActiv: hexadecimal pages, calibrated, with the zone of the header", async () => {
  const recording = await read(make.geneActiv());
  expect(recording).toMatchObject({
    format: "geneactiv",
    timeZone: "+01:00",
    startTimeUs: Date.parse("2013-05-30T10:12:54.500+01:00") * 1000,
    signal: { rateHz: 100, length: 600 },
  });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(-0.96 * STANDARD_GRAVITY, 4);
  expect(recording.signal?.acceleration.y[9]).toBeCloseTo(-0.02 * STANDARD_GRAVITY, 4);
});

test("EmbracePlus: an Avro container is read by its own schema", async () => {
  const recording = await read(avro());
  expect(recording).toMatchObject({
    format: "empatica_embraceplus",
    timeZone: "+01:00",
    startTimeUs: 1_764_153_714_256_000,
    signal: { rateHz: 64, length: 256 },
  });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(STANDARD_GRAVITY, 4);
});

test("tables without names: Garmin's milli-g with zone, six axes of which one is the acceleration", async () => {
  expect(await read(make.garminTable())).toMatchObject({ format: "csv", timeZone: "+00:00", signal: { rateHz: 25 } });
  const axivity = await read(make.axivityTable());
  expect(axivity.signal?.acceleration.z[7]).toBeCloseTo(STANDARD_GRAVITY, 4);
  expect(axivity.startTimeUs).toBe(1_551_178_506_000_000);
});

test.each([
  [
    "UK Biobank epochs",
    "acceleration (mg) - 2014-12-08 10:00:00 - 2014-12-15 09:59:55 - sampleRate = 5 seconds,imputed\n0.2,0\n",
    "averages",
  ],
  ["GGIR epochs", "timestamp,ENMO,anglez\n2014-12-08,0.02,3\n", "averages"],
  ["Apple Health", '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n', "Apple Health"],
  ["TCX", '<?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="x">', "TCX"],
  ["Strong", "Date;Workout Name;Duration;Exercise Name;Set Order;Weight\n", "Strong"],
  ["Hevy", '"title","start_time","end_time","description","exercise_title","set_index"\n', "Hevy"],
])("%s is refused by name", async (_, text, reason) => {
  const error = await refusal([{ name: "file", bytes: make.encode(text) }]);
  expect(error).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining(reason) });
});

/** The files with every gyroscope, gravity and heart rate empty but for its header. */
function withoutCompanions(files: readonly InputFile[]): InputFile[] {
  const emptied = (name: string, bytes: Uint8Array) =>
    /gyro|gravity|HR/i.test(name)
      ? bytes.subarray(0, /HR\.csv/.test(name) ? bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1) + 1 : bytes.indexOf(0x0a) + 1)
      : bytes;
  return files.map(({ name, bytes }) => {
    if (!name.endsWith(".zip")) return { name, bytes: emptied(name, bytes) };
    const entries = Object.entries(unzipSync(bytes)).map(([entry, content]) => [entry, emptied(entry, content)]);
    return { name, bytes: zipSync(Object.fromEntries(entries)) };
  });
}

const moving = make.lines(400, (i) => `${i * 20},${make.alive(i)},0,9.81`);
test.each<[string, InputFile[]]>([
  ["phyphox", make.phyphox()],
  ["Polar Sensor Logger", make.polarSensorLogger()],
  ["Empatica E4", make.empaticaE4()],
  [
    "two tables",
    [
      { name: "acc.csv", bytes: make.encode(`t_ms,acc_x,acc_y,acc_z\n${moving}`) },
      { name: "gyro.csv", bytes: make.encode(`t_ms,gyr_x,gyr_y,gyr_z\n${moving}`) },
    ],
  ],
  [
    "Sensor Logger",
    ["TotalAcceleration", "Gyroscope", "Gravity"].map((name) => ({
      name: `${name}.csv`,
      bytes: make.encode(
        `time,seconds_elapsed,z,y,x\n${make.lines(400, (i) => `${1_733_038_588n * 1_000_000_000n + BigInt(i) * 20_000_000n},${i / 50},9.81,0.1,${make.alive(i)}`)}`,
      ),
    })),
  ],
])("a gyroscope, a gravity or a heart rate that never started takes nothing else with it: %s", async (_, files) => {
  const whole = await read(files);
  const recording = await read(withoutCompanions(files));
  expect(recording.signal?.acceleration).toEqual(whole.signal?.acceleration);
  expect([recording.signal?.angularRate, recording.heartRate]).toEqual([null, null]);
});

test.each<[string, InputFile[]]>([
  ["Polar Sensor Logger", make.polarSensorLogger()],
  ["Bangle.js", make.bangle()],
  ["Sensor Logger", make.sensorLoggerPhone()],
  ["phyphox", make.phyphox(";")],
  ["SensorLog", make.sensorLog()],
])("every cell may stand in quotes, as a table that was saved again has them: %s", async (_, files) => {
  const quoted = (bytes: Uint8Array) =>
    make.encode(
      new TextDecoder()
        .decode(bytes)
        .split("\n")
        .map((line) => line.replaceAll('"', "").replaceAll(/[^,;]+/g, '"$&"'))
        .join("\n"),
    );
  const rewritten = files.map(({ name, bytes }) => {
    if (!name.endsWith(".zip")) return { name, bytes: quoted(bytes) };
    return {
      name,
      bytes: zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).map(([entry, content]) => [entry, quoted(content)]))),
    };
  });
  expect(await read(rewritten)).toEqual(await read(files));
});
