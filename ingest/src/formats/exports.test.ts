import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { decode } from "../decode.ts";
import type { Recording } from "../recording.ts";

/** Device z up at rest; x shows that the sensor is alive. */
const alive = (i: number, size = 0.02) => size * Math.sin(i * 1.7);
const encode = (text: string) => new TextEncoder().encode(text);
const lines = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join("\n");

async function read(...files: readonly (readonly [string, Uint8Array])[]): Promise<Recording> {
  const { recordings, rejected } = await decode(files.map(([name, bytes]) => ({ name, bytes })));
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  return recordings[0] as Recording;
}

async function refusal(name: string, bytes: Uint8Array) {
  const { recordings, rejected } = await decode([{ name, bytes }]);
  expect(recordings).toEqual([]);
  return rejected[0];
}

const codes = ({ issues }: Recording) => issues.map((issue) => issue.code);

test("phyphox: sensors of a zip are joined, pauses are put back in, any delimiter", async () => {
  for (const delimiter of [",", ";", "\t"]) {
    const row = (...cells: (string | number)[]) => cells.join(delimiter);
    const table = (unit: string, z: number) =>
      `${row('"Time (s)"', `"X (${unit})"`, `"Y (${unit})"`, `"Z (${unit})"`)}\n${lines(400, (i) => row((i / 100).toExponential(9), alive(i).toExponential(9), "0.1", z))}`;
    const time = [
      row('"event"', '"experiment time"', '"system time"', '"system time text"'),
      row('"START"', "0", "1710257935.5", '"2024-03-12 11:38:55.500 UTC-04:00"'),
      row('"PAUSE"', "2", "1710257937.5", '"x"'),
      row('"START"', "2", "1710257997.5", '"x"'),
    ].join("\n");
    const recording = await read([
      "phyphox.zip",
      zipSync({
        "Accelerometer.csv": encode(table("m/s^2", 9.81)),
        "Gyroscope.csv": encode(table("rad/s", 0.5)),
        "Linear Accelerometer.csv": encode(table("m/s^2", 0)),
        "meta/time.csv": encode(time),
      }),
    ]);
    expect(recording).toMatchObject({ format: "phyphox", startTimeUs: 1_710_257_935_500_000, timeZone: "-04:00", signal: { rateHz: 100 } });
    expect(recording.signal?.acceleration.z[5]).toBeCloseTo(9.81, 5);
    expect(recording.signal?.angularRate?.z[5]).toBeCloseTo(0.5, 5);
    expect(recording.gaps).toEqual([{ kind: "missing", startS: expect.closeTo(1.99, 3), endS: expect.closeTo(62, 3) }]);
  }
});

test("phyphox without gravity is refused with what to record instead", async () => {
  const table = `"Time (s)","Linear Acceleration x (m/s^2)","Linear Acceleration y (m/s^2)","Linear Acceleration z (m/s^2)"\n${lines(300, (i) => `${i / 100},${alive(i)},0,0.1`)}`;
  expect(await refusal("Raw Data.csv", encode(table))).toMatchObject({
    code: "unsupported_content",
    hint: expect.stringContaining("with g"),
  });
});

const sensorLogHeader =
  "loggingTime(txt),loggingSample(N),motionTimestamp_sinceReboot(s),motionRotationRateX(rad/s),motionRotationRateY(rad/s),motionRotationRateZ(rad/s),motionUserAccelerationX(G),motionUserAccelerationY(G),motionUserAccelerationZ(G),motionGravityX(G),motionGravityY(G),motionGravityZ(G),deviceID(txt)";

