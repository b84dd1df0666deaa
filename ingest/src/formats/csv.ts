import { type ColumnGuess, guessColumns, unitOf } from "../csv/guess.ts";
import { lineAt, readLayout, type TableLayout } from "../csv/header.ts";
import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { readingOfTime, type TimeReading } from "../csv/time.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Columns3, Recording } from "../recording.ts";
import { accelerationUnit, medianLength, RADIANS, scaled, scaledSum } from "../units.ts";

/** Any other table with a time column and three axes of acceleration, told by the columns' names and values. */
export const csv: Format = {
  id: "csv",
  title: "any CSV with time, x, y and z acceleration",
  recognise: (entry) => {
    if (headText(entry, 1024).includes("\0")) return false;
    const layout = readLayout(entry.bytes.subarray(0, 65_536));
    if (layout === null) return false;
    const guess = guessOf(layout);
    return guess.acceleration !== null || guess.userAcceleration !== null || guess.angularRate !== null;
  },
  facts: (entry) => {
    const layout = readLayout(entry.bytes.subarray(0, 65_536));
    if (layout === null) return [];
    const name = (index: number) => layout.names[index] ?? `column ${index + 1}`;
    const { time, ...sensors } = guessOf(layout);
    const found = Object.entries(sensors).flatMap(([sensor, columns]) =>
      columns === null ? [] : [{ name: sensor, value: columns.map(name).join(", ") }],
    );
    return [{ name: "time", value: time === null ? "no column" : name(time) }, ...found];
  },
  read: ([entry], limits) => read(entry as Entry, limits),
};

const TIME_CELLS_LOOKED_AT = 200;

function read(entry: Entry, limits: Limits): Recording[] {
  const layout = layoutOf(entry, limits);
  const guess = withGravity(entry, layout, guessOf(layout), limits);
  const acceleration = guess.acceleration ?? addable(guess);
  if (acceleration === null) throw notAcceleration(entry, guess);
  const time = timeOf(entry, layout, guess);
  const axes = [acceleration, guess.acceleration === null ? guess.gravity : null, guess.angularRate].flatMap((found) => found ?? []);
  const table = readTable(entry, layout, [{ index: time.index, kind: time.reading.kind, bits: 64 }, ...axes.map(axis)], limits);
  const { timeS, originS } = clockOf(table.columns[0] as Float64Array, table.originS, time.reading);
  let next = 1;
  const take = (): Columns3 => {
    next += 3;
    return columns3(table, next - 3);
  };
  const first = take();
  const measured = guess.acceleration === null ? scaledSum(first, take(), 1) : first;
  const angularRate = guess.angularRate === null ? null : take();

  const issues: RecordingIssue[] = tableIssues(table);
  if (time.reading.contradiction !== null) issues.push({ code: "unit_from_data", detail: time.reading.contradiction });
  if (time.reading.zone === "local") issues.push({ code: "local_time" });
  const toSi = accelerationScale(entry, measured, unitOf(layout.names[acceleration[0]] ?? ""), issues);
  return assembleMotion(
    {
      entry,
      format: "csv",
      device: null,
      originS,
      timeZone: time.reading.zone === "local" ? null : time.reading.zone,
      issues,
      streams: {
        acceleration: { timeS, ...scaled(measured, toSi) },
        angularRate: angularRate && {
          timeS,
          ...scaled(angularRate, rotationScale(angularRate, unitOf(layout.names[guess.angularRate?.[0] ?? -1] ?? ""), issues)),
        },
        gravity: null,
      },
    },
    limits,
  );
}

/** The columns by their names; of a table without names, time first and three or six axes after it, as Axivity's and Garmin's exports have. */
function guessOf(layout: TableLayout): ColumnGuess {
  if (layout.names.length > 0) return guessColumns(layout.names);
  const isTable =
    (layout.fieldCount === 4 || layout.fieldCount === 7) && layout.firstRow.slice(1).every((cell) => /^-?[\d.,]+(e[-+]?\d+)?$/i.test(cell));
  return { time: 0, acceleration: isTable ? [1, 2, 3] : null, userAcceleration: null, gravity: null, angularRate: null };
}

/** Of six columns without names, those are the acceleration whose length is that of gravity; what the others are stays unknown. */
function withGravity(entry: Entry, layout: TableLayout, guess: ColumnGuess, limits: Limits): ColumnGuess {
  if (layout.names.length > 0 || layout.fieldCount !== 7) return guess;
  const table = readTable(entry, layout, [1, 2, 3, 4, 5, 6].map(axis), limits);
  return accelerationUnit(medianLength(columns3(table, 0))) === null && accelerationUnit(medianLength(columns3(table, 3))) !== null
    ? { ...guess, acceleration: [4, 5, 6] }
    : guess;
}

