import { unwrapped } from "../clock/unwrap.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import { unitOf } from "./guess.ts";
import { lineAt, splitLine, type TableLayout } from "./header.ts";
import type { ColumnRequest } from "./scan.ts";
import { readingOfTime, secondsARow, type TimeReading } from "./time.ts";

/** Enough for several stamps of a clock of whole seconds. */
const CELLS_LOOKED_AT = 1000;

/**
 * How the times in a column are written.
 * @throws {IngestError} `unsupported_content` when its values are no times, or so far apart that they are those of averages.
 */
export function timeReading(entry: Entry, layout: TableLayout, column: number): TimeReading {
  const name = layout.names[column] ?? "";
  const unit = unitOf(name) || name.toLowerCase();
  const cells = firstCells(entry, layout, column);
  const reading = readingOfTime(unit, cells);
  if (reading !== null) return reading;
  const apartS = secondsARow(unit, cells);
  if (apartS !== null) {
    const reason = `it has one row every ${Number(apartS.toPrecision(3))} s: averages or counts, not movement`;
    throw new IngestError("unsupported_content", entry.name, reason, "Export the raw data: averages over seconds hold no repetitions.");
  }
  const seen = cells[0] === undefined ? "" : ` (the first is ${JSON.stringify(cells[0].slice(0, 40))})`;
  const reason = `the values of column "${name || `column ${column + 1}`}" make no time${seen}`;
  throw new IngestError("unsupported_content", entry.name, reason, "Name the time column `time` with its unit, such as `time_ms`.");
}

/** Asks for the column. */
export function timeRequest(column: number, { kind }: TimeReading): ColumnRequest {
  return { index: column, kind, bits: 64 };
}

/** Times as s after an origin, counters that start over carried on; and the origin as s since the epoch, or null for a relative clock. */
export function clockOf(
  column: Float64Array,
  wholeS: number,
  reading: TimeReading,
): { readonly timeS: Float64Array; readonly originS: number | null } {
  if (reading.kind === "nanoseconds") return { timeS: column, originS: reading.epoch ? wholeS : null };
  const ticks = unwrapped(column);
  const originS = Math.floor((ticks[0] as number) * reading.toSeconds);
  return { timeS: ticks.map((time) => time * reading.toSeconds - originS), originS: reading.epoch ? originS : null };
}

function firstCells(entry: Entry, layout: TableLayout, column: number): string[] {
  const cells: string[] = [];
  let at = layout.dataOffset;
  for (let i = 0; i < CELLS_LOOKED_AT; i++) {
    const line = lineAt(entry.bytes, at);
    if (line === null) break;
    at = line.next;
    const cell = splitLine(line.text, layout.delimiter)[column];
    if (cell) cells.push(cell);
  }
  return cells;
}
