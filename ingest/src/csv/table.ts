import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import type { Columns3 } from "../recording.ts";
import { readLayout, type TableLayout } from "./header.ts";
import { type ColumnRequest, scanTable, type Table } from "./scan.ts";

/**
 * Layout of the table in an entry, from byte `offset` on line `line`.
 * @throws {IngestError} `corrupt_file` when there is no row, `limit_exceeded` when it is too wide.
 */
export function layoutOf(entry: Entry, limits: Limits, offset = 0, line = 1): TableLayout {
  const layout = readLayout(entry.bytes, offset, line);
  if (layout === null || layout.fieldCount === 0) {
    throw new IngestError(
      "corrupt_file",
      entry.name,
      "the table has a header but no rows",
      "The recording was probably stopped at once, or the export was cut off. Export it again.",
    );
  }
  if (Math.max(layout.names.length, layout.fieldCount) > limits.columns) {
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `the table has more than ${limits.columns} columns`,
      "Export only the motion sensors.",
    );
  }
  return layout;
}

/**
 * Reads columns of an entry's table; with `maxRows` only its beginning, with `exactFields` only rows of so many cells.
 * @throws {IngestError} `limit_exceeded` when it has too many rows, `corrupt_file` when no row could be read.
 */
export function readTable(
  entry: Entry,
  layout: TableLayout,
  columns: readonly ColumnRequest[],
  limits: Limits,
  { exactFields, maxRows }: { readonly exactFields?: number; readonly maxRows?: number } = {},
): Table {
  const table = scanTable(entry.bytes, {
    dataOffset: layout.dataOffset,
    dataLine: layout.dataLine,
    delimiter: layout.delimiter,
    decimalComma: layout.decimalComma,
    columns,
    maxRows: maxRows ?? limits.samples + 1,
    ...(exactFields === undefined ? {} : { exactFields }),
  });
  if (table.rows > limits.samples) {
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `the table has more than ${limits.samples} rows`,
      "Split the recording, or raise the limit if you run the server yourself.",
    );
  }
  if (table.rows === 0) {
    const line = table.unreadable?.firstLine ?? layout.dataLine;
    throw new IngestError(
      "corrupt_file",
      entry.name,
      `no row could be read as numbers (the first fault is on line ${line})`,
      "Open the file in a text editor and compare it with a fresh export.",
    );
  }
  return table;
}

/** What a reader of the results should know about how the table was read. */
export function tableIssues(table: Table): RecordingIssue[] {
  return table.unreadable === null ? [] : [{ code: "unreadable_rows", ...table.unreadable }];
}

/** Asks for a column of numbers, as a sensor's axis. */
export function axis(index: number): ColumnRequest {
  return { index, kind: "number", bits: 32 };
}

/** Asks for a column of numbers, as times. */
export function times(index: number): ColumnRequest {
  return { index, kind: "number", bits: 64 };
}

/** Three neighbouring columns of the table, `from` being the position of x in the request. */
export function columns3(table: Table, from: number): Columns3 {
  const [x, y, z] = table.columns.slice(from, from + 3) as [Float32Array, Float32Array, Float32Array];
  return { x, y, z };
}
