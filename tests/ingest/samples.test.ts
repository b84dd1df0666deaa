import { decode, type IngestErrorCode, type Recording, type RecordingFormat } from "@lastrep/ingest";
import { describe, expect, test } from "vitest";
import { haveData, listData, readManifest, sample } from "./data.ts";

const STANDARD_GRAVITY = 9.80665;

interface Expected {
  readonly format: RecordingFormat;
  /** Measured in the file, Hz. */
  readonly rateHz: number;
  readonly samples: number;
  readonly gaps: number;
  /** `a` acceleration, `g` angular rate, `r` gravity. */
  readonly channels: string;
  readonly issues: readonly string[];
}

/** Each export with what must come out of it. Facts of real files, measured once and checked against the evidence on the formats. */
const EXPORTS: readonly (readonly [string, Expected])[] = [
  [
    "sensor-logger/android-phone_v1.26.0_2023-11-24_07-25-54.zip",
    { format: "sensor_logger", rateHz: 99.96, samples: 725, gaps: 0, channels: "a", issues: ["no_gyroscope"] },
  ],
  [
    "sensor-logger/applewatch_WatchAccelerometerUncalibrated_2026.csv",
    { format: "sensor_logger", rateHz: 100.81, samples: 5005, gaps: 0, channels: "a", issues: ["no_gyroscope"] },
  ],
  [
    "sensor-logger/applewatch_WristMotion_2024_no-euler.csv",
    { format: "sensor_logger", rateHz: 99.46, samples: 2930, gaps: 1, channels: "agr", issues: ["gap"] },
  ],
  [
    "sensor-logger/ios-phone_v1.43.2_SensorLogger-2025-04-28_22-04-35.zip",
    { format: "sensor_logger", rateHz: 100.7, samples: 9199, gaps: 0, channels: "agr", issues: [] },
  ],
  [
    "sensorlog/SensorLogFiles_my_iOS_device_250311_14-55-58.zip",
    { format: "sensorlog", rateHz: 16.78, samples: 11578, gaps: 0, channels: "agr", issues: ["low_rate"] },
  ],
  [
    "polar-sensor-logger/Polar_Sense_ACC.txt",
    { format: "polar_sensor_logger", rateHz: 51.71, samples: 26526, gaps: 0, channels: "a", issues: ["local_time", "no_gyroscope"] },
  ],
  ["empatica-e4/ACC.csv", { format: "empatica_e4", rateHz: 32, samples: 9998, gaps: 0, channels: "a", issues: ["no_gyroscope"] }],
  [
    "empatica-embraceplus/test_data.avro",
    { format: "empatica_embraceplus", rateHz: 64, samples: 115904, gaps: 0, channels: "a", issues: ["no_gyroscope"] },
  ],
  [
    "movesense/MovesenseLog_3_786.json",
    { format: "movesense", rateHz: 102.31, samples: 8744, gaps: 0, channels: "ag", issues: ["no_absolute_time"] },
  ],
  [
    "actigraph/WRIST_rawCalibrated_032Hz.csv",
    { format: "actigraph", rateHz: 32, samples: 1920, gaps: 0, channels: "a", issues: ["local_time", "no_gyroscope"] },
  ],
  [
    "actigraph/actigraph_testfile.gt3x",
    { format: "actigraph", rateHz: 30, samples: 53040, gaps: 23, channels: "a", issues: ["gap", "no_gyroscope"] },
  ],
  [
    "axivity/ax3_testfile.cwa",
    { format: "axivity", rateHz: 98.87, samples: 17400, gaps: 0, channels: "a", issues: ["local_time", "no_gyroscope"] },
  ],
  [
    "axivity/ax3_testfile_corrupt_blocks_0_13_14_142_143_144.cwa",
    {
      format: "axivity",
      rateHz: 98.88,
      samples: 16921,
      gaps: 1,
      channels: "a",
      issues: ["local_time", "truncated", "gap", "no_gyroscope"],
    },
  ],
  [
    "axivity/ax3_testfile_unix_timestamps.csv",
    { format: "csv", rateHz: 99.64, samples: 210, gaps: 0, channels: "a", issues: ["no_gyroscope"] },
  ],
  [
    "geneactiv/GENEActiv_testfile.bin",
    { format: "geneactiv", rateHz: 85.71, samples: 5031, gaps: 0, channels: "a", issues: ["truncated", "no_gyroscope"] },
  ],
  [
    "garmin-acc-csv/acc.csv",
    { format: "csv", rateHz: 25.24, samples: 24179, gaps: 2, channels: "a", issues: ["disordered_time", "gap", "no_gyroscope"] },
  ],
  [
    "xsens-dot/Pelvis_20210820_202113_836.csv",
    { format: "xsens_dot", rateHz: 60, samples: 382, gaps: 0, channels: "ar", issues: ["no_gyroscope"] },
  ],
  [
    "physics-toolbox/multi-record_INPUT_N.csv",
    { format: "physics_toolbox", rateHz: 25, samples: 1103, gaps: 0, channels: "ag", issues: ["no_absolute_time"] },
  ],
  [
    "bangle-accellog/HughB-static-0.csv",
    { format: "bangle", rateHz: 12.5, samples: 757, gaps: 0, channels: "a", issues: ["no_absolute_time", "low_rate", "no_gyroscope"] },
  ],
];

