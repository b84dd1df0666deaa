import { labelsOf, withoutLabels } from "./labelled-rows.ts";

const SPACE = 0x20;
const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Bytes from which it is judged whether blanks part the cells. */
const JUDGED = 64 * 1024;
/** Three axes at least; a title of two words has fewer. */
const FEWEST_CELLS = 3;
/** Fewer rows alike may be chance. */
const FEWEST_ROWS = 5;
/** Share of the lines looked at that must be rows alike: lines of another kind may stand above them. */
const ROWS_SHARE = 0.5;

/**
 * A table whose cells stand apart by blanks (numpy's and MATLAB's plain text, columns set under each other) or whose rows begin with the
 * Arduino monitor's `12:00:00.000 -> `, with one delimiter in their place, and rows that name each value without the names; anything else
 * comes back as it is.
 */
export function withTabs(bytes: Uint8Array): Uint8Array {
  const lines = linesIn(bytes.subarray(0, JUDGED));
  if (lines.length < FEWEST_ROWS) return bytes;
  const arrows = lines.filter((line) => ARROW.test(line)).length >= (1 - ROWS_SHARE / 2) * lines.length;
  if (arrows) return withTabs(withoutArrows(bytes, lines));
  const labels = labelsOf(lines);
  if (labels !== null) return withoutLabels(bytes, labels);
  const count = cellsAlike(lines);
  if (count === null) return bytes;
  const first = lines.findIndex((line) => cellsOf(line)?.length === count);
  const header = first > 0 ? headerCells(lines[first - 1] as string, count) : null;
  return tabbed(bytes, first - (header === null ? 0 : 1), header);
}

const ARROW = /^\d{1,2}:\d\d:\d\d\.\d+ -> /;
const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$|^nan$/i;
/** A date and the time of day after it are one cell. */
const MOMENT = /(\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4}) (?=\d\d?:\d\d)/;

/** The lines that are there whole. */
function linesIn(bytes: Uint8Array): string[] {
  if (bytes.includes(0)) return [];
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  return bytes.length < JUDGED ? lines.filter((line) => line !== "") : lines.slice(0, -1);
}

/** Cells of most lines; null where they differ, or something else than blanks parts them. */
function cellsAlike(lines: readonly string[]): number | null {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = cellsOf(line)?.length;
    if (count !== undefined) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const [count, rows] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return rows >= Math.max(FEWEST_ROWS, ROWS_SHARE * lines.length) ? count : null;
}

/** The cells of a row of numbers parted by blanks, a moment and labels among them; null for any other line. */
function cellsOf(line: string): string[] | null {
  if (/[\t;|"]/.test(line) || !line.includes(" ")) return null;
  const cells = line.trim().replace(MOMENT, "$1T").split(/ +/);
  const numbers = cells.filter((cell) => NUMBER.test(cell)).length;
  return numbers >= FEWEST_CELLS && !cells.some((cell) => cell.includes(",") && !NUMBER.test(cell)) ? cells : null;
}

/** Names above so many columns: parted by wide blanks, behind a unit, or by any blank; null where no way gives as many. */
function headerCells(line: string, count: number): string[] | null {
  const text = line.replace(/^[#%\s]+/, "").trimEnd();
  const splits = [/ {2,}/, /(?<=[\])]) +/, / +/].map((gap) => text.split(gap));
  // A data frame that was printed has no name above its index.
  const indexed = splits.find((cells) => cells.length === count - 1);
  return splits.find((cells) => cells.length === count) ?? (indexed && line.startsWith(" ") ? ["", ...indexed] : null);
}

/** The bytes from line `from` on (of those that are not empty) with a tab for each stretch of blanks, the first line as `header` where there is one. */
function tabbed(bytes: Uint8Array, from: number, header: readonly string[] | null): Uint8Array {
  let at = 0;
  for (let line = 0; line < from || bytes[at] === NEWLINE || bytes[at] === RETURN; ) {
    const next = bytes.indexOf(NEWLINE, at) + 1;
    if (bytes[at] !== NEWLINE && bytes[at] !== RETURN) line++;
    at = next;
  }
  const names = header === null ? null : new TextEncoder().encode(`${header.join("\t")}\n`);
  const rowsAt = names === null ? at : bytes.indexOf(NEWLINE, at) + 1;
  const out = new Uint8Array(bytes.length + (names?.length ?? 0));
  out.set(bytes.subarray(0, at));
  if (names !== null) out.set(names, at);
  let length = at + (names?.length ?? 0);
  let blanks = 0;
  let isStart = true;
  for (let i = rowsAt; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === SPACE) {
      blanks++;
      continue;
    }
    const isEnd = byte === NEWLINE || byte === RETURN;
    if (blanks > 0 && !isStart && !isEnd) out[length++] = blanks === 1 && isWithinMoment(bytes, i) ? SPACE : TAB;
    blanks = 0;
    isStart = isEnd;
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Whether the blank before byte `at` parts a date from its time of day. */
function isWithinMoment(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== 0x3a && bytes[at + 2] !== 0x3a) return false;
  return MOMENT.test(String.fromCharCode(...bytes.subarray(Math.max(0, at - 11), at + 5)));
}

/** The bytes with what parts the other cells in place of each row's arrow. */
function withoutArrows(bytes: Uint8Array, lines: readonly string[]): Uint8Array {
  const middle = (lines[lines.length >> 1] as string).replace(ARROW, "");
  const delimiter = ["\t", ";", ","].find((sign) => middle.includes(sign))?.charCodeAt(0) ?? SPACE;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isFound = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === NEWLINE) isFound = false;
    if (!isFound && byte === SPACE && bytes[i + 1] === 0x2d && bytes[i + 2] === 0x3e && bytes[i + 3] === SPACE) {
      out[length++] = delimiter;
      isFound = true;
      i += 3;
    } else out[length++] = byte;
  }
  return out.subarray(0, length);
}
