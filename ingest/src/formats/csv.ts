import { findTable } from "../csv/find-table.ts";
import { type ColumnGuess, guessColumns, unitOf } from "../csv/guess.ts";
import { readLayout, type TableLayout } from "../csv/header.ts";
import { type KnownTable, knownColumns, namedColumns } from "../csv/mapping.ts";
import { accelerationScale, rotationScale } from "../csv/scale.ts";
import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { clockOf, timeReading, timeRequest } from "../csv/time-column.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { type AtRest, atRest } from "../motion/at-rest.ts";
import type { Stream } from "../motion/stream.ts";
import type { Columns3, Recording } from "../recording.ts";
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
    const start = headText(entry, 1024).includes("\0") ? null : findTable(entry.bytes.subarray(0, 65_536));
    const columns = start && find(start.layout);
    return start && columns && { ...start, columns };
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
      const { offset, line, columns } = look(entry as Entry) as NonNullable<ReturnType<typeof look>>;
      return read(entry as Entry, layoutOf(entry as Entry, limits, offset, line), columns, limits);
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

/** Refuses `0,01,9,81` under two names: with the header passed over, it looks like a table of more columns. */
function refuseSplitNumbers(entry: Entry): void {
  const top = readLayout(entry.bytes.subarray(0, 65_536));
  if (top === null || top.names.length < 4 || top.fieldCount < 2 * top.names.length - 1) return;
  const reason = `line ${top.dataLine} has ${top.fieldCount} cells under ${top.names.length} names: numbers with a decimal comma between commas`;
  throw new IngestError("corrupt_file", entry.name, reason, "Save it with semicolons between the cells, or with decimal points.");
}

function read(entry: Entry, layout: TableLayout, found: ColumnGuess, limits: Limits): Recording[] {
  refuseSplitNumbers(entry);
  const columns = withGravity(entry, layout, found, limits);
  const acceleration = columns.acceleration ?? columns.userAcceleration;
  if (acceleration === null)
    throw new IngestError("missing_companion", entry.name, "it holds a gyroscope and no accelerometer", "Give a table that has both.");
  if (columns.time === null) throw noTime(entry);
  const reading = timeReading(entry, layout, columns.time);
  const sensors = [acceleration, columns.gravity, columns.angularRate].filter((axes) => axes !== null);
  const table = readTable(entry, layout, [timeRequest(columns.time, reading), ...sensors.flat().map(axis)], limits);
  const { timeS, originS } = clockOf(table.columns[0] as Float64Array, table.originS, reading);
  const take = (axes: typeof acceleration | null) => axes && columns3(table, 1 + 3 * sensors.indexOf(axes));
  const unitIn = (axes: typeof acceleration | null) => unitOf(layout.names[axes?.[0] ?? -1] ?? "");

  const issues: RecordingIssue[] = tableIssues(table);
  if (reading.contradiction !== null) issues.push({ code: "unit_from_data", detail: reading.contradiction });
  if (reading.zone === "local") issues.push({ code: "local_time" });
  const gravity = take(columns.gravity);
  const { measured, rest, added } = totalOf(entry, take(acceleration) as Columns3, gravity, columns.acceleration !== null, timeS, issues);
  const { unit, toSi } = accelerationScale(entry, measured, rest, unitIn(acceleration), issues);
  // User acceleration and gravity in g are Core Motion's, whose sum is minus the specific force.
  const apple = added && unit === "g";
  if (apple) issues.push({ code: "unit_from_data", detail: "user acceleration and gravity in g are read in Core Motion's frame" });
  const scale = apple ? -toSi : toSi;
  const rotation = take(columns.angularRate);
  const stream = (axes: Columns3): Stream => ({ timeS, ...axes });
  const force = stream(scaled(measured, scale));
  return assembleMotion(
    {
      entry,
      format: "csv",
      sourceUnit: unit,
      device: null,
      originS,
      timeZone: reading.zone === "local" ? null : reading.zone,
      issues,
      streams: {
        acceleration: force,
        angularRate: rotation && stream(scaled(rotation, rotationScale(stream(rotation), force, unitIn(columns.angularRate), issues))),
        gravity: gravity && stream(scaled(gravity, scale)),
      },
    },
    limits,
  );
}

/**
 * The acceleration with gravity: as it is where it holds gravity, whatever it is called, else with the gravity beside it added.
 * @throws {IngestError} `unsupported_content` when gravity was taken out and does not stand beside it.
 */
function totalOf(
  entry: Entry,
  acceleration: Columns3,
  gravity: Columns3 | null,
  namedTotal: boolean,
  timeS: Float64Array,
  issues: RecordingIssue[],
): { readonly measured: Columns3; readonly rest: AtRest | null; readonly added: boolean } {
  const rest = atRest(acceleration, timeS);
  // What is called free of gravity must also be as long as it to be believed otherwise.
  const seen = rest?.gravity && (namedTotal || (rest.still && accelerationUnit(rest.length) !== null));
  const holdsGravity = seen ?? namedTotal;
  if (!holdsGravity && gravity === null) {
    const hint = 'Record the accelerometer with gravity (often called "accelerometer" or "total acceleration").';
    throw new IngestError("unsupported_content", entry.name, "its acceleration has gravity taken out, which hides what is up", hint);
  }
  if (holdsGravity !== namedTotal && (namedTotal || gravity === null)) {
    issues.push({
      code: "unit_from_data",
      detail: holdsGravity
        ? "the acceleration holds gravity, though its name says not"
        : "the acceleration has gravity taken out; it was added",
    });
  }
  if (holdsGravity && (namedTotal || gravity === null)) return { measured: acceleration, rest, added: false };
  const measured = scaledSum(acceleration, gravity as Columns3, 1);
  return { measured, rest: atRest(measured, timeS), added: true };
}

function noTime(entry: Entry): IngestError {
  const hint = "Name the time column `time` with its unit, such as `time_ms`.";
  return new IngestError("unsupported_content", entry.name, "no column is named like a time", hint);
}

/** Of six columns without names, those are the acceleration whose length is that of gravity; what the others are stays unknown. */
export function withGravity(entry: Entry, layout: TableLayout, guess: ColumnGuess, limits: Limits): ColumnGuess {
  if (layout.names.length > 0 || layout.fieldCount !== 7) return guess;
  const table = readTable(entry, layout, [1, 2, 3, 4, 5, 6].map(axis), limits);
  const fits = (from: number) => accelerationUnit(medianLength(columns3(table, from))) !== null;
  return !fits(0) && fits(3) ? { ...guess, acceleration: [4, 5, 6] } : guess;
}
