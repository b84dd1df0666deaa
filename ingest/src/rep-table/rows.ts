import { readLayout, splitLine } from "../csv/header.ts";
import { columnNames } from "../csv/mapping.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Limits } from "../limits.ts";

/** A small table as text. */
export interface TextTable {
  readonly names: readonly string[];
  readonly rows: readonly TextRow[];
}

export interface TextRow {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Column names of an entry's table, made up where it has no header; empty where it is none. */
export function namesOf(entry: Entry): readonly string[] {
  const head = entry.bytes.subarray(0, 65_536);
  const layout = head.subarray(0, 1024).includes(0) ? null : readLayout(head);
  return layout === null ? [] : columnNames(layout);
}

/**
 * Every row of an entry's table, cell by cell: reps are few, and their tables mix words with numbers.
 * @throws {IngestError} `limit_exceeded` when it has more rows than anyone lifts.
 */
export function readRows(entry: Entry, limits: Limits): TextTable {
  const layout = readLayout(entry.bytes);
  if (layout === null) return { names: [], rows: [] };
  const lines = new TextDecoder().decode(entry.bytes.subarray(layout.dataOffset)).split(/\r?\n/);
  if (lines.length > Math.min(limits.samples, MOST_ROWS)) {
    throw new IngestError("limit_exceeded", entry.name, `the table has more than ${MOST_ROWS} rows`, "Split it by year.");
  }
  const rows = lines.flatMap((text, i) =>
    text.trim() === ""
      ? []
      : [{ line: layout.dataLine + i, cells: splitLine(text, layout.delimiter).map((cell) => decimal(cell, layout.decimalComma)) }],
  );
  return { names: columnNames(layout), rows };
}

/** A lifter's reps of twenty years. */
const MOST_ROWS = 1_000_000;

function decimal(cell: string, comma: boolean): string {
  return comma && /^-?\d+,\d+(e[-+]?\d+)?$/i.test(cell) ? cell.replace(",", ".") : cell;
}
