import { findTable } from "../csv/find-table.ts";
import { type Axes, areBare, type ColumnGuess, guessColumns, unitOf } from "../csv/guess.ts";
import { readLayout, type TableLayout } from "../csv/header.ts";
import { type KnownTable, knownColumns, namedColumns } from "../csv/mapping.ts";
import { accelerationScale, rotationScale } from "../csv/scale.ts";
import { readSensors } from "../csv/sensors.ts";
import { axis, columns3, layoutOf, readTable } from "../csv/table.ts";
import { bestTimeColumn } from "../csv/time-column.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import { groupBy } from "../group.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { type AtRest, atRest } from "../motion/at-rest.ts";
import { atTimes } from "../motion/at-times.ts";
import type { Stream } from "../motion/stream.ts";
import { nameDifferentDays } from "../named-day.ts";
import type { Columns3, Recording } from "../recording.ts";
import { accelerationUnit, medianLength, scaled, scaledSum } from "../units.ts";

/** Any other table with a time column and three axes of acceleration, told by the columns' names and values. */
export const csv: Format = tableFormat(guessOf);

/** Tables whose headers are known, read as is known of them. */
export function knownTables(known: readonly KnownTable[]): Format {
  return tableFormat((layout) => knownColumns(layout, known));
}

/** What the columns of a table are; null for a table that is none of ours. */
type ColumnFinder = (layout: TableLayout, entry: Entry) => ColumnGuess | null;

