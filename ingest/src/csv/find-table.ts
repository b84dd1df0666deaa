import { lineAt, readLayout, splitLine, type TableLayout } from "./header.ts";

/** Where a table starts: the byte and the line of its header, or of its first row where it has none. */
export interface TableStart {
  readonly offset: number;
  readonly line: number;
}

/** Lines that loggers write above a table: names, dates, settings. GENEActiv's CSV has a hundred. */
const LINES_LOOKED_AT = 120;
/** Time and three axes take four columns; a table of fewer is none of ours, and what stands above one often has two. */
const MIN_COLUMNS = 3;

/**
 * The table in a text, which may have lines of another kind above it: it starts where a row of names (or of values) is followed by rows
 * of as many cells. The first line where there is no such place; null where there is no row at all.
 */
export function findTable(bytes: Uint8Array): (TableStart & { readonly layout: TableLayout }) | null {
  let offset = 0;
  for (let line = 1; line <= LINES_LOOKED_AT; line++) {
    const layout = readLayout(bytes, offset, line);
    if (layout === null) break;
    if (isTable(bytes, layout)) return { offset, line, layout };
    const found = lineAt(bytes, offset);
    if (found === null) break;
    offset = found.next;
  }
  const layout = readLayout(bytes);
  return layout && { offset: 0, line: 1, layout };
}

function isTable(bytes: Uint8Array, { names, fieldCount, firstRow, dataOffset, delimiter }: TableLayout): boolean {
  if (fieldCount < MIN_COLUMNS || (names.length > 0 && Math.abs(names.length - fieldCount) > 1)) return false;
  const second = lineAt(bytes, lineAt(bytes, dataOffset)?.next ?? bytes.length);
  const isRow = (cells: readonly string[]) => cells.some((cell) => /\d/.test(cell));
  return isRow(firstRow) && (second === null || second.text === "" || splitLine(second.text, delimiter).length === fieldCount);
}
