import { unitOf } from "../csv/guess.ts";
import { accelerationScale } from "../csv/scale.ts";
import { axis, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { atRest } from "../motion/at-rest.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { RADIANS, scaled } from "../units.ts";

/**
 * MbientLab MetaMotion (MetaBase app): one CSV a sensor, each at its own rate, paired here by label and overlapping time.
 * `epoch (ms)` (also `epoc`) is UTC; the offset to local time stands in a column name: `time (01:00)`.
 */
export const metaMotion: Format = {
  id: "metamotion",
  title: "MetaMotion (accelerometer and gyroscope CSV)",
  recognise: (entry) => /^\s*"?epoch? \(ms\)"?[,;\t]/.test(headText(entry, 256)),
  group: pair,
  read,
};

type Sensor = "accelerometer" | "gyroscope" | "other";

/** The unit in the header tells the sensor, but for the acceleration that sensor fusion has freed from gravity: only its file's name does. */
function sensorOf(entry: Entry): Sensor {
  const [header = ""] = headText(entry, 512).trimStart().split("\n");
  if (/-axis \((deg|rad)\/s\)/.test(header)) return "gyroscope";
  if (/Linear ?Acceleration|Gravity/i.test(entry.baseName)) return "other";
  return /-axis \(m?g\)|-axis \(m\/s/.test(header) ? "accelerometer" : "other";
}

/**
 * Each accelerometer file with the gyroscope file of the same label whose start lies nearest; files that lost the app's name with the
 * only one recorded at the same time. What is left stands alone.
 */
function pair(entries: readonly Entry[]): Entry[][] {
  const gyroscopes = new Set(entries.filter((entry) => sensorOf(entry) === "gyroscope"));
  const accelerometers = entries.filter((entry) => sensorOf(entry) === "accelerometer");
  const partners = new Map<Entry, Entry>();
  const distance = (a: Entry, b: Entry) => Math.abs(startMs(a) - startMs(b));
  const match = (accelerometer: Entry, gyroscope: Entry | undefined) => {
    if (gyroscope === undefined) return;
    partners.set(accelerometer, gyroscope);
    gyroscopes.delete(gyroscope);
  };
  for (const accelerometer of accelerometers) {
    const candidates = [...gyroscopes].filter(
      (gyroscope) => labelOf(gyroscope) === labelOf(accelerometer) && overlap(gyroscope, accelerometer),
    );
    match(accelerometer, candidates.sort((a, b) => distance(a, accelerometer) - distance(b, accelerometer))[0]);
  }
  for (const accelerometer of accelerometers.filter((entry) => !partners.has(entry))) {
    const candidates = [...gyroscopes].filter(
      (gyroscope) => overlap(gyroscope, accelerometer) && !(isNamed(gyroscope) && isNamed(accelerometer)),
    );
    const rivals = accelerometers.filter((entry) => !partners.has(entry) && candidates.some((gyroscope) => overlap(gyroscope, entry)));
    if (candidates.length === 1 && rivals.length === 1) match(accelerometer, candidates[0]);
  }
  const pairs = accelerometers.map((accelerometer) => [
    accelerometer,
    ...[partners.get(accelerometer)].filter((found) => found !== undefined),
  ]);
  // What else the sensor logged is passed over, unless there is nothing else.
  const others = accelerometers.length > 0 ? [] : entries.filter((entry) => sensorOf(entry) === "other");
  return [...pairs, ...[...gyroscopes, ...others].map((entry) => [entry])];
}

/** `A-bench_MetaWear_2019-01-11T16.10.08.270_000000000000_Gyroscope_25.000Hz_1.4.4.csv` without the sensor and what follows. */
function labelOf(entry: Entry): string {
  return `${entry.folder}/${entry.baseName.replace(/_?(Accelerometer|Gyroscope).*$/i, "")}`;
}

function isNamed(entry: Entry): boolean {
  return entry.baseName.includes("_MetaWear_");
}

function overlap(a: Entry, b: Entry): boolean {
  return startMs(a) < endMs(b) && startMs(b) < endMs(a);
}

function startMs(entry: Entry): number {
  return Number(/\n"?(\d+)/.exec(headText(entry, 512))?.[1] ?? Number.NaN);
}

function endMs(entry: Entry): number {
  const tail = new TextDecoder().decode(entry.bytes.subarray(-512));
  return Number([...tail.matchAll(/\n"?(\d{13})(?:\.\d*)?"?[,;\t]/g)].at(-1)?.[1] ?? Number.NaN);
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
  const rotation = gyroscope === undefined ? null : unlessUnreadable(() => readAxes(gyroscope, limits));
  const rest = atRest(acceleration.stream, acceleration.stream.timeS);
  if (rest?.gravity === false) {
    const reason = "its acceleration has gravity taken out, which hides what is up";
    throw new IngestError("unsupported_content", accelerometer.name, reason, "Give the Accelerometer file, not Linear Acceleration.");
  }
  const issues = [...acceleration.issues, ...(rotation?.issues ?? [])];
  const { unit, toSi } = accelerationScale(accelerometer, acceleration.stream, rest, acceleration.unitInName, issues);
  const rotationShiftS = rotation === null ? 0 : rotation.originS - acceleration.originS;
  return assembleMotion(
    {
      entry: accelerometer,
      format: "metamotion",
      sourceUnit: unit,
      device: "MetaMotion",
      originS: acceleration.originS,
      timeZone: acceleration.timeZone,
      issues,
      streams: {
        acceleration: { timeS: acceleration.stream.timeS, ...scaled(acceleration.stream, toSi) },
        angularRate: rotation && {
          timeS: rotation.stream.timeS.map((time) => time + rotationShiftS),
          ...scaled(rotation.stream, rotation.unitInName.startsWith("rad") ? 1 : RADIANS),
        },
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
  readonly unitInName: string;
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
  const offset = /^time(?:stamp)? \(([-+]?)(\d\d):?(\d\d)\)/.exec(layout.names[1] ?? "");
  return {
    stream: { timeS: epochMs.map((time) => time / 1000 - originS), x, y, z },
    originS,
    timeZone: offset === null ? null : `${offset[1] || "+"}${offset[2]}:${offset[3]}`,
    unitInName: unitOf(layout.names[axes[0] as number] ?? ""),
    issues: tableIssues(table),
  };
}
