import { readLayout, splitLine, type TableLayout } from "../csv/header.ts";
import type { Table } from "../csv/scan.ts";
import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import type { TimeReading } from "../csv/time.ts";
import { clockOf, timeReading, timeRequest } from "../csv/time-column.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import { groupBy, groupSensors, splitByTime, type TimeSpan } from "../group.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { atRest } from "../motion/at-rest.ts";
import { atTimes } from "../motion/at-times.ts";
import { type MotionStreams, pickRows, type Stream } from "../motion/stream.ts";
import { type Orientation, upward } from "../motion/upward.ts";
import type { Columns3, Recording } from "../recording.ts";
import { csvEntries } from "../sensor-logger/json.ts";
import { axisColumns, type Kind, kindOf, timeColumn, wristColumns } from "../sensor-logger/sensors.ts";
import { accelerationUnit, medianLength, STANDARD_GRAVITY, scaled, scaledSum } from "../units.ts";

/**
 * Sensor Logger by Kelvin Choi (iOS, Android, Apple Watch, Wear OS): a zip with one CSV a sensor, single CSVs out of it, or JSON.
 * The watch's `WristMotion.csv` holds everything; of a phone, `TotalAcceleration`, or `Accelerometer` and `Gravity`, are put together.
 *
 * Sign and unit are decided from the data. Core Motion counts in g, its gravity points down and its user acceleration is minus the
 * kinematic one, so the specific force is minus their sum. Files with the app's "standardised" frame are in m/s² with Android's
 * sign, where the sum is the specific force as it stands. Which of the two it is, the orientation beside it says: its quaternion turns
 * gravity up or down. The app's own flag is not believed: files moved over from the watch stayed in g although it was set.
 */
export const sensorLogger: Format = {
  id: "sensor_logger",
  title: "Sensor Logger (zip or WristMotion.csv)",
  recognise: (entry) => kindOf(entry) !== null,
  group: groupByRecording,
  read,
};

/**
 * Entries of one folder whose times overlap are one recording, unless a sensor occurs twice at one time: then each is complete in itself,
 * as watch files and JSON are.
 */
function groupByRecording(entries: readonly Entry[]): Entry[][] {
  const sensorOf = (entry: Entry) => {
    const kind = kindOf(entry);
    return kind === "other" || kind === "metadata" ? null : kind;
  };
  const keyOf = (entry: Entry) => (kindOf(entry) === "json" ? entry.name : `${entry.archive}:${entry.folder}`);
  return groupBy(entries, keyOf).flatMap((folder) =>
    splitByTime(folder, spanOf).flatMap((together) => groupSensors(together, () => "", sensorOf)),
  );
}

/** First and last time in an entry, s; null where its rows have none. */
function spanOf(entry: Entry): TimeSpan | null {
  const layout = readLayout(entry.bytes.subarray(0, 4096));
  const time = layout === null ? -1 : timeColumn(layout);
  const first = layout?.firstRow[time] ?? "";
  const last = lastRow(entry)[time] ?? "";
  return /^\d{19}$/.test(first) && /^\d{19}$/.test(last) ? { startS: Number(first) / 1e9, endS: Number(last) / 1e9 } : null;
}

/** Cells of the last whole row. */
function lastRow({ bytes }: Entry): string[] {
  const lines = new TextDecoder().decode(bytes.subarray(-2048)).trimEnd().split(/\r?\n/);
  return (lines.at(bytes.at(-1) === 0x0a ? -1 : -2) ?? "").split(/[,;\t]/).map((cell) => cell.replaceAll('"', "").trim());
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

const COMMA = 0x2c;

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
    .map((line) => splitLine(line, COMMA));
  // A device's name may hold a comma, which shifts the cells behind it where nothing quotes it.
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
  const columns = wristColumns(layout) as NonNullable<ReturnType<typeof wristColumns>>;
  const sensors = [...columns.gravity, ...columns.user, ...(columns.rotation ?? [])];
  const { table, timeS, originS } = readTimed(entry, layout, sensors, limits);
  const [gravity, user] = [columns3(table, 1), columns3(table, 4)];
  const rotation = columns.rotation && columns3(table, 7);
  const inG = (accelerationUnit(medianLength(gravity))?.unit ?? "g") === "g";
  const { quaternion } = columns;
  const seen = quaternion && unlessUnreadable(() => upward(readOrientation(entry, layout, quaternion, limits), gravity));
  const sign = seen ?? (inG ? -1 : 1);
  const toSi = sign * (inG ? STANDARD_GRAVITY : 1);
  const issues = tableIssues(table);
  if (!inG || sign === 1) issues.push({ code: "unit_from_data", detail: wristWords(inG, sign) });
  return {
    entry,
    originS,
    sourceUnit: inG ? "g" : "m/s²",
    issues,
    streams: {
      acceleration: { timeS, ...scaledSum(gravity, user, toSi) },
      angularRate: rotation && { timeS, ...rotation },
      gravity: { timeS, ...scaled(gravity, toSi) },
    },
  };
}

function wristWords(inG: boolean, sign: 1 | -1): string {
  const unit = inG ? "gravity is 1 long: g" : "gravity is 9.81 long: m/s²";
  return `${unit} in ${sign === 1 ? "Android's" : "Core Motion's"} frame, not g in Core Motion's`;
}

/** Rows from which the frame is told. */
const ORIENTATION_ROWS = 500;

function readOrientation(entry: Entry, layout: TableLayout, columns: readonly number[], limits: Limits): Orientation {
  const { table } = readTimed(entry, layout, columns, limits, ORIENTATION_ROWS);
  const [w, x, y, z] = table.columns.slice(1) as [Float32Array, Float32Array, Float32Array, Float32Array];
  return { w, x, y, z };
}

