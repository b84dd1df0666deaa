import { beginnings } from "./archive/beginnings.ts";
import { findTable } from "./csv/find-table.ts";
import type { ColumnGuess } from "./csv/guess.ts";
import { unitOf } from "./csv/guess.ts";
import { lineAt, splitLine, type TableLayout } from "./csv/header.ts";
import {
  columnNames,
  type KnownTable,
  knownColumns,
  type NamedColumns,
  type NamedRepColumns,
  namedColumns,
  saidOf,
} from "./csv/mapping.ts";
import { rotationScale, rotationUnit } from "./csv/scale.ts";
import { axis, columns3, readTable } from "./csv/table.ts";
import type { TimeReading } from "./csv/time.ts";
import { clockOf, timeReading, timeRequest } from "./csv/time-column.ts";
import { type Entry, headText } from "./entry.ts";
import { IngestError } from "./error.ts";
import { formats } from "./formats/all.ts";
import { csv, guessOf, withGravity } from "./formats/csv.ts";
import { repTable } from "./formats/rep-table.ts";
import { defaultLimits } from "./limits.ts";
import type { Columns3, InputFile } from "./recording.ts";
import { guessedReps, repColumns } from "./rep-table/columns.ts";
import { accelerationUnit, medianLength } from "./units.ts";

/** A table that no format describes, and how it is read. */
export interface TableDescription {
  /** Its name within the archive that it lies in; null for a file of its own. */
  readonly entry: string | null;
  /** Names of its columns, made up where it has no header. */
  readonly header: readonly string[];
  /** Cells of its first rows. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: NamedColumns;
  /** As what its rows would be reps, told by names where it was not said. */
  readonly reps: NamedRepColumns;
  /** What it is read as, or would be. */
  readonly holds: "movement" | "reps";
  /** Whether the columns were guessed from names and values, or are known for this header. */
  readonly source: "guess" | "known";
  /** Units as decided from names and values, in words; null for what is absent or makes no sense. */
  readonly units: { readonly time: string | null; readonly acceleration: string | null; readonly angularRate: string | null };
}

const ROWS_SHOWN = 3;
/** Enough for names and units, little enough to be read while a page waits. */
const BEGINNING_BYTES = 256 * 1024;

/**
 * How a table is read, seen from its beginning (some 100 kB are enough; of a zip the whole archive is needed): of an archive the first
 * table that nobody knows how to read, else its first one. Null for what is no text table, and for tables of a format whose columns need
 * no guessing.
 */
export function describeTable(file: InputFile, known: readonly KnownTable[] = []): TableDescription | null {
  const tables = beginnings(file, BEGINNING_BYTES).flatMap((entry) => describeEntry(entry, known) ?? []);
  const isOpen = ({ columns, holds }: TableDescription) =>
    holds === "movement" && columns.acceleration === null && columns.userAcceleration === null;
  return tables.find(isOpen) ?? tables[0] ?? null;
}

/** The same for one entry, of which the beginning is enough. */
export function describeEntry(entry: Entry, known: readonly KnownTable[]): TableDescription | null {
  const head = headText(entry, 1024);
  const layout = (/[\0\uFFFD]/.test(head) || /^\s*[<{[]/.test(head) ? null : findTable(entry.bytes))?.layout;
  if (layout === undefined || layout.fieldCount < 2 || layout.firstRow.every((cell) => !/\d/.test(cell))) return null;
  const fromHeader = knownColumns(layout, known);
  const names = columnNames(layout);
  const said = saidOf(names, known);
  const format = formats.find((candidate) => candidate.recognise(entry));
  const reps = format === repTable ? repColumns(names) : null;
  if (said === null && format !== undefined && format !== csv && reps === null) return null;
  const holds = (said === null ? reps : said.reps) ? "reps" : "movement";
  const guess = fromHeader ?? guessOf(layout, entry) ?? NOTHING;
  const columns = fromHeader !== null || guess.acceleration === null ? guess : withGravity(entry, layout, guess, ALL_ROWS);
  return {
    entry: entry.archive === null ? null : entry.name.slice(entry.archive.length + 1),
    header: names,
    rows: firstRows(entry, layout),
    columns:
      holds === "movement" ? namedColumns(layout, columns) : { ...NO_SENSORS, time: said ? said.time : (names[reps?.time ?? -1] ?? null) },
    reps: said?.reps ?? guessedReps(names),
    holds,
    source: said === null ? "guess" : "known",
    units: {
      time: unless(() => (columns.time === null ? null : timeWords(timeReading(entry, layout, columns.time)))),
      acceleration: unless(() => accelerationWords(entry, layout, columns)),
      angularRate: unless(() => rotationWords(entry, layout, columns)),
    },
  };
}

const NO_SENSORS = { acceleration: null, userAcceleration: null, gravity: null, angularRate: null };
const NOTHING: ColumnGuess = { time: null, ...NO_SENSORS };

function firstRows(entry: Entry, layout: TableLayout): string[][] {
  const rows: string[][] = [];
  for (let at = layout.dataOffset; rows.length < ROWS_SHOWN; ) {
    const line = lineAt(entry.bytes, at);
    if (line === null) break;
    rows.push(splitLine(line.text, layout.delimiter));
    at = line.next;
  }
  return rows;
}

/** What cannot be told from the values is left open. */
function unless(tell: () => string | null): string | null {
  try {
    return tell();
  } catch (error) {
    if (error instanceof IngestError) return null;
    throw error;
  }
}

function timeWords({ kind, toSeconds, epoch }: TimeReading): string {
  if (kind === "clock") return "time of day";
  if (kind !== "number" && kind !== "nanoseconds") return "date and time";
  const unit = kind === "nanoseconds" ? "ns" : (["s", "ms", "µs", "ns"][Math.round(-Math.log10(toSeconds) / 3)] ?? "s");
  return epoch ? `${unit} since 1970` : unit;
}

function accelerationWords(entry: Entry, layout: TableLayout, columns: ColumnGuess): string | null {
  // Only what holds gravity has a length that tells the unit.
  const told = columns.acceleration ?? (columns.userAcceleration && columns.gravity);
  return told && (accelerationUnit(medianLength(read(entry, layout, told)))?.unit ?? null);
}

function rotationWords(entry: Entry, layout: TableLayout, { time, acceleration, gravity, angularRate }: ColumnGuess): string | null {
  const upright = acceleration ?? gravity;
  if (time === null || upright === null || angularRate === null) return null;
  const reading = timeReading(entry, layout, time);
  const table = readTable(entry, layout, [timeRequest(time, reading), ...upright.map(axis), ...angularRate.map(axis)], ALL_ROWS);
  const { timeS } = clockOf(table.columns[0] as Float64Array, table.originS, reading);
  const unitInName = unitOf(layout.names[angularRate[0]] ?? "");
  return rotationUnit(rotationScale({ timeS, ...columns3(table, 4) }, { timeS, ...columns3(table, 1) }, unitInName, []));
}

function read(entry: Entry, layout: TableLayout, axes: readonly [number, number, number]): Columns3 {
  return columns3(readTable(entry, layout, axes.map(axis), ALL_ROWS), 0);
}

const ALL_ROWS = { ...defaultLimits, samples: Number.MAX_SAFE_INTEGER };
