import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import { groupSensors } from "../group.ts";
import { heartRateWithin } from "../heart-rate.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { HeartRate, Recording } from "../recording.ts";
import { RADIANS, STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * Polar Sensor Logger (Android): one text file a sensor, `Phone timestamp;sensor timestamp [ns];X [mg];…`. The sensor's clock (ns
 * since 2000) gives the spacing, the phone's local time says when it was.
 */
export const polarSensorLogger: Format = {
  id: "polar_sensor_logger",
  title: "Polar Sensor Logger",
  recognise: (entry) => /^"?Phone timestamp"?[;,\t]/.test(headText(entry, 64)),
  group: (entries) =>
    groupSensors(entries, labelOf, (entry) => (["acceleration", "rotation", "heart"].includes(sensorOf(entry)) ? sensorOf(entry) : null)),
  read,
};

/** `Polar_Sense_ACC.txt` without the sensor: what the files of one recording share. */
function labelOf(entry: Entry): string {
  return `${entry.archive}:${entry.folder}/${entry.baseName.replace(/_?(ACC|GYRO|MAGN|MAG|PPG|PPI|HR|RR|ECG|MARKER)\.\w+$/i, "")}`;
}

type Sensor = "acceleration" | "rotation" | "heart" | "marker" | "other";

function sensorOf(entry: Entry): Sensor {
  const [header = ""] = headText(entry, 256).split("\n");
  if (/\[mg\]/i.test(header)) return "acceleration";
  if (/\[dps\]/i.test(header)) return "rotation";
  if (/HR \[bpm\]/i.test(header)) return "heart";
  return /Marker/i.test(header) ? "marker" : "other";
}

function read(group: readonly Entry[], limits: Limits): Recording[] {
  const find = (sensor: Sensor) => group.find((entry) => sensorOf(entry) === sensor);
  const accelerometer = find("acceleration");
  const gyroscope = find("rotation");
  if (accelerometer === undefined) {
    const [first] = group as [Entry];
    throw new IngestError(
      "missing_companion",
      first.name,
      `it holds no acceleration (${first.baseName})`,
      "Give the ACC file of the same recording with it.",
    );
  }
  const acceleration = readAxes(accelerometer, STANDARD_GRAVITY / 1000, limits);
  const rotation = gyroscope === undefined ? null : unlessUnreadable(() => readAxes(gyroscope, RADIANS, limits));
  const shift = (rotation?.wholeS ?? 0) - acceleration.wholeS;
  const recordings = assembleMotion(
    {
      entry: accelerometer,
      format: "polar_sensor_logger",
      sourceUnit: "mg",
      device: /polar[ _]?[a-z0-9]+/i.exec(accelerometer.baseName)?.[0].replaceAll("_", " ") ?? "Polar",
      originS: acceleration.phoneS === null ? null : acceleration.phoneS - (acceleration.stream.timeS[0] as number),
      timeZone: null,
      issues: [
        ...acceleration.issues,
        ...(rotation?.issues ?? []),
        ...(acceleration.phoneS === null ? [] : ([{ code: "local_time" }] as const)),
      ],
      streams: {
        acceleration: acceleration.stream,
        angularRate: rotation && { ...rotation.stream, timeS: rotation.stream.timeS.map((time) => time + shift) },
        gravity: null,
      },
    },
    limits,
  );
  const heart = find("heart");
  return heart === undefined
    ? recordings
    : recordings.map((recording) => ({ ...recording, heartRate: unlessUnreadable(() => readHeartRate(heart, recording, limits)) }));
}

interface Axes {
  readonly stream: Stream;
  /** Whole second of the sensor's clock that the stream counts from. */
  readonly wholeS: number;
  /** The phone's local time at the first row, as if it were UTC; null when it is unreadable. */
  readonly phoneS: number | null;
  readonly issues: readonly RecordingIssue[];
}

function readAxes(entry: Entry, toSi: number, limits: Limits): Axes {
  const layout = layoutOf(entry, limits);
  const table = readTable(entry, layout, [{ index: 1, kind: "nanoseconds", bits: 64 }, axis(2), axis(3), axis(4)], limits);
  const phone = Date.parse(`${layout.firstRow[0] ?? ""}Z`) / 1000;
  return {
    stream: { timeS: table.columns[0] as Float64Array, ...scaled(columns3(table, 1), toSi) },
    wholeS: table.originS,
    phoneS: Number.isNaN(phone) ? null : phone,
    issues: tableIssues(table),
  };
}

/** The heart rate as far as it lies in the recording; the phone's local time ties the two. */
function readHeartRate(entry: Entry, recording: Recording, limits: Limits): HeartRate | null {
  if (recording.startTimeUs === null) return null;
  const table = readTable(entry, layoutOf(entry, limits), [{ index: 0, kind: "instant", bits: 64 }, axis(1)], limits);
  const [phoneS, beats] = table.columns as [Float64Array, Float32Array];
  const startS = recording.startTimeUs / 1e6;
  return heartRateWithin(
    phoneS.map((time) => time - startS),
    beats,
    recording.durationS,
  );
}
