import { evenTimes } from "../clock/times.ts";
import type { Entry } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import type { Stream } from "../motion/stream.ts";
import type { Columns3 } from "../recording.ts";
import type { Axes } from "./guess.ts";
import type { TableLayout } from "./header.ts";
import type { Table } from "./scan.ts";
import { statedRate } from "./stated-rate.ts";
import { axis, columns3, readTable, tableIssues } from "./table.ts";
import type { TimeReading } from "./time.ts";
import { clockOf, momentBeside, timeReading, timeRequest } from "./time-column.ts";

/** The sensors of a table, in their own units. */
export interface TableSensors {
  readonly reading: TimeReading;
  /** s after `baseS`, a whole second of the table's own clock. */
  readonly timeS: Float64Array;
  readonly baseS: number;
  /** UTC at 0 of `timeS`, s since the epoch; null when the table does not say. */
  readonly originS: number | null;
  /** As in {@link TimeReading}. */
  readonly zone: string | null;
  /** What was asked for, on `timeS`. */
  readonly axes: readonly Columns3[];
  /** The gyroscope; on `timeS` too where no row lacks it, else at the times of its own rows. */
  readonly rotation: Stream | null;
  readonly issues: readonly RecordingIssue[];
}

/**
 * Reads sensors that share their rows, and a gyroscope that need not stand in every one of them: loggers leave its cells empty until it
 * starts, where it is slower, or write rows of one sensor in turn with those of the other. A table without times is laid out at the rate that
 * is stated above it or in its name.
 * @throws {IngestError} when there is no time and no rate, or no row of the `together` sensors.
 */
export function readSensors(
  { entry, layout, time }: { readonly entry: Entry; readonly layout: TableLayout; readonly time: number | null },
  together: readonly Axes[],
  angularRate: Axes | null,
  limits: Limits,
): TableSensors {
  if (time === null) return readEvenly(entry, layout, together, angularRate, limits);
  const reading = timeReading(entry, layout, time);
  const rowsOf = (sensors: readonly Axes[]) => readTable(entry, layout, [timeRequest(time, reading), ...sensors.flat().map(axis)], limits);
  const clockIn = (table: Table) => clockOf(table.columns[0] as Float64Array, table.originS, reading);
  const whole = angularRate === null ? rowsOf(together) : unlessUnreadable(() => rowsOf([...together, angularRate]));
  const isWhole = angularRate === null || whole?.unreadable === null;
  const own = isWhole ? (whole as Table) : rowsOf(together);
  // A row that can be read in no part is damaged, and no reason to part them.
  const table = whole !== null && own.rows === whole.rows ? whole : own;
  const { timeS, baseS, originS } = clockIn(table);
  const found =
    originS === null ? momentBeside(entry, layout, { column: time, kind: reading.kind, firstS: (timeS[0] as number) + baseS }) : null;
  let rotation: Stream | null = null;
  if (angularRate !== null && table === whole) rotation = { timeS, ...columns3(table, 1 + 3 * together.length) };
  else if (angularRate !== null) {
    const turns = unlessUnreadable(() => rowsOf([angularRate]));
    const clock = turns && clockIn(turns);
    rotation = turns && clock && { timeS: clock.timeS.map((one) => one + clock.baseS - baseS), ...columns3(turns, 1) };
  }
  return {
    reading,
    timeS,
    baseS,
    originS: found === null ? originS : found.momentS - (timeS[0] as number),
    zone: found === null ? reading.zone : found.zone,
    axes: together.map((_, i) => columns3(table, 1 + 3 * i)),
    rotation,
    issues: tableIssues(table),
  };
}

function readEvenly(entry: Entry, layout: TableLayout, together: readonly Axes[], angularRate: Axes | null, limits: Limits): TableSensors {
  const rateHz = statedRate(entry, layout.dataOffset);
  if (rateHz === null) throw noTime(entry);
  const sensors = angularRate === null ? together : [...together, angularRate];
  const table = readTable(entry, layout, sensors.flat().map(axis), limits);
  const timeS = evenTimes(table.rows, rateHz);
  const contradiction = `no column holds times; the rows are laid out at the ${rateHz} Hz that the file states`;
  return {
    reading: { kind: "number", toSeconds: 1, epoch: false, zeroS: 0, zone: null, contradiction },
    timeS,
    baseS: 0,
    originS: null,
    zone: null,
    axes: together.map((_, i) => columns3(table, 3 * i)),
    rotation: angularRate && { timeS, ...columns3(table, 3 * together.length) },
    issues: tableIssues(table),
  };
}

function noTime(entry: Entry): IngestError {
  const hint =
    "Name the time column `time` with its unit, such as `time_ms`, say on the files page which one it is, or write the rate above the table: `rate, 50 Hz`.";
  return new IngestError("unsupported_content", entry.name, "no column holds times, and nothing says the sampling rate", hint);
}
