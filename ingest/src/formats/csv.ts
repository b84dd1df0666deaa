import { type Axes, type ColumnGuess, guessColumns, unitOf } from "../csv/guess.ts";
import { lineAt, readLayout, type TableLayout } from "../csv/header.ts";
import { type KnownTable, knownColumns, namedColumns } from "../csv/mapping.ts";
import { accelerationScale, rotationScale } from "../csv/scale.ts";
import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { readingOfTime, type TimeReading } from "../csv/time.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { accelerationUnit, medianLength, scaled, scaledSum } from "../units.ts";

/** Any other table with a time column and three axes of acceleration, told by the columns' names and values. */
export const csv: Format = tableFormat(guessOf);

/** Tables whose headers are known, read as is known of them. */
export function knownTables(known: readonly KnownTable[]): Format {
  return tableFormat((layout) => knownColumns(layout, known));
}

/** What the columns of a table are; null for a table that is none of ours. */
type ColumnFinder = (layout: TableLayout) => ColumnGuess | null;

function tableFormat(find: ColumnFinder): Format {
  const look = (entry: Entry) => {
    const layout = headText(entry, 1024).includes("\0") ? null : readLayout(entry.bytes.subarray(0, 65_536));
    const columns = layout && find(layout);
    return layout && columns && { layout, columns };
  };
  return {
    id: "csv",
    title: "any CSV with time, x, y and z acceleration",
    recognise: (entry) => look(entry) !== null,
    facts: (entry) => {
      const seen = look(entry);
      if (seen === null) return [];
      const { time, ...sensors } = namedColumns(seen.layout, seen.columns);
      const found = Object.entries(sensors).flatMap(([name, columns]) => (columns === null ? [] : [{ name, value: columns.join(", ") }]));
      return [{ name: "time", value: time ?? "no column" }, ...found];
    },
    read: ([entry], limits) => {
      const layout = layoutOf(entry as Entry, limits);
      return read(entry as Entry, layout, find(layout) as ColumnGuess, limits);
    },
  };
}

/** The columns by their names; of a table without names, time first and three or six axes after it, as Axivity's and Garmin's exports have. */
export function guessOf(layout: TableLayout): ColumnGuess | null {
  if (layout.names.length > 0) {
    const guess = guessColumns(layout.names);
    return guess.acceleration !== null || guess.userAcceleration !== null || guess.angularRate !== null ? guess : null;
  }
  const isNumber = (cell: string) => /^-?[\d.,]+(e[-+]?\d+)?$/i.test(cell);
  const isTable = (layout.fieldCount === 4 || layout.fieldCount === 7) && layout.firstRow.slice(1).every(isNumber);
  return isTable ? { time: 0, acceleration: [1, 2, 3], userAcceleration: null, gravity: null, angularRate: null } : null;
}

function read(entry: Entry, layout: TableLayout, found: ColumnGuess, limits: Limits): Recording[] {
  const columns = withGravity(entry, layout, found, limits);
  const added = columns.acceleration === null;
  const acceleration = columns.acceleration ?? (columns.gravity === null ? null : columns.userAcceleration);
  if (acceleration === null) throw noAcceleration(entry, columns);
  const time = timeOf(entry, layout, columns);
  const sensors = [acceleration, columns.gravity, columns.angularRate].filter((axes) => axes !== null);
  const table = readTable(entry, layout, [{ index: time.index, kind: time.reading.kind, bits: 64 }, ...sensors.flat().map(axis)], limits);
  const { timeS, originS } = clockOf(table.columns[0] as Float64Array, table.originS, time.reading);
  const take = (axes: Axes | null) => axes && columns3(table, 1 + 3 * sensors.indexOf(axes));
  const unitIn = (axes: Axes | null) => unitOf(layout.names[axes?.[0] ?? -1] ?? "");

  const issues: RecordingIssue[] = tableIssues(table);
  if (time.reading.contradiction !== null) issues.push({ code: "unit_from_data", detail: time.reading.contradiction });
  if (time.reading.zone === "local") issues.push({ code: "local_time" });
  const gravity = take(columns.gravity);
  const first = columns3(table, 1);
  const measured = added && gravity !== null ? scaledSum(first, gravity, 1) : first;
  const { unit, toSi } = accelerationScale(entry, measured, unitIn(acceleration), issues);
  // User acceleration and gravity in g are Core Motion's, whose sum is minus the specific force.
  const apple = added && unit === "g";
  if (apple) issues.push({ code: "unit_from_data", detail: "user acceleration and gravity in g are read in Core Motion's frame" });
  const scale = apple ? -toSi : toSi;
  const rotation = take(columns.angularRate);
  const stream = (axes: Omit<Stream, "timeS">): Stream => ({ timeS, ...axes });
  return assembleMotion(
    {
      entry,
      format: "csv",
      sourceUnit: unit,
      device: null,
      originS,
      timeZone: time.reading.zone === "local" ? null : time.reading.zone,
      issues,
      streams: {
        acceleration: stream(scaled(measured, scale)),
        angularRate: rotation && stream(scaled(rotation, rotationScale(rotation, unitIn(columns.angularRate), issues))),
        gravity: gravity && stream(scaled(gravity, scale)),
      },
    },
    limits,
  );
}