test("SensorLog: Core Motion's sign, the sensor's clock, repeated and shifted rows", async () => {
  const row = (i: number) =>
    `2025-03-11T14:44:${String(11 + Math.floor(i / 20)).padStart(2, "0")}.000-04:00,${i},${(9130.25 + Math.floor(i / 2) * 0.05).toFixed(6)},0.1,0.2,${alive(Math.floor(i / 2))},0,0,-0.5,0,0,-1,my_watch`;
  const table = `${sensorLogHeader}\n${lines(400, (i) => (i === 100 ? row(i).replace(",0.2", "") : row(i)))}`;
  const recording = await read(["log.csv", encode(table)]);
  expect(recording).toMatchObject({
    format: "sensorlog",
    device: "my watch",
    timeZone: "-04:00",
    startTimeUs: Date.parse("2025-03-11T14:44:11-04:00") * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(20, 3);
  expect(recording.signal?.acceleration.z[5]).toBeCloseTo(9.80665 * 1.5, 4);
  expect(recording.signal?.gravity?.z[5]).toBeCloseTo(9.80665, 4);
  expect(recording.issues).toContainEqual({ code: "unreadable_rows", count: 1, firstLine: 102 });
});

test("Polar Sensor Logger: sensors beside each other, heart rate on the phone's clock", async () => {
  const sensorNs = (i: number) => 704201974831254116n + BigInt(i) * 19_230_769n;
  const phone = (ms: number) => new Date(Date.UTC(2022, 3, 25, 11, 39, 37) + ms).toISOString().slice(0, 23);
  const table = (unit: string, z: number) =>
    `Phone timestamp;sensor timestamp [ns];X [${unit}];Y [${unit}];Z [${unit}]\n${lines(520, (i) => `${phone(i * 19)};${sensorNs(i)};${Math.round(alive(i, 20))};0;${z}`)}`;
  const heart = `Phone timestamp;HR [bpm];HRV [ms]\n${lines(12, (i) => `${phone(i * 1000 - 1000)};${90 + i};`)}`;
  const recording = await read(
    ["Polar_Sense_ACC.txt", encode(table("mg", 1000))],
    ["Polar_Sense_GYRO.txt", encode(table("dps", 90))],
    ["Polar_Sense_HR.txt", encode(heart)],
  );
  expect(recording).toMatchObject({
    format: "polar_sensor_logger",
    device: "Polar Sense",
    startTimeUs: Date.UTC(2022, 3, 25, 11, 39, 37) * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(52, 2);
  expect(recording.signal?.acceleration.z[5]).toBeCloseTo(9.80665, 4);
  expect(recording.signal?.angularRate?.z[5]).toBeCloseTo(Math.PI / 2, 4);
  expect(recording.heartRate?.bpm[0]).toBe(91);
  expect(codes(recording)).toContain("local_time");
});

test("Empatica E4: counts of 1/64 g without times, heart rate beside them", async () => {
  const acceleration = `1560279825.000000, 1560279825.000000, 1560279825.000000\n32.000000, 32.000000, 32.000000\n${lines(640, (i) => `${Math.round(alive(i, 8))},0,64`)}`;
  const recording = await read([
    "e4.zip",
    zipSync({
      "ACC.csv": encode(acceleration),
      "HR.csv": encode(`1560279835.00\n1.000000\n${lines(60, (i) => (80 + i / 2).toFixed(2))}`),
      "TEMP.csv": encode("1560279825.0\n4.0\n30\n31\n"),
      "info.txt": encode("about"),
    }),
  ]);
  expect(recording).toMatchObject({ format: "empatica_e4", startTimeUs: 1_560_279_825_000_000, signal: { rateHz: 32, length: 640 } });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(9.80665, 5);
  expect(recording.heartRate?.timeS[0]).toBe(10);
  expect(recording.heartRate?.timeS.length).toBe(10);
});

test("Xsens DOT: free acceleration and quaternion give the specific force in the sensor's axes; the counter wraps", async () => {
  // Turned by 90 degrees about x: the earth's up is the sensor's y.
  const half = Math.SQRT1_2;
  const rows = lines(300, (i) => `${i + 1},${(4294900000 + i * 16667) % 2 ** 32},${half},${half},0,0,${alive(i)},0,1.5,0`);
  const file = `sep=,\nDeviceTag:,Wrist\nOutputRate:,60Hz\nStartTime: ,2021-08-20_20:21:13_835 GMT+8\n© Xsens\n\nPacketCounter,SampleTimeFine,Quat_W,Quat_X,Quat_Y,Quat_Z,FreeAcc_X,FreeAcc_Y,FreeAcc_Z,Status\n${rows}`;
  const recording = await read(["dot.csv", encode(file)]);
  expect(recording).toMatchObject({
    format: "xsens_dot",
    device: "Xsens DOT Wrist",
    timeZone: "+08:00",
    startTimeUs: Date.parse("2021-08-20T20:21:13.835+08:00") * 1000,
  });
  expect(recording.signal?.rateHz).toBeCloseTo(60, 1);
  expect(recording.signal?.acceleration.y[9]).toBeCloseTo(9.80665 + 1.5, 4);
  expect(recording.signal?.gravity?.y[9]).toBeCloseTo(9.80665, 4);
  expect(recording.gaps).toEqual([]);
});

test("Physics Toolbox: zeros before the sensor starts are no samples", async () => {
  const row = (i: number) =>
    `${(i * 0.02).toFixed(6)},${i < 20 ? "0.0000,0.0000,0.0000" : `${alive(i).toFixed(4)},0.1,1.0`},0,0,0,0.1,${alive(i)},0.2,`;
  const recording = await read(["log.csv", encode(`\ntime,gFx,gFy,gFz,ax,ay,az,wx,wy,wz,\n${lines(300, row)}\n`)]);
  expect(recording).toMatchObject({ format: "physics_toolbox", startTimeUs: null });
  expect(recording.signal?.length).toBe(280);
  expect(recording.signal?.acceleration.z[0]).toBeCloseTo(9.80665, 4);
});

test.each([
  ["counts", 8192],
  ["g", 1],
])("Bangle.js writes %s under one header", async (_, unit) => {
  const recording = await read([
    "accellog.0.csv",
    encode(`Time (ms),X,Y,Z\n${lines(200, (i) => `${85 + i * 80},${(alive(i) * unit).toFixed(4)},0,${unit}`)}`),
  ]);
  expect(recording.signal?.acceleration.z[3]).toBeCloseTo(9.80665, 3);
  expect(recording.signal?.rateHz).toBeCloseTo(12.5, 3);
});

test("Movesense: samples of a block are spread, a hole between blocks stays one", async () => {
  const block = (b: number) => ({
    ArrayAcc: Array.from({ length: 8 }, (_, i) => ({ x: alive(8 * b + i), y: 0, z: 9.81 })),
    ArrayGyro: Array.from({ length: 8 }, () => ({ x: 90, y: 0, z: alive(b) })),
    Timestamp: 17_541 + Math.round((b + (b >= 60 ? 20 : 0)) * 78.125),
  });
  const recording = await read(["log.json", encode(JSON.stringify({ Meas: { IMU6: Array.from({ length: 100 }, (_, b) => block(b)) } }))]);
  expect(recording.format).toBe("movesense");
  expect(recording.signal?.rateHz).toBeCloseTo(102.4, 0);
  expect(recording.signal?.angularRate?.x[50]).toBeCloseTo(Math.PI / 2, 4);
  expect(recording.gaps).toEqual([{ kind: "missing", startS: expect.closeTo(4.68, 1), endS: expect.closeTo(6.25, 1) }]);
});

const actigraph = (epoch: string, date: string, format: string, body: string) =>
  encode(
    `------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.3 Firmware v1.6.0 date format ${format} at 32 Hz  Filter Normal -----------\nSerial Number: TAS1\nStart Time 11:45:00\nStart Date ${date}\nEpoch Period (hh:mm:ss) ${epoch}\nDownload Time 1\nDownload Date 1\nMemory: 0\nBattery\n-----------\n${body}`,
  );

test.each([
  ["11/1/2017", "M/d/yyyy", Date.UTC(2017, 10, 1, 11, 45)],
  ["1/11/2017", "dd/MM/yyyy", Date.UTC(2017, 10, 1, 11, 45)],
  ["25-12-2017", "M/d/yyyy", Date.UTC(2017, 11, 25, 11, 45)],
])("ActiGraph raw CSV of %s under %s", async (date, format, start) => {
  const recording = await read([
    "raw.csv",
    actigraph("00:00:00", date, format, `Accelerometer X,Accelerometer Y,Accelerometer Z\n${lines(320, (i) => `${alive(i)},0.1,1`)}`),
  ]);
  expect(recording).toMatchObject({ format: "actigraph", startTimeUs: start * 1000, signal: { rateHz: 32, length: 320 } });
  expect(codes(recording)).toContain("local_time");
});

test("ActiGraph counts are refused by name", async () => {
  expect(await refusal("counts.csv", actigraph("00:00:05", "8/15/2016", "M/d/yyyy", "325,85,176\n181,116,91\n"))).toMatchObject({
    code: "unsupported_content",
    reason: expect.stringContaining("counts"),
  });
});

test("gt3x: both packings, holes of sleep, a record that fails its checksum", async () => {
  const second = (time: number, type: 0 | 0x1a) => {
    const payload =
      type === 0
        ? pack12(30)
        : new Uint8Array(
            Int16Array.from({ length: 90 }, (_, i) => (i % 3 === 2 ? 256 : i % 3 === 0 ? Math.round(alive(i, 20)) : 0)).buffer,
          );
    return gt3xRecord(type, time, payload);
  };
  const damaged = second(1003, 0x1a);
  damaged[20] = (damaged[20] as number) ^ 1;
  const log = [
    ...second(1000, 0x1a),
    0,
    0,
    ...second(1001, 0),
    ...second(1002, 0x1a),
    ...damaged,
    ...gt3xRecord(0x1a, 1004, new Uint8Array(1)),
    ...second(1005, 0x1a),
  ];
  const info =
    "Serial Number: MOS2E391\nDevice Type: wGT3XBT\nSample Rate: 30\nStart Date: 637340333400000000\nTimeZone: 02:00:00\nAcceleration Scale: 256.0\n";
  const recording = await read(["a.gt3x", zipSync({ "log.bin": Uint8Array.from(log), "info.txt": encode(info) })]);
  expect(recording).toMatchObject({
    file: "a.gt3x",
    format: "actigraph",
    device: "ActiGraph wGT3XBT",
    timeZone: "+02:00",
    startTimeUs: (1000 - 7200) * 1e6,
  });
  expect(recording.signal?.acceleration.z[40]).toBeCloseTo(9.80665, 3);
  expect(recording.gaps).toHaveLength(1);
  expect(codes(recording)).toContain("checksum_mismatch");
});

/** 30 samples of y, x, z in 12 bits: one g on z. */
function pack12(samples: number): Uint8Array {
  const nibbles = Array.from({ length: samples }, (_, i) => [0, Math.round(alive(i, 20)) & 0xfff, 256])
    .flat()
    .flatMap((value) => [value >> 8, (value >> 4) & 15, value & 15]);
  return Uint8Array.from({ length: nibbles.length / 2 }, (_, i) => ((nibbles[2 * i] as number) << 4) | (nibbles[2 * i + 1] as number));
}

function gt3xRecord(type: number, time: number, payload: Uint8Array): number[] {
  const record = [
    0x1e,
    type,
    time & 255,
    (time >> 8) & 255,
    (time >> 16) & 255,
    (time >> 24) & 255,
    payload.length & 255,
    payload.length >> 8,
    ...payload,
  ];
  return [...record, ~record.reduce((sum, byte) => sum ^ byte, 0) & 255];
}

test("Axivity cwa: packed samples, the true rate between blocks, a corrupt block left out", async () => {
  const blocks = Array.from({ length: 10 }, (_, b) => cwaBlock(b, 1.2 * b * 1.01));
  (blocks[4] as Uint8Array)[100] = ((blocks[4] as Uint8Array)[100] as number) ^ 0xff;
  const header = new Uint8Array(1024);
  header.set([0x4d, 0x44, 0xfc, 0x03]);
  const recording = await read(["a.cwa", Uint8Array.from([...header, ...blocks.flatMap((block) => [...block])])]);
  expect(recording).toMatchObject({ format: "axivity", device: "Axivity AX3" });
  expect(recording.signal?.rateHz).toBeCloseTo(100 / 1.01, 0);
  expect(recording.signal?.acceleration.z[30]).toBeCloseTo(9.80665, 4);
  expect(recording.signal?.acceleration.y[30]).toBeCloseTo(-2 * 9.80665, 4);
  expect(recording.gaps).toHaveLength(1);
  expect(codes(recording)).toEqual(expect.arrayContaining(["local_time", "truncated"]));
});

/** 120 samples at a nominal 100 Hz, y = -2 g (exponent 1), z = 1 g; the time stamp belongs to the first sample. */
function cwaBlock(sequence: number, startS: number): Uint8Array {
  const block = new Uint8Array(512);
  const view = new DataView(block.buffer);
  const whole = Math.floor(startS);
  const fraction = Math.round((startS - whole) * 32_768);
  view.setUint16(0, 0x5841, true);
  view.setUint16(2, 508, true);
  view.setUint16(4, 0x8000 | fraction, true);
  view.setUint32(10, sequence, true);
  view.setUint32(14, ((24 << 26) | (5 << 22) | (20 << 17) | (10 << 12) | (30 << 6) | whole) >>> 0, true);
  view.setUint8(24, 0x4a);
  view.setUint8(25, 0x30);
  view.setInt16(26, -Math.floor(((fraction << 1) / 65_536) * 100), true);
  view.setUint16(28, 120, true);
  for (let i = 0; i < 120; i++)
    view.setUint32(30 + 4 * i, ((1 << 30) | (128 << 20) | ((-256 & 0x3ff) << 10) | (Math.round(alive(i, 20)) & 0x3ff)) >>> 0, true);
  let sum = 0;
  for (let word = 0; word < 510; word += 2) sum += view.getUint16(word, true);
  view.setUint16(510, -sum & 0xffff, true);
  return block;
}

test("GENEActiv: hexadecimal pages, calibrated, with the zone of the header", async () => {
  const hex = (value: number) => (value & 0xfff).toString(16).padStart(3, "0").toUpperCase();
  const page = (n: number) =>
    `Recorded Data\nDevice Unique Serial Code:012967\nSequence Number:${n}\nPage Time:2013-05-30 10:12:${String(54 + 3 * n).padStart(2, "0")}:500\nUnassigned:\nTemperature:21.5\nBattery voltage:4.1\nDevice Status:Recording\nMeasurement Frequency:100.0\n${Array.from({ length: 300 }, (_, i) => `${hex(Math.round(alive(i, 30)))}${hex(0)}${hex(-250)}000`).join("")}`;
  const head =
    "Device Identity\nDevice Unique Serial Code:012967\nDevice Type:GENEActiv\n\nConfiguration Info\nTime Zone:GMT +01:00\n\nCalibration Data\nx gain:25000\nx offset:0\ny gain:25000\ny offset:500\nz gain:25000\nz offset:-1000\n\nMemory Status\nNumber of Pages:2\n\n";
  const recording = await read(["a.bin", encode(`${head}${page(0)}\n${page(1)}\n`)]);
  expect(recording).toMatchObject({
    format: "geneactiv",
    timeZone: "+01:00",
    startTimeUs: Date.parse("2013-05-30T10:12:54.500+01:00") * 1000,
    signal: { rateHz: 100, length: 600 },
  });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(-0.96 * 9.80665, 4);
  expect(recording.signal?.acceleration.y[9]).toBeCloseTo(-0.02 * 9.80665, 4);
});

test("EmbracePlus: an Avro container is read by its own schema", async () => {
  const recording = await read(["a.avro", avroFile()]);
  expect(recording).toMatchObject({
    format: "empatica_embraceplus",
    timeZone: "+01:00",
    startTimeUs: 1_764_153_714_256_000,
    signal: { rateHz: 64, length: 256 },
  });
  expect(recording.signal?.acceleration.z[9]).toBeCloseTo(9.80665, 4);
});

function avroFile(): Uint8Array {
  const imu = {
    type: "record",
    name: "Imu",
    fields: [
      { name: "timestampStart", type: "long" },
      { name: "samplingFrequency", type: "float" },
      {
        name: "imuParams",
        type: {
          type: "record",
          name: "Params",
          fields: ["physicalMin", "physicalMax", "digitalMin", "digitalMax"].map((name) => ({ name, type: "int" })),
        },
      },
      ...["x", "y", "z"].map((name) => ({ name, type: { type: "array", items: "int" } })),
    ],
  };
  const schema = {
    type: "record",
    name: "Session",
    namespace: "empatica.format.avro",
    fields: [
      { name: "timezone", type: "int" },
      { name: "label", type: ["null", "string"] },
      {
        name: "rawData",
        type: {
          type: "record",
          name: "Raw",
          fields: [
            { name: "peaks", type: { type: "array", items: "long" } },
            { name: "accelerometer", type: imu },
            { name: "gyroscope", type: "empatica.format.avro.Imu" },
          ],
        },
      },
    ],
  };
  const long = (value: number | bigint): number[] => {
    let zigzag = BigInt(value) >= 0n ? BigInt(value) * 2n : -BigInt(value) * 2n - 1n;
    const bytes: number[] = [];
    for (; zigzag > 127n; zigzag >>= 7n) bytes.push(Number(zigzag & 127n) | 128);
    return [...bytes, Number(zigzag)];
  };
  const text = (value: string) => [...long(encode(value).length), ...encode(value)];
  const float = (value: number) => [...new Uint8Array(new Float32Array([value]).buffer)];
  const array = (values: number[]) => (values.length === 0 ? [0] : [...long(values.length), ...values.flatMap(long), 0]);
  const sensor = (start: number, columns: number[][]) => [
    ...long(start),
    ...float(64),
    ...[-16, 16, -32_768, 32_768].flatMap(long),
    ...columns.flatMap(array),
  ];
  const counts = (value: (i: number) => number) => Array.from({ length: 256 }, (_, i) => value(i));
  const session = [
    ...long(3600),
    ...long(1),
    ...text("wrist"),
    ...long(1),
    ...long(1_764_153_714_256_000_123n),
    0,
    ...sensor(1_764_153_714_256_000, [counts((i) => Math.round(alive(i, 50))), counts(() => 0), counts(() => 2048)]),
    ...sensor(0, [[], [], []]),
  ];
  const sync = new Array<number>(16).fill(7);
  return Uint8Array.from([
    0x4f,
    0x62,
    0x6a,
    1,
    ...long(1),
    ...text("avro.schema"),
    ...text(JSON.stringify(schema)),
    0,
    ...sync,
    ...long(1),
    ...long(session.length),
    ...session,
    ...sync,
  ]);
}

test("tables without names: Garmin's milli-g with zone, six axes of which one is the acceleration", async () => {
  const garmin = await read([
    "acc.csv",
    encode(
      lines(300, (i) => `${new Date(1_571_220_541_702 + i * 40).toISOString().replace("Z", "+00:00")};${Math.round(alive(i, 20))};0;1000`),
    ),
  ]);
  expect(garmin).toMatchObject({ format: "csv", timeZone: "+00:00", signal: { rateHz: 25 } });
  const axivity = await read([
    "ax6.csv",
    encode(
      lines(300, (i) => `${(1_551_178_506 + i / 100).toFixed(4)},${alive(i, 0.01).toFixed(4)},0.001,0.01,${alive(i).toFixed(4)},0.1,1.0`),
    ),
  ]);
  expect(axivity.signal?.acceleration.z[7]).toBeCloseTo(9.80665, 4);
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
  expect(await refusal("file", encode(text))).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining(reason) });
});
