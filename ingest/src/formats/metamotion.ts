import { axis, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { accelerationUnit, medianLength, RADIANS, STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * MbientLab MetaMotion (MetaBase app): one CSV a sensor, each at its own rate, paired here by label and overlapping time.
 * `epoch (ms)` is UTC; the offset to local time stands in a column name: `time (01:00)`.
 */
export const metaMotion: Format = {
  id: "metamotion",
  title: "MetaMotion (accelerometer and gyroscope CSV)",
  recognise: (entry) => /^"?epoch \(ms\)"?,/.test(headText(entry, 256)),
  group: pair,
  read,
};

type Sensor = "accelerometer" | "gyroscope" | "other";

/** The unit in the header tells the sensor. */
function sensorOf(entry: Entry): Sensor {
  const [header = ""] = headText(entry, 512).split("\n");
  if (/-axis \(deg\/s\)/.test(header)) return "gyroscope";
  return /-axis \(m?g\)/.test(header) ? "accelerometer" : "other";
}

/** Each accelerometer file with the gyroscope file of the same label whose start lies nearest; what is left stands alone. */
function pair(entries: readonly Entry[]): Entry[][] {
  const gyroscopes = new Set(entries.filter((entry) => sensorOf(entry) === "gyroscope"));
  const groups: Entry[][] = [];
  for (const accelerometer of entries.filter((entry) => sensorOf(entry) === "accelerometer")) {
    const candidates = [...gyroscopes].filter(
      (gyroscope) => labelOf(gyroscope) === labelOf(accelerometer) && overlap(gyroscope, accelerometer),
    );
    const distance = (gyroscope: Entry) => Math.abs(startMs(gyroscope) - startMs(accelerometer));
    const [nearest] = candidates.sort((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) gyroscopes.delete(nearest);
    groups.push(nearest === undefined ? [accelerometer] : [accelerometer, nearest]);
  }
  return [...groups, ...[...gyroscopes].map((gyroscope) => [gyroscope])];
}

/** `A-bench_MetaWear_2019-01-11T16.10.08.270_000000000000_Gyroscope_25.000Hz_1.4.4.csv` without the sensor and what follows. */
function labelOf(entry: Entry): string {
  return `${entry.folder}/${entry.baseName.replace(/_?(Accelerometer|Gyroscope|Linear Acceleration|Gravity).*$/i, "")}`;
}

function overlap(a: Entry, b: Entry): boolean {
  return startMs(a) < endMs(b) && startMs(b) < endMs(a);
}

function startMs(entry: Entry): number {
  return Number(/\n"?(\d+)/.exec(headText(entry, 512))?.[1] ?? Number.NaN);
}

function endMs(entry: Entry): number {
  const tail = new TextDecoder().decode(entry.bytes.subarray(-512));
  return Number([...tail.matchAll(/\n"?(\d{13}),/g)].at(-1)?.[1] ?? Number.NaN);
}

function read(group: readonly Entry[], limits: Limits): Recording[] {
  const accelerometer = group.find((entry) => sensorOf(entry) === "accelerometer");
  const gyroscope = group.find((entry) => sensorOf(entry) === "gyroscope");
  if (accelerometer === undefined) {
    const [lone] = group as [Entry];
    throw new IngestError(
      "missing_companion",
      lone.name,
      `it holds ${sensorOf(lone) === "gyroscope" ? "only the gyroscope" : "no acceleration"} of a recording`,
      "Give the accelerometer file with the same name together with it.",
    );
  }
  const acceleration = readAxes(accelerometer, limits);
  const rotation = gyroscope === undefined ? null : readAxes(gyroscope, limits);
  const unit = accelerationUnit(medianLength(acceleration.stream));
  const issues = [...acceleration.issues, ...(rotation?.issues ?? [])];
  if (unit?.unit !== "g")
    issues.push({
      code: "unit_from_data",
      detail: `median length ${medianLength(acceleration.stream).toFixed(2)} is unusual for g with gravity`,
    });
  const rotationShiftS = rotation === null ? 0 : rotation.originS - acceleration.originS;
  return assembleMotion(
    {
      entry: accelerometer,
      format: "metamotion",
      sourceUnit: acceleration.sourceUnit,
      device: "MetaMotion",
      originS: acceleration.originS,
      timeZone: acceleration.timeZone,
      issues,
      streams: {
        acceleration: { timeS: acceleration.stream.timeS, ...scaled(acceleration.stream, acceleration.scale) },
        angularRate: rotation && { timeS: rotation.stream.timeS.map((time) => time + rotationShiftS), ...scaled(rotation.stream, RADIANS) },
        gravity: null,
      },
    },
    limits,
  );
}

interface Axes {
  readonly stream: Stream;
  /** UTC of the stream's 0, s since the epoch. */
  readonly originS: number;
  readonly timeZone: string | null;
  readonly sourceUnit: "g" | "mg";
  /** m/s² in the acceleration's unit. */
  readonly scale: number;
  readonly issues: readonly RecordingIssue[];
}

function readAxes(entry: Entry, limits: Limits): Axes {
  const layout = layoutOf(entry, limits);
  const axes = ["x", "y", "z"].map((letter) => layout.names.findIndex((name) => name.startsWith(`${letter}-axis`)));
  if (axes.includes(-1))
    throw new IngestError("unsupported_content", entry.name, "the table has no x, y and z axis", "Give the CSV as MetaBase exports it.");
  const table = readTable(entry, layout, [times(0), ...axes.map(axis)], limits);
  const [epochMs, x, y, z] = table.columns as [Float64Array, Float32Array, Float32Array, Float32Array];
  const originS = Math.floor((epochMs[0] as number) / 1000);
  const offset = /^time \(([-+]?)(\d\d:\d\d)\)/.exec(layout.names[1] ?? "");
  const sourceUnit = /\(mg\)/.test(layout.names[axes[0] as number] ?? "") ? "mg" : "g";
  return {
    stream: { timeS: epochMs.map((time) => time / 1000 - originS), x, y, z },
    originS,
    timeZone: offset === null ? null : `${offset[1] || "+"}${offset[2]}`,
    sourceUnit,
    scale: sourceUnit === "mg" ? STANDARD_GRAVITY / 1000 : STANDARD_GRAVITY,
    issues: tableIssues(table),
  };
}