/** Of six columns without names, those are the acceleration whose length is that of gravity; what the others are stays unknown. */
export function withGravity(entry: Entry, layout: TableLayout, guess: ColumnGuess, limits: Limits): ColumnGuess {
  if (layout.names.length > 0 || layout.fieldCount !== 7) return guess;
  const table = readTable(entry, layout, [1, 2, 3, 4, 5, 6].map(axis), limits);
  const fits = (from: number) => accelerationUnit(medianLength(columns3(table, from))) !== null;
  return !fits(0) && fits(3) ? { ...guess, acceleration: [4, 5, 6] } : guess;
}

function noAcceleration(entry: Entry, columns: ColumnGuess): IngestError {
  if (columns.userAcceleration !== null) {
    const hint = 'Record the accelerometer with gravity (often called "accelerometer" or "total acceleration").';
    return new IngestError("unsupported_content", entry.name, "its acceleration has gravity taken out, which hides what is up", hint);
  }
  return new IngestError("missing_companion", entry.name, "it holds a gyroscope and no accelerometer", "Give a table that has both.");
}

const TIME_CELLS_LOOKED_AT = 200;

/**
 * The time column and how it is written.
 * @throws {IngestError} `unsupported_content` when there is none, or its values are no times.
 */
export function timeOf(entry: Entry, layout: TableLayout, columns: ColumnGuess): { readonly index: number; readonly reading: TimeReading } {
  const name = layout.names[columns.time ?? -1] ?? "";
  const reading = columns.time === null ? null : readingOfTime(unitOf(name) || name.toLowerCase(), firstCells(entry, layout, columns.time));
  if (columns.time !== null && reading !== null) return { index: columns.time, reading };
  const reason = columns.time === null ? "no column is named like a time" : `the values of column "${name}" make no time`;
  throw new IngestError("unsupported_content", entry.name, reason, "Name the time column `time` with its unit, such as `time_ms`.");
}

function firstCells(entry: Entry, layout: TableLayout, column: number): string[] {
  const cells: string[] = [];
  let at = layout.dataOffset;
  for (let i = 0; i < TIME_CELLS_LOOKED_AT; i++) {
    const line = lineAt(entry.bytes, at);
    if (line === null) break;
    at = line.next;
    const cell = line.text.split(String.fromCharCode(layout.delimiter))[column]?.replaceAll('"', "").trim();
    if (cell) cells.push(cell);
  }
  return cells;
}

/** Times as s after an origin, and the origin as s since the epoch, or null for a relative clock. */
function clockOf(column: Float64Array, wholeS: number, reading: TimeReading): { timeS: Float64Array; originS: number | null } {
  if (reading.kind === "nanoseconds") return { timeS: column, originS: reading.epoch ? wholeS : null };
  const originS = Math.floor((column[0] as number) * reading.toSeconds);
  return { timeS: column.map((time) => time * reading.toSeconds - originS), originS: reading.epoch ? originS : null };
}