function tableFormat(find: ColumnFinder): Format {
  const look = (entry: Entry) => {
    const start = /\0|^\s*[[{]/.test(headText(entry, 1024)) ? null : findTable(entry.bytes.subarray(0, 65_536));
    const columns = start && find(start.layout, entry);
    return start && columns && { ...start, columns };
  };
  const open = (entry: Entry, limits: Limits): FoundTable => {
    const { offset, line, columns } = look(entry) as NonNullable<ReturnType<typeof look>>;
    return { entry, layout: layoutOf(entry, limits, offset, line), columns };
  };
  return {
    id: "csv",
    title: "any table (CSV, text or JSON) with time, x, y and z acceleration",
    recognise: (entry) => look(entry) !== null,
    group: (entries) => withGyroscopes(entries, (entry) => look(entry)?.columns ?? null),
    facts: (entry) => {
      const seen = look(entry);
      if (seen === null) return [];
      const { time, ...sensors } = namedColumns(seen.layout, seen.columns);
      const found = Object.entries(sensors).flatMap(([name, columns]) => (columns === null ? [] : [{ name, value: columns.join(", ") }]));
      return [{ name: "time", value: time ?? "no column" }, ...found];
    },
    read: ([entry, gyroscope], limits) =>
      read(open(entry as Entry, limits), gyroscope === undefined ? null : unlessUnreadable(() => open(gyroscope, limits)), limits),
  };
}

/** Each table of an accelerometer alone, with that of a gyroscope alone that is named like it, or the only one of its folder with the only one unless their names say different days. */
function withGyroscopes(entries: readonly Entry[], columnsOf: (entry: Entry) => ColumnGuess | null): Entry[][] {
  const kindOf = (entry: Entry) => {
    const columns = columnsOf(entry);
    if (columns?.angularRate == null) return "accelerometer";
    return columns.acceleration === null && columns.userAcceleration === null ? "gyroscope" : "both";
  };
  const label = ({ archive, folder, baseName }: Entry) =>
    `${archive}:${folder}/${baseName.toLowerCase().replace(/acc(el)?(erometer|eration)?|gyr(o(scope)?)?|rotation(rate)?/, "")}`;
  return groupBy(entries, ({ archive, folder }) => `${archive}:${folder}`).flatMap((folder) => {
    const of = (kind: string) => folder.filter((entry) => kindOf(entry) === kind);
    const [accelerometers, gyroscopes] = [of("accelerometer"), of("gyroscope")];
    const areOne = accelerometers.length === 1 && gyroscopes.length === 1;
    const pairs = accelerometers.map((entry) => [
      entry,
      ...gyroscopes
        .filter((other) => (areOne ? !nameDifferentDays(other.baseName, entry.baseName) : label(other) === label(entry)))
        .slice(0, 1),
    ]);
    const paired = new Set(pairs.flat());
    return [...pairs, ...folder.filter((entry) => !paired.has(entry)).map((entry) => [entry])];
  });
}

/** A table, and what its columns are. */
interface FoundTable {
  readonly entry: Entry;
  readonly layout: TableLayout;
  readonly columns: ColumnGuess;
}

/** The columns by their names; of a table without names, time first and three or six axes after it, as Axivity's and Garmin's exports have. */
export function guessOf(layout: TableLayout, entry: Entry): ColumnGuess | null {
  if (layout.names.length > 0) {
    const guess = byFileName(layout, guessColumns(layout.names), entry.baseName);
    if (guess.acceleration === null && guess.userAcceleration === null && guess.angularRate === null) return null;
    return { ...guess, time: bestTimeColumn(entry, layout) ?? guess.time };
  }
  const isNumber = (cell: string) => /^-?[\d.,]+(e[-+]?\d+)?$/i.test(cell);
  const isTable = (layout.fieldCount === 4 || layout.fieldCount === 7) && layout.firstRow.slice(1).every(isNumber);
  return isTable ? { time: 0, acceleration: [1, 2, 3], userAcceleration: null, gravity: null, angularRate: null } : null;
}

/** Of bare x, y and z, what the file's name says: loggers that write one file a sensor often name only the files. */
function byFileName(layout: TableLayout, guess: ColumnGuess, name: string): ColumnGuess {
  if (guess.acceleration === null || guess.angularRate !== null || !areBare(layout.names, guess.acceleration) || /acc/i.test(name))
    return guess;
  if (/gyr/i.test(name)) return { ...guess, acceleration: null, angularRate: guess.acceleration };
  return /(^|[^a-z])mag(n|neto\w*)?([^a-z]|$)/i.test(name) ? { ...guess, acceleration: null } : guess;
}

/** Refuses `0,01,9,81` under two names: with the header passed over, it looks like a table of more columns. */
function refuseSplitNumbers(entry: Entry): void {
  const top = readLayout(entry.bytes.subarray(0, 65_536));
  if (top === null || top.names.length < 4 || top.fieldCount < 2 * top.names.length - 1) return;
  const reason = `line ${top.dataLine} has ${top.fieldCount} cells under ${top.names.length} names: numbers with a decimal comma between commas`;
  throw new IngestError("corrupt_file", entry.name, reason, "Save it with semicolons between the cells, or with decimal points.");
}

function read(table: FoundTable, gyroscope: FoundTable | null, limits: Limits): Recording[] {
  const { entry, layout } = table;
  refuseSplitNumbers(entry);
  const columns = withGravity(entry, layout, table.columns, limits);
  const acceleration = columns.acceleration ?? columns.userAcceleration;
  if (acceleration === null) {
    const hint = "Give a table that has both, or the accelerometer's together with it.";
    throw new IngestError("missing_companion", entry.name, "it holds a gyroscope and no accelerometer", hint);
  }
  const linear = [acceleration, columns.gravity].filter((axes) => axes !== null);
  const sensors = readSensors({ entry, layout, time: columns.time }, linear, columns.angularRate, limits);
  const beside =
    gyroscope &&
    unlessUnreadable(() =>
      readSensors({ ...gyroscope, time: gyroscope.columns.time }, [gyroscope.columns.angularRate as Axes], null, limits),
    );
  const unitIn = (axes: Axes | null) => unitOf(layout.names[axes?.[0] ?? -1] ?? "");

  const { timeS, reading } = sensors;
  const issues: RecordingIssue[] = [...sensors.issues, ...(beside?.issues ?? [])];
  if (reading.contradiction !== null) issues.push({ code: "unit_from_data", detail: reading.contradiction });
  if (sensors.zone === "local") issues.push({ code: "local_time" });
  const [linearOnes, gravity = null] = sensors.axes;
  const { measured, rest, added } = totalOf(entry, linearOnes as Columns3, gravity, columns.acceleration !== null, timeS, issues);
  const { unit, toSi } = accelerationScale(entry, measured, rest, unitIn(acceleration), issues);
  // User acceleration and gravity in g are Core Motion's, whose sum is minus the specific force.
  const apple = added && unit === "g";
  if (apple) issues.push({ code: "unit_from_data", detail: "user acceleration and gravity in g are read in Core Motion's frame" });
  const scale = apple ? -toSi : toSi;
  const stream = (axes: Columns3): Stream => ({ timeS, ...axes });
  const force = stream(scaled(measured, scale));
  const rotation =
    beside === null
      ? sensors.rotation
      : { timeS: beside.timeS.map((time) => time + beside.baseS - sensors.baseS), ...(beside.axes[0] as Columns3) };
  const rotationUnit =
    beside === null ? unitIn(columns.angularRate) : unitOf(gyroscope?.layout.names[gyroscope.columns.angularRate?.[0] ?? -1] ?? "");
  const turning = rotation && (rotation.timeS === timeS ? rotation : stream(atTimes(rotation, timeS)));
  const turnScale = turning && rotationScale(turning, force, rotationUnit, unit === "counts", issues);
  return assembleMotion(
    {
      entry,
      format: "csv",
      sourceUnit: unit,
      device: null,
      originS: sensors.originS,
      timeZone: sensors.zone === "local" ? null : sensors.zone,
      issues,
      streams: {
        acceleration: force,
        angularRate: rotation === null || turnScale === null ? null : { timeS: rotation.timeS, ...scaled(rotation, turnScale) },
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

/** Of six columns without names, those are the acceleration whose length is that of gravity; what the others are stays unknown. */
export function withGravity(entry: Entry, layout: TableLayout, guess: ColumnGuess, limits: Limits): ColumnGuess {
  if (layout.names.length > 0 || layout.fieldCount !== 7) return guess;
  const table = readTable(entry, layout, [1, 2, 3, 4, 5, 6].map(axis), limits);
  const fits = (from: number) => accelerationUnit(medianLength(columns3(table, from))) !== null;
  return !fits(0) && fits(3) ? { ...guess, acceleration: [4, 5, 6] } : guess;
}
