/**
 * How the cells of a column are read.
 * - `number`: decimal or exponent notation.
 * - `nanoseconds`: a whole number of ns that may exceed 2^53; gives seconds after the whole second of the first row, without loss.
 * - `instant`: an ISO 8601 date and time; gives seconds since the epoch, a missing zone read as UTC.
 */
export type CellKind = "number" | "nanoseconds" | "instant";

export interface ColumnRequest {
  /** Position in the row, from 0. */
  readonly index: number;
  readonly kind: CellKind;
  /** Width of the result; times need 64. */
  readonly bits: 32 | 64;
}

export interface Table {
  readonly rows: number;
  /** One typed array of `rows` values for each requested column, in the order of the request. */
  readonly columns: readonly (Float32Array | Float64Array)[];
  /** Whole second (since the epoch) that the `nanoseconds` columns count from; 0 without such a column. */
  readonly originS: number;
  /** Rows left out because a requested cell was missing or no number; null when there were none. */
  readonly unreadable: { readonly count: number; readonly firstLine: number } | null;
}

export interface ScanOptions {
  /** Byte of the first data row, and its line counted from 1. */
  readonly dataOffset: number;
  readonly dataLine: number;
  readonly delimiter: number;
  readonly decimalComma: boolean;
  readonly columns: readonly ColumnRequest[];
  /** Reading stops after so many rows. */
  readonly maxRows: number;
  /** When given, a row with another number of cells is left out: its cells have shifted. */
  readonly fieldCount?: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const NO_SLOT = -1;
const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads the wanted columns of a text table into typed arrays in one pass over the bytes: no string a cell, no object a row.
 * Cells that are not asked for are stepped over. A row with an unreadable wanted cell is left out and counted.
 */
export function scanTable(bytes: Uint8Array, options: ScanOptions): Table {
  const { delimiter, columns, maxRows, fieldCount } = options;
  const decimal = options.decimalComma ? 0x2c : 0x2e;
  const slots = slotsByField(columns);
  const lastField = slots.length - 1;
  const kinds = columns.map((column) => column.kind);
  let capacity = Math.min(maxRows, estimateRows(bytes, options.dataOffset));
  let out = columns.map((column) => (column.bits === 32 ? new Float32Array(capacity) : new Float64Array(capacity)));
  const end = bytes.length;
  let at = options.dataOffset;
  let line = options.dataLine - 1;
  let rows = 0;
  let originS = Number.NaN;
  let unreadableCount = 0;
  let unreadableLine = 0;

  while (at < end && rows < maxRows) {
    line++;
    const first = bytes[at] as number;
    if (first === NEWLINE || first === RETURN) {
      at += first === RETURN && bytes[at + 1] === NEWLINE ? 2 : 1;
      continue;
    }
    if (rows === capacity) {
      capacity = Math.min(maxRows, Math.ceil(capacity * 1.5) + 16);
      out = out.map((column) => grown(column, capacity));
    }
    let field = 0;
    let filled = 0;
    for (;;) {
      const slot = field <= lastField ? (slots[field] as number) : NO_SLOT;
      let code = at < end ? (bytes[at] as number) : NEWLINE;
      if (slot !== NO_SLOT) {
        while (code === SPACE || code === QUOTE) code = ++at < end ? (bytes[at] as number) : NEWLINE;
        const kind = kinds[slot];
        if (kind === "number") {
          // Inlined `Number(cell)`: digits are gathered in one double, the decimal point and the exponent only move its scale.
          let negative = false;
          if (code === 0x2d || code === 0x2b) {
            negative = code === 0x2d;
            code = ++at < end ? (bytes[at] as number) : NEWLINE;
          }
          let value = 0;
          let digits = 0;
          let scale = 0;
          while (code >= 0x30 && code <= 0x39) {
            value = value * 10 + (code - 0x30);
            digits++;
            code = ++at < end ? (bytes[at] as number) : NEWLINE;
          }
          if (code === decimal) {
            code = ++at < end ? (bytes[at] as number) : NEWLINE;
            const whole = digits;
            while (code >= 0x30 && code <= 0x39) {
              value = value * 10 + (code - 0x30);
              digits++;
              code = ++at < end ? (bytes[at] as number) : NEWLINE;
            }
            scale = whole - digits;
          }
          if ((code === 0x65 || code === 0x45) && digits > 0) {
            code = ++at < end ? (bytes[at] as number) : NEWLINE;
            const down = code === 0x2d;
            if (down || code === 0x2b) code = ++at < end ? (bytes[at] as number) : NEWLINE;
            let exponent = 0;
            while (code >= 0x30 && code <= 0x39) {
              if (exponent < 10_000) exponent = exponent * 10 + (code - 0x30);
              code = ++at < end ? (bytes[at] as number) : NEWLINE;
            }
            scale += down ? -exponent : exponent;
          }
          if (scale < 0) value = scale >= -22 ? value / (POWERS[-scale] as number) : value * 10 ** scale;
          else if (scale > 0) value = scale <= 22 ? value * (POWERS[scale] as number) : value * 10 ** scale;
          if (digits > 0 && value < 1e30) {
            (out[slot] as Float64Array)[rows] = negative ? -value : value;
            filled++;
          } else filled = Number.NEGATIVE_INFINITY;
        } else {
          const from = at;
          while (code !== delimiter && code !== NEWLINE && code !== QUOTE && code !== RETURN)
            code = ++at < end ? (bytes[at] as number) : NEWLINE;
          let value: number;
          if (kind === "nanoseconds") {
            const wholeS = wholeNumber(bytes, from, at - 9);
            if (Number.isNaN(originS)) originS = wholeS;
            value = wholeS - originS + wholeNumber(bytes, Math.max(at - 9, from), at) / 1e9;
          } else value = parseInstant(bytes, from, at);
          if (Number.isNaN(value)) filled = Number.NEGATIVE_INFINITY;
          else {
            (out[slot] as Float64Array)[rows] = value;
            filled++;
          }
        }
        while (code === SPACE || code === QUOTE || code === RETURN) code = ++at < end ? (bytes[at] as number) : NEWLINE;
        // Something that is not part of a number follows it: the cell is no number.
        if (code !== delimiter && code !== NEWLINE) filled = Number.NEGATIVE_INFINITY;
      } else if (field > lastField && fieldCount === undefined) {
        const newline = bytes.indexOf(NEWLINE, at);
        at = newline < 0 ? end : newline;
        code = NEWLINE;
      }
      while (code !== delimiter && code !== NEWLINE) code = ++at < end ? (bytes[at] as number) : NEWLINE;
      at++;
      if (code === NEWLINE) break;
      field++;
    }
    if (filled === columns.length && (fieldCount === undefined || field + 1 === fieldCount)) rows++;
    else {
      if (unreadableCount === 0) unreadableLine = line;
      unreadableCount++;
    }
  }
  return {
    rows,
    columns: out.map((column) => column.subarray(0, rows)),
    originS: Number.isNaN(originS) ? 0 : originS,
    unreadable: unreadableCount > 0 ? { count: unreadableCount, firstLine: unreadableLine } : null,
  };
}

/**
 * Seconds since the epoch of an ISO 8601 date and time such as `2019-10-16T12:09:01.702+02:00` or `2019-12-23 21:04:06.690`,
 * read as UTC where no zone is given; NaN when the bytes `[from, to)` hold something else.
 */
export function parseInstant(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 19) return Number.NaN;
  const year = wholeNumber(bytes, from, from + 4);
  const month = wholeNumber(bytes, from + 5, from + 7);
  const day = wholeNumber(bytes, from + 8, from + 10);
  const hour = wholeNumber(bytes, from + 11, from + 13);
  const minute = wholeNumber(bytes, from + 14, from + 16);
  const second = wholeNumber(bytes, from + 17, from + 19);
  let at = from + 19;
  let fraction = 0;
  if (bytes[at] === 0x2e || bytes[at] === 0x2c || bytes[at] === 0x3a) {
    let unit = 0.1;
    at++;
    for (; at < to && isDigit(bytes[at] as number); at++, unit /= 10) fraction += ((bytes[at] as number) - 0x30) * unit;
  }
  while (at < to && bytes[at] === SPACE) at++;
  let offsetS = 0;
  if (at < to && (bytes[at] === 0x2b || bytes[at] === 0x2d)) {
    const colon = bytes[at + 3] === 0x3a ? 1 : 0;
    const minutes = to - at > 3 ? wholeNumber(bytes, at + 3 + colon, at + 5 + colon) : 0;
    offsetS = (wholeNumber(bytes, at + 1, at + 3) * 60 + minutes) * (bytes[at] === 0x2b ? 60 : -60);
  } else if (at < to && bytes[at] !== 0x5a) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 + fraction - offsetS;
}

/** Value of the digits in `[from, to)`; 0 for an empty stretch, NaN when something else is among them. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] as number;
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + (code - 0x30);
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function slotsByField(columns: readonly ColumnRequest[]): Int16Array {
  const slots = new Int16Array(Math.max(...columns.map((column) => column.index)) + 1).fill(NO_SLOT);
  columns.forEach((column, slot) => {
    slots[column.index] = slot;
  });
  return slots;
}

/** Rows to make room for: what is left, divided by the length of the first rows, and a little more. */
function estimateRows(bytes: Uint8Array, dataOffset: number): number {
  let at = dataOffset;
  let lines = 0;
  while (lines < 50 && at < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline < 0) break;
    at = newline + 1;
    lines++;
  }
  if (lines === 0) return 1;
  return Math.ceil(((bytes.length - dataOffset) / ((at - dataOffset) / lines)) * 1.05) + 16;
}

function grown<Column extends Float32Array | Float64Array>(column: Column, capacity: number): Column {
  const wider = (column instanceof Float32Array ? new Float32Array(capacity) : new Float64Array(capacity)) as Column;
  wider.set(column);
  return wider;
}