const REFUSED: readonly (readonly [string, IngestErrorCode, string])[] = [
  ["actigraph/ActiGraph61.csv", "unsupported_content", "counts"],
  ["axivity/ukbiobank.csv", "unsupported_content", "averages"],
  ["phyphox/multi-pause_meta_time.csv", "missing_companion", "no acceleration"],
  ["phyphox/semicolon_android_Linear_Acceleration_first4000.csv", "unsupported_content", "gravity taken out"],
  ["phyphox/tab_RawData.csv", "unsupported_content", "gravity taken out"],
  ["phyphox/zip_2025-07-23_without-g.zip", "unsupported_content", "gravity taken out"],
  ["polar-sensor-logger/MARKER.txt", "missing_companion", "no acceleration"],
  ["polar-sensor-logger/Polar_Sense_GYRO.txt", "missing_companion", "no acceleration"],
];

async function only(path: string): Promise<Recording> {
  const { recordings, rejected } = await decode([sample(path)]);
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  return recordings[0] as Recording;
}

function medianForce({ signal }: Recording): number {
  const { x, y, z } = signal?.acceleration ?? { x: [], y: [], z: [] };
  return Array.from(x, (value, i) => Math.hypot(value, y[i] ?? 0, z[i] ?? 0)).sort((a, b) => a - b)[x.length >> 1] ?? Number.NaN;
}

function channels({ signal }: Recording): string {
  return [signal && "a", signal?.angularRate && "g", signal?.gravity && "r"].filter(Boolean).join("");
}

describe.skipIf(!haveData)("real exports (skipped where the recordings are absent)", () => {
  test.each(EXPORTS)("%s", async (path, expected) => {
    const recording = await only(`exports/${path}`);
    expect({
      format: recording.format,
      rateHz: Math.round((recording.signal?.rateHz ?? 0) * 100) / 100,
      samples: recording.signal?.length,
      gaps: recording.gaps.length,
      channels: channels(recording),
      issues: [...new Set(recording.issues.map((issue) => issue.code))],
    }).toEqual(expected);
    // Whatever the file's unit: the wearer does not accelerate hard most of the time.
    expect(medianForce(recording) / STANDARD_GRAVITY).toBeGreaterThan(0.9);
    expect(medianForce(recording) / STANDARD_GRAVITY).toBeLessThan(1.3);
  });

  test.each(REFUSED)("%s is refused", async (path, code, reason) => {
    const { recordings, rejected } = await decode([sample(`exports/${path}`)]);
    expect(recordings).toEqual([]);
    expect(rejected[0]).toMatchObject({ code, reason: expect.stringContaining(reason) });
  });

  test("no sample is left out of the tables above", () => {
    const listed = [...EXPORTS, ...REFUSED].map(([path]) => path);
    expect([...new Set(listed)].sort()).toEqual(
      readManifest("exports/manifest.csv")
        .map(({ file }) => file)
        .sort(),
    );
  });

  test("sensors of one recording that lie in separate files are joined", async () => {
    const { recordings, rejected } = await decode(
      ["ACC", "GYRO"].map((sensor) => sample(`exports/polar-sensor-logger/Polar_Sense_${sensor}.txt`)),
    );
    expect(rejected).toEqual([]);
    expect(recordings.map(channels)).toEqual(["ag"]);
  });

  test("all 120 wrist recordings decode to 100 Hz with gyroscope and gravity, the same way up", async () => {
    const { recordings, rejected } = await decode(listData("wrist-gym").map(sample));
    expect(rejected).toEqual([]);
    expect(recordings).toHaveLength(120);
    for (const recording of recordings) {
      expect(recording.signal).toMatchObject({ rateHz: 100, nativeRateHz: expect.closeTo(100, 3) });
      expect(channels(recording)).toBe("agr");
      expect(medianForce(recording) / STANDARD_GRAVITY).toBeCloseTo(1, 0);
      expect(recording.startTimeUs).not.toBeNull();
    }
    expect(recordings.flatMap((recording) => recording.issues.map((issue) => issue.code)).sort()).toEqual([
      "frozen",
      "frozen",
      "unit_from_data",
    ]);
  });

  test("all 39 wristband pairs decode to 25 Hz with gyroscope; the two silent holes are marked", async () => {
    const { recordings, rejected } = await decode(listData("wristband-barbell").map(sample));
    expect(rejected).toEqual([]);
    expect(recordings).toHaveLength(39);
    for (const recording of recordings) {
      expect(recording.signal).toMatchObject({ rateHz: expect.closeTo(25, 1), nativeRateHz: expect.closeTo(12.5, 1) });
      expect(channels(recording)).toBe("ag");
      expect(recording.timeZone).toBe("+01:00");
    }
    const holes = recordings.flatMap((recording) => recording.gaps.map((gap) => gap.endS - gap.startS)).sort();
    expect(holes).toHaveLength(2);
    for (const hole of holes) expect(hole > 2 && hole < 3.7).toBe(true);
  });

  test("all 41 recordings of a bar over a radio link decode, however gappy", async () => {
    const { recordings, rejected } = await decode(listData("bar-imu").map(sample));
    expect(rejected).toEqual([]);
    expect(recordings).toHaveLength(41);
    for (const recording of recordings) {
      expect(channels(recording)).toBe("ag");
      expect(medianForce(recording) / STANDARD_GRAVITY).toBeCloseTo(1, 0);
    }
  });
});