function readPhone(find: (kind: Kind) => Entry | undefined, about: Metadata, limits: Limits): Log | null {
  const open = (kind: Kind) => {
    const entry = find(kind);
    return entry === undefined ? null : readSensor(entry, limits);
  };
  const gravity = unlessUnreadable(() => open("gravity"));
  const total = open("total");
  const user = total === null ? within(open("user"), gravity) : null;
  const measured = total ?? (user === null || gravity === null ? open("uncalibrated") : null);
  const main = measured ?? user;
  if (main === null) return null;
  const issues: RecordingIssue[] = [...main.issues, ...(gravity?.issues ?? [])];
  const unit = accelerationUnit(medianLength(measured ?? gravity ?? main));
  if (unit === null) return null;
  if (gravity === null && atRest(main, main.timeS)?.gravity === false) return null;
  const seen = unlessUnreadable(() => upwardBy(find("orientation"), gravity ?? main, limits));
  const stated = unit.unit === "g" || about.appleFrame === true ? -1 : 1;
  if (seen !== null && seen !== stated) {
    issues.push({
      code: "unit_from_data",
      detail: `the orientation says that it is in ${seen === 1 ? "Android's" : "Core Motion's"} frame`,
    });
  } else if (seen === null && unit.unit !== "g" && about.appleFrame === null) {
    issues.push({ code: "unit_from_data", detail: "no Metadata.csv says which way the axes point; read in Android's frame" });
  }
  const sign = seen ?? stated;
  // Streams of one recording count from one whole second, the first sensor's.
  const onMainClock = (sensor: Sensor): Float64Array => {
    const shift = sensor.originS - main.originS;
    return shift === 0 ? sensor.timeS : sensor.timeS.map((time) => time + shift);
  };
  const rotation = unlessUnreadable(() => open("rotation"));
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

/** Which way the phone's gravity points by its orientation, at the same times; null where there is none. */
function upwardBy(orientation: Entry | undefined, gravity: Sensor, limits: Limits): 1 | -1 | null {
  const layout = orientation && layoutOf(orientation, limits);
  const columns = layout && ["qw", "qx", "qy", "qz"].map((name) => layout.names.indexOf(name));
  if (orientation === undefined || columns === undefined || columns.includes(-1)) return null;
  const { table, timeS, originS } = readTimed(orientation, layout as TableLayout, columns, limits, ORIENTATION_ROWS);
  const [w, x, y, z] = table.columns.slice(1) as [Float32Array, Float32Array, Float32Array, Float32Array];
  return upward({ w, x, y, z }, onTimesOf({ timeS, originS: originS ?? 0 }, gravity));
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

/** Sensors are switched on and off one after the other, this far apart, s. */
const SWITCHED_S = 1;

/** The sensor as long as the other one was on: without gravity nothing is known of the acceleration. */
function within(sensor: Sensor | null, other: Sensor | null): Sensor | null {
  if (sensor === null || other === null) return sensor;
  const shift = other.originS - sensor.originS;
  const [startS, endS] = [(other.timeS[0] as number) + shift - SWITCHED_S, (other.timeS.at(-1) as number) + shift + SWITCHED_S];
  const rows = Int32Array.from(sensor.timeS.keys()).filter(
    (row) => (sensor.timeS[row] as number) >= startS && (sensor.timeS[row] as number) <= endS,
  );
  const [picked] = rows.length < sensor.timeS.length ? pickRows([sensor], rows) : [sensor];
  return { ...sensor, ...(picked as Stream) };
}

/** Reads `sensors` with the time in front: ns since the epoch, without loss; where a spreadsheet or a user has changed those, what they are now, or `seconds_elapsed`. */
function readTimed(
  entry: Entry,
  layout: TableLayout,
  sensors: readonly number[],
  limits: Limits,
  maxRows?: number,
): { table: Table; timeS: Float64Array; originS: number | null } {
  const elapsed = layout.names.indexOf("seconds_elapsed");
  const reading = readingIn(entry, layout, timeColumn(layout)) ?? readingIn(entry, layout, elapsed);
  if (reading === null) {
    const hint = "Give the CSV as Sensor Logger exports it.";
    throw new IngestError("corrupt_file", entry.name, "neither `time` nor `seconds_elapsed` holds times", hint);
  }
  const columns = [timeRequest(reading.column, reading.how), ...sensors.map(axis)];
  const table = readTable(entry, layout, columns, limits, maxRows === undefined ? {} : { maxRows });
  return { table, ...clockOf(table.columns[0] as Float64Array, table.originS, reading.how) };
}

function readingIn(entry: Entry, layout: TableLayout, column: number): { readonly column: number; readonly how: TimeReading } | null {
  if (column < 0) return null;
  if (/^\d{19}$/.test(layout.firstRow[column] ?? "")) return { column, how: NANOSECONDS };
  try {
    return { column, how: timeReading(entry, layout, column) };
  } catch (cause) {
    if (cause instanceof IngestError) return null;
    throw cause;
  }
}

const NANOSECONDS: TimeReading = { kind: "nanoseconds", toSeconds: 1, epoch: true, zeroS: 0, zone: null, contradiction: null };

/** `from` at the times of `to`: gravity turns slowly, and the two are sampled together but for dropped rows. */
function onTimesOf(to: Pick<Sensor, "timeS" | "originS">, from: Sensor): Columns3 {
  const shift = from.originS - to.originS;
  return atTimes(from, shift === 0 ? to.timeS : to.timeS.map((time) => time - shift));
}
