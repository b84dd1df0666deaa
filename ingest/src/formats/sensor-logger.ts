import type { TableLayout } from "../csv/header.ts";
import type { ColumnRequest, Table } from "../csv/scan.ts";
import { axis, columns3, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import { groupSensors } from "../group.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { MotionStreams, Stream } from "../motion/stream.ts";
import type { Columns3, Recording } from "../recording.ts";
import { csvEntries, isSensorLoggerJson } from "../sensor-logger/json.ts";
import { accelerationUnit, medianLength, STANDARD_GRAVITY, scaled, scaledSum } from "../units.ts";

/**
 * Sensor Logger by Kelvin Choi (iOS, Android, Apple Watch, Wear OS): a zip with one CSV a sensor, single CSVs out of it, or JSON.
 * The watch's `WristMotion.csv` holds everything; of a phone, `TotalAcceleration`, or `Accelerometer` and `Gravity`, are put together.
 *
 * Sign and unit are decided from the data. Core Motion counts in g, its gravity points down and its user acceleration is minus the
 * kinematic one, so the specific force is minus their sum. Files with the app's "standardised" frame are in m/s² with Android's
 * sign, where the sum is the specific force as it stands. The app's own flag is not believed: files moved over from the watch
 * stayed in g although it was set.
 */
export const sensorLogger: Format = {
  id: "sensor_logger",
  title: "Sensor Logger (zip or WristMotion.csv)",
  recognise: (entry) => kindOf(entry) !== null,
  group: groupByRecording,
  read,
};

type Kind = "json" | "wrist" | "metadata" | "total" | "user" | "gravity" | "rotation" | "uncalibrated" | "other";

const KIND_BY_NAME: readonly (readonly [RegExp, Kind])[] = [
  [/accelerometeruncalibrated/, "uncalibrated"],
  [/gyroscopeuncalibrated|magnetometer|barometer|orientation|compass/, "other"],
  [/totalacceleration/, "total"],
  [/accelerometer/, "user"],
  [/gravity/, "gravity"],
  [/gyroscope/, "rotation"],
];

/** What an entry holds, or null when it is not of this app. The header names the sensor only in the watch's file; else the file name does. */
function kindOf(entry: Entry): Kind | null {
  if (isSensorLoggerJson(entry)) return "json";
  const name = entry.baseName.toLowerCase();
  const [header = "", row = ""] = headText(entry, 1024).split("\n");
  if (/^version,device name,recording epoch time,/.test(header)) return "metadata";
  if (entry.bytes.length === 0) return name === "annotation.csv" ? "other" : null;
  if (header.includes("rotationRateX") && header.includes("gravityX") && header.includes("accelerationX")) return "wrist";
  const cells = header.split(",").map((cell) => cell.trim());
  if (!/^\d{19},/.test(row) || !(cells.includes("seconds_elapsed") || /^time,z,y,x$/.test(header))) return null;
  return KIND_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? (axisColumns(cells) === null ? "other" : "user");
}

/** Entries of one folder are one recording, unless a sensor occurs twice there: then each is complete in itself, as watch files and JSON are. */
function groupByRecording(entries: readonly Entry[]): Entry[][] {
  const sensorOf = (entry: Entry) => {
    const kind = kindOf(entry);
    return kind === "other" || kind === "metadata" ? null : kind;
  };
  const keyOf = (entry: Entry) => (kindOf(entry) === "json" ? entry.name : `${entry.archive}:${entry.folder}`);
  return groupSensors(entries, keyOf, sensorOf);
}

function read(group: readonly Entry[], limits: Limits): Recording[] {
  const [json] = group.filter((entry) => kindOf(entry) === "json");
  if (json !== undefined) return read(csvEntries(json, limits), limits);
  const find = (kind: Kind) => group.find((entry) => kindOf(entry) === kind);
  const about = metadata(find("metadata"));
  const wrist = find("wrist");
  const log = wrist === undefined ? readPhone(find, about, limits) : readWrist(wrist, limits);
  if (log === null) {
    const [first] = group as [Entry];
    throw new IngestError(
      "missing_companion",
      first.archive ?? first.name,
      "it holds no acceleration with gravity",
      "Give the whole zip that Sensor Logger exports, recorded with Wrist Motion, Total Acceleration, or Accelerometer and Gravity switched on.",
    );
  }
  return assembleMotion({ format: "sensor_logger", device: about.device, timeZone: about.timeZone, ...log }, limits);
}

interface Metadata {
  readonly device: string | null;
  readonly timeZone: string | null;
  /** Whether phone files are in Core Motion's frame; null when the metadata does not say. */
  readonly appleFrame: boolean | null;
}

function metadata(entry: Entry | undefined): Metadata {
  if (entry === undefined) return { device: null, timeZone: null, appleFrame: null };
  const [names = [], cells = []] = headText(entry)
    .split("\n")
    .map((line) => line.split(","));
  // A device's name may hold a comma, which shifts the cells behind it.
  const get = (name: string) => (names.length === cells.length && cells[names.indexOf(name)]?.trim()) || null;
  const platform = get("platform");
  return {
    device: get("device name"),
    timeZone: get("recording timezone"),
    appleFrame: platform === null ? null : platform === "ios" && get("standardisation") !== "true",
  };
}

interface Log {
  readonly entry: Entry;
  readonly originS: number | null;
  readonly sourceUnit: string;
  readonly streams: MotionStreams;
  readonly issues: readonly RecordingIssue[];
}

function readWrist(entry: Entry, limits: Limits): Log {
  const layout = layoutOf(entry, limits);
  const sensors = ["rotationRate", "gravity", "acceleration"].flatMap((sensor) =>
    ["X", "Y", "Z"].map((axis) => layout.names.indexOf(sensor + axis)),
  );
  const { table, timeS, originS } = readTimed(entry, layout, sensors, limits);
  const [rotation, gravity, user] = [0, 1, 2].map((sensor) => columns3(table, 1 + 3 * sensor)) as [Columns3, Columns3, Columns3];
  const apple = (accelerationUnit(medianLength(gravity))?.unit ?? "g") === "g";
  const toSi = apple ? -STANDARD_GRAVITY : 1;
  const issues = tableIssues(table);
  if (!apple) issues.push({ code: "unit_from_data", detail: "gravity is 9.81 long: m/s² in Android's frame, not g in Core Motion's" });
  return {
    entry,
    originS,
    sourceUnit: apple ? "g" : "m/s²",
    issues,
    streams: {
      acceleration: { timeS, ...scaledSum(gravity, user, toSi) },
      angularRate: { timeS, ...rotation },
      gravity: { timeS, ...scaled(gravity, toSi) },
    },
  };
}

function readPhone(find: (kind: Kind) => Entry | undefined, about: Metadata, limits: Limits): Log | null {
  const open = (kind: Kind) => {
    const entry = find(kind);
    return entry === undefined ? null : readSensor(entry, limits);
  };
  const gravity = open("gravity");
  const total = open("total");
  const user = total === null ? open("user") : null;
  const measured = total ?? (user === null || gravity === null ? open("uncalibrated") : null);
  const main = measured ?? user;
  if (main === null) return null;
  const issues: RecordingIssue[] = [...main.issues, ...(gravity?.issues ?? [])];
  const unit = accelerationUnit(medianLength(measured ?? gravity ?? main));
  if (unit === null) return null;
  const apple = unit.unit === "g" || (about.appleFrame ?? false);
  if (unit.unit !== "g" && about.appleFrame === null) {
    issues.push({ code: "unit_from_data", detail: "no Metadata.csv says which way the axes point; read in Android's frame" });
  }
  const sign = apple ? -1 : 1;
  // Streams of one recording count from one whole second, the first sensor's.
  const onMainClock = (sensor: Sensor): Float64Array => {
    const shift = sensor.originS - main.originS;
    return shift === 0 ? sensor.timeS : sensor.timeS.map((time) => time + shift);
  };
  const rotation = open("rotation");
  const gravityStream = gravity && { timeS: onMainClock(gravity), ...scaled(gravity, sign * unit.toSi) };
  let acceleration: Stream;
  if (measured !== null) acceleration = { timeS: main.timeS, ...scaled(measured, sign * unit.toSi) };
  else if (user !== null && gravity !== null)
    acceleration = { timeS: user.timeS, ...scaledSum(onTimesOf(user, gravity), user, sign * unit.toSi) };
  else if (medianLength(main) * unit.toSi > 0.8 * STANDARD_GRAVITY) acceleration = { timeS: main.timeS, ...scaled(main, sign * unit.toSi) };
  else return null;
  return {
    entry: main.entry,
    originS: main.originS,
    sourceUnit: unit.unit,
    issues,
    streams: { acceleration, angularRate: rotation && { ...rotation, timeS: onMainClock(rotation) }, gravity: gravityStream },
  };
}

interface Sensor extends Stream {
  readonly entry: Entry;
  readonly originS: number;
  readonly issues: readonly RecordingIssue[];
}

function readSensor(entry: Entry, limits: Limits): Sensor {
  const layout = layoutOf(entry, limits);
  const axes = axisColumns(layout.names);
  if (axes === null)
    throw new IngestError(
      "unsupported_content",
      entry.name,
      "the table has no x, y and z columns",
      "Give the CSV as Sensor Logger exports it.",
    );
  const { table, timeS, originS } = readTimed(entry, layout, axes, limits);
  return { entry, timeS, originS: originS ?? 0, issues: tableIssues(table), ...columns3(table, 1) };
}

/** Reads `sensors` with the time in front: ns since the epoch, without loss; when a spreadsheet has rounded those away, `seconds_elapsed`. */
function readTimed(
  entry: Entry,
  layout: TableLayout,
  sensors: readonly number[],
  limits: Limits,
): { table: Table; timeS: Float64Array; originS: number | null } {
  const elapsed = layout.names.indexOf("seconds_elapsed");
  const whole = /^\d{19}$/.test(layout.firstRow[0] ?? "");
  const time: ColumnRequest = whole || elapsed < 0 ? { index: 0, kind: "nanoseconds", bits: 64 } : times(elapsed);
  const table = readTable(entry, layout, [time, ...sensors.map(axis)], limits);
  return { table, timeS: table.columns[0] as Float64Array, originS: time.kind === "nanoseconds" ? table.originS : null };
}

/** Positions of x, y and z by name, in whatever order they stand; users rename them to `AccelerationX` and the like. */
function axisColumns(names: readonly string[]): [number, number, number] | null {
  const find = (axis: string) => names.findIndex((name) => new RegExp(`^([a-z]*[^q])?${axis}$`, "i").test(name));
  const axes: [number, number, number] = [find("x"), find("y"), find("z")];
  return axes.every((index) => index >= 0) ? axes : null;
}

/** `from` at the times of `to`, joined by lines: gravity turns slowly, and the two are sampled together but for dropped rows. */
function onTimesOf(to: Sensor, from: Sensor): Columns3 {
  const shift = from.originS - to.originS;
  const put = (column: Float32Array) => {
    const out = new Float32Array(to.timeS.length);
    let row = 0;
    for (let i = 0; i < out.length; i++) {
      const time = (to.timeS[i] as number) - shift;
      while (row < from.timeS.length - 2 && (from.timeS[row + 1] as number) <= time) row++;
      const before = from.timeS[row] as number;
      const share = Math.min(1, Math.max(0, (time - before) / ((from.timeS[row + 1] ?? before + 1) - before)));
      out[i] = (column[row] as number) * (1 - share) + (column[row + 1] ?? (column[row] as number)) * share;
    }
    return out;
  };
  return { x: put(from.x), y: put(from.y), z: put(from.z) };
}