/** Acceleration without gravity can be used only beside a gravity that puts it back. */
function addable(guess: ColumnGuess): ColumnGuess["acceleration"] {
  return guess.gravity === null ? null : guess.userAcceleration;
}

function notAcceleration(entry: Entry, guess: ColumnGuess): IngestError {
  if (guess.userAcceleration !== null) {
    return new IngestError(
      "unsupported_content",
      entry.name,
      "its acceleration has gravity taken out, which hides what is up",
      'Record the accelerometer with gravity (often called "accelerometer" or "total acceleration").',
    );
  }
  return new IngestError("missing_companion", entry.name, "it holds a gyroscope and no accelerometer", "Give a table that has both.");
}

function timeOf(entry: Entry, layout: TableLayout, guess: ColumnGuess): { readonly index: number; readonly reading: TimeReading } {
  if (guess.time !== null) {
    const cells: string[] = [];
    let at = layout.dataOffset;
    for (let i = 0; i < TIME_CELLS_LOOKED_AT; i++) {
      const line = lineAt(entry.bytes, at);
      if (line === null) break;
      at = line.next;
      const cell = line.text.split(String.fromCharCode(layout.delimiter))[guess.time]?.replaceAll('"', "").trim();
      if (cell) cells.push(cell);
    }
    const reading = readingOfTime(unitOf(layout.names[guess.time] ?? "") || (layout.names[guess.time] ?? "").toLowerCase(), cells);
    if (reading !== null) return { index: guess.time, reading };
  }
  throw new IngestError(
    "unsupported_content",
    entry.name,
    guess.time === null ? "no column is named like a time" : `the values of column "${layout.names[guess.time]}" make no time`,
    "Name the time column `time` with its unit, such as `time_ms`.",
  );
}

/** Times as s after an origin, and the origin as s since the epoch, or null for a relative clock. */
function clockOf(column: Float64Array, wholeS: number, reading: TimeReading): { timeS: Float64Array; originS: number | null } {
  if (reading.kind === "nanoseconds") return { timeS: column, originS: reading.epoch ? wholeS : null };
  const originS = Math.floor((column[0] as number) * reading.toSeconds);
  return { timeS: column.map((time) => time * reading.toSeconds - originS), originS: reading.epoch ? originS : null };
}

const ACCELERATION_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(m\/s\^?[2²]|ms2|mps2|m_s2|m\/s²|ms-2|m\/s\/s)$/, "m/s²"],
  [/^mg$/, "mg"],
  [/^g$/, "g"],
];

function accelerationScale(entry: Entry, measured: Columns3, unitInName: string, issues: RecordingIssue[]): number {
  const median = medianLength(measured);
  const fits = accelerationUnit(median);
  if (fits === null) {
    throw new IngestError(
      "unsupported_content",
      entry.name,
      `the acceleration's median length is ${median.toPrecision(3)}, which is 1 g in no unit that is used`,
      "Export raw acceleration with gravity, in g, mg or m/s². Activity counts and averages hold no repetitions.",
    );
  }
  const named = ACCELERATION_UNITS.find(([pattern]) => pattern.test(unitInName))?.[1];
  if (named !== undefined && named !== fits.unit)
    issues.push({ code: "unit_from_data", detail: `the header says ${named}, the values are in ${fits.unit}` });
  return fits.toSi;
}

/** No lifter turns a wrist faster than this on most samples, rad/s; medians above it are degrees. */
const FASTEST_MEDIAN_RAD_S = 12;

function rotationScale(rotation: Columns3, unitInName: string, issues: RecordingIssue[]): number {
  if (/deg|dps|°/.test(unitInName)) return unitInName === "mdps" ? RADIANS / 1000 : RADIANS;
  if (/rad/.test(unitInName)) return 1;
  const degrees = medianLength(rotation) > FASTEST_MEDIAN_RAD_S || peakLength(rotation) > PEAK_RAD_S;
  issues.push({ code: "unit_from_data", detail: `the gyroscope's unit is not named; read as ${degrees ? "deg/s" : "rad/s"}` });
  return degrees ? RADIANS : 1;
}

/** Full scale of the gyroscopes in watches is 2000 deg/s. */
const PEAK_RAD_S = 2000 * RADIANS * 1.1;

function peakLength({ x, y, z }: Columns3): number {
  let peak = 0;
  for (let i = 0; i < x.length; i++) peak = Math.max(peak, Math.hypot(x[i] as number, y[i] as number, z[i] as number));
  return peak;
}
