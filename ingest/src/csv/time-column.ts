import { unwrapped } from "../clock/unwrap.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import { timeColumns, unitOf } from "./guess.ts";
import { lineAt, splitLine, type TableLayout } from "./header.ts";
import { parseInstant } from "./instant.ts";
import type { CellKind, ColumnRequest } from "./scan.ts";
import { readingOfTime, secondsARow, type TimeReading } from "./time.ts";

/** Enough for several stamps of a clock of whole seconds. */
const ROWS_LOOKED_AT = 1000;
/** Of a wide table fewer, so that a look at it costs the same. */
const CELLS_LOOKED_AT = 100_000;
const FEWEST_LOOKED_AT = 100;

/**
 * How the times in a column are written.
 * @throws {IngestError} `unsupported_content` when its values are no times, or so far apart that they are those of averages.
 */
export function timeReading(entry: Entry, layout: TableLayout, column: number): TimeReading {
  const name = layout.names[column] ?? "";
  const unit = unitIn(layout, column);
  const [cells = []] = firstCells(entry, layout, [column]);
  const reading = readingOfTime(unit, cells);
  if (reading !== null) return reading;
  if (cells.length === 1) {
    const hint = "The recording holds no movement. Export it again, or record for longer.";
    throw new IngestError("corrupt_file", entry.name, "the table has a single row", hint);
  }
  const apartS = secondsARow(unit, cells);
  if (apartS !== null) {
    const reason = `it has one row every ${Number(apartS.toPrecision(3))} s: averages or counts, not movement`;
    throw new IngestError("unsupported_content", entry.name, reason, "Export the raw data: averages over seconds hold no repetitions.");
  }
  const seen = cells[0] === undefined ? "" : ` (the first is ${JSON.stringify(cells[0].slice(0, 40))})`;
  const reason = `the values of column "${name || `column ${column + 1}`}" make no time${seen}`;
  throw new IngestError("unsupported_content", entry.name, reason, "Name the time column `time` with its unit, such as `time_ms`.");
}

/** Columns that may hold times: by their names, then by what stands in the first row, whatever they are called and in whatever language. */
function clockColumns({ names, firstRow }: TableLayout): readonly number[] {
  const dated = firstRow.flatMap((cell, column) => (MOMENTS.test(cell) ? [column] : []));
  return [...new Set([...timeColumns(names), ...dated])].slice(0, MOST_CLOCKS);
}

/** Wide logs have a clock for each sensor; more columns than this are not gone through. */
const MOST_CLOCKS = 16;

/** A date, a time of day to the second, or a number of digits that only a time since 1970 has. */
const MOMENTS =
  /^(\d{4}([-/.])\d\d?\2\d\d?[T _]|\d{8}[T _]?\d{6}|\d\d?[-/.]\d\d?[-/.]\d{4} |\d\d?[- ][a-z]{3,9}[- ]\d{4} |\d\d?:\d\d:\d\d|1\d{9}(\.\d+|\d{3}|\d{6}|\d{9})$)/i;

/**
 * Of columns that may hold times the one that tells the rows apart: the first of which most values differ, else the one of which the most
 * do. Null where none makes a time.
 */
export function bestTimeColumn(entry: Entry, layout: TableLayout): number | null {
  const columns = clockColumns(layout);
  const allCells = firstCells(entry, layout, columns);
  const readable = columns.flatMap((column, i) => {
    const cells = allCells[i] as string[];
    return readingOfTime(unitIn(layout, column), cells) === null
      ? []
      : [{ column, fresh: Math.min(0.5, new Set(cells).size / cells.length) }];
  });
  const [best] = readable.sort((a, b) => b.fresh - a.fresh);
  return best?.column ?? null;
}

/** When a clock's first row was, s since the epoch, and in which zone, by what stands beside it: another clock that says the date, or the date alone. */
export function momentBeside(
  entry: Entry,
  layout: TableLayout,
  clock: { readonly column: number; readonly kind: CellKind; readonly firstS: number },
): { readonly momentS: number; readonly zone: string | null } | null {
  const columns = clockColumns(layout);
  const allCells = firstCells(entry, layout, columns);
  for (const [i, column] of columns.entries()) {
    const cells = allCells[i] as string[];
    const [first = ""] = cells;
    const reading = column === clock.column ? null : readingOfTime(unitIn(layout, column), cells);
    if (reading?.epoch) return { momentS: secondsOf(first, reading), zone: reading.zone };
    const midnight =
      clock.kind === "clock"
        ? readingOfTime(
            "",
            cells.map((cell) => `${cell} 00:00:00`),
          )
        : null;
    if (midnight?.epoch) return { momentS: secondsOf(`${first} 00:00:00`, midnight) + clock.firstS, zone: midnight.zone };
  }
  return null;
}

function secondsOf(cell: string, { kind, toSeconds, zeroS }: TimeReading): number {
  if (kind === "nanoseconds") return Number(cell) / 1e9;
  if (kind === "number") return Number(cell.replace(",", ".")) * toSeconds + zeroS;
  const bytes = new TextEncoder().encode(cell);
  return parseInstant(bytes, 0, bytes.length, kind);
}

function unitIn({ names }: TableLayout, column: number): string {
  const name = names[column] ?? "";
  return unitOf(name) || name.toLowerCase();
}

/** Asks for the column. */
export function timeRequest(column: number, { kind }: TimeReading): ColumnRequest {
  return { index: column, kind, bits: 64 };
}

/** Times as s after a whole second `baseS` of the column's own clock, counters that start over carried on; `originS` is that second since the epoch, or null for a relative clock. */
export function clockOf(
  column: Float64Array,
  wholeS: number,
  reading: TimeReading,
): { readonly timeS: Float64Array; readonly baseS: number; readonly originS: number | null } {
  if (reading.kind === "nanoseconds") return { timeS: column, baseS: wholeS, originS: reading.epoch ? wholeS : null };
  const ticks = unwrapped(column);
  const baseS = Math.floor((ticks[0] as number) * reading.toSeconds);
  return { timeS: ticks.map((time) => time * reading.toSeconds - baseS), baseS, originS: reading.epoch ? baseS + reading.zeroS : null };
}

/** The first cells of each of the columns, empty ones left out. */
function firstCells(entry: Entry, layout: TableLayout, columns: readonly number[]): string[][] {
  const found = columns.map((): string[] => []);
  const rows = Math.min(ROWS_LOOKED_AT, Math.max(FEWEST_LOOKED_AT, Math.floor(CELLS_LOOKED_AT / layout.fieldCount)));
  let at = layout.dataOffset;
  for (let row = 0; row < rows && columns.length > 0; row++) {
    const line = lineAt(entry.bytes, at);
    if (line === null) break;
    at = line.next;
    const cells = splitLine(line.text, layout.delimiter);
    columns.forEach((column, i) => {
      if (cells[column]) found[i]?.push(cells[column]);
    });
  }
  return found;
}
