import { type InstantKind, parseInstant, wholeNumber } from "./instant.ts";

/**
 * How the cells of a column are read.
 * - `number`: decimal or exponent notation.
 * - `nanoseconds`: a whole number of ns that may exceed 2^53; gives seconds after the whole second of the first row, without loss.
 * - a way to write a date and time; gives seconds since the epoch, a missing zone read as UTC.
 */
export type CellKind = "number" | "nanoseconds" | InstantKind;

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
  readonly exactFields?: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const ZERO = 0x30;
const NO_SLOT = -1;
/** Digits that always fit in 32 bits. */
const SHORT_DIGITS = 9;
const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads the wanted columns of a text table into typed arrays in one pass over the bytes: no string a cell, no object a row.
 * Cells that are not asked for are stepped over. A row with an unreadable wanted cell is left out and counted.
 */
export function scanTable(bytes: Uint8Array, options: ScanOptions): Table {
  const scan = new Scan(bytes, options);
  const bodyEnd = bytes.lastIndexOf(NEWLINE) + 1;
  scan.readRows(bytes, options.dataOffset, bodyEnd);
  const tailFrom = Math.max(bodyEnd, options.dataOffset);
  if (tailFrom < bytes.length) {
    const tail = new Uint8Array(bytes.length - tailFrom + 1);
    tail.set(bytes.subarray(tailFrom));
    tail[tail.length - 1] = NEWLINE;
    scan.readRows(tail, 0, tail.length);
  }
  return scan.table();
}

class Scan {
  readonly #options: ScanOptions;
  /** Slot of each field, or `NO_SLOT`; a slot is a column's position in the request. */
  readonly #slots: Int16Array;
  #columns: (Float32Array | Float64Array)[];
  #capacity: number;
  #rows = 0;
  #line: number;
  #originS = Number.NaN;
  #unreadable = 0;
  #unreadableLine = 0;

  constructor(bytes: Uint8Array, options: ScanOptions) {
    this.#options = options;
    this.#slots = slotsByField(options.columns);
    this.#capacity = Math.min(options.maxRows, estimateRows(bytes, options.dataOffset));
    this.#columns = options.columns.map(({ bits }) => (bits === 32 ? new Float32Array(this.#capacity) : new Float64Array(this.#capacity)));
    this.#line = options.dataLine - 1;
  }

  /** Reads the rows in `[from, to)`, which must end with a newline: it stops every loop below, so that none has to look for the end. */
  readRows(bytes: Uint8Array, from: number, to: number): void {
    const { delimiter, exactFields, maxRows } = this.#options;
    const decimal = this.#options.decimalComma ? 0x2c : 0x2e;
    const wanted = this.#options.columns.length;
    const numeric = this.#options.columns.map(({ kind }) => kind === "number");
    const largest = Float64Array.from(this.#options.columns, ({ bits }) => (bits === 32 ? LARGEST_READING : LARGEST));
    const slots = this.#slots;
    const lastField = slots.length - 1;
    let out = this.#columns;
    let rows = this.#rows;
    let at = from;
    while (at < to && rows < maxRows) {
      this.#line++;
      let code = bytes[at] as number;
      if (code === NEWLINE || code === RETURN) {
        at += code === RETURN && bytes[at + 1] === NEWLINE ? 2 : 1;
        continue;
      }
      if (rows === this.#capacity) out = this.#grow();
      let field = 0;
      let filled = 0;
      for (;;) {
        const slot = field <= lastField ? (slots[field] as number) : NO_SLOT;
        code = bytes[at] as number;
        if (slot !== NO_SLOT) {
          while (code === SPACE) code = bytes[++at] as number;
          const quoted = code === QUOTE;
          while (code === SPACE || code === QUOTE) code = bytes[++at] as number;
          let value = Number.NaN;
          if (numeric[slot]) {
            // Number(cell), inlined: digits are gathered in one number, the decimal point and the exponent only move its scale.
            let negative = false;
            if (code === 0x2d || code === 0x2b) {
              negative = code === 0x2d;
              code = bytes[++at] as number;
            }
            let short = 0;
            let digits = 0;
            let scale = 0;
            for (let digit = code - ZERO; digit >= 0 && digit <= 9 && digits < SHORT_DIGITS; digit = code - ZERO) {
              short = (short * 10 + digit) | 0;
              digits++;
              code = bytes[++at] as number;
            }
            let long = short;
            let shortDigits = digits;
            for (let digit = code - ZERO; digit >= 0 && digit <= 9; digit = code - ZERO) {
              long = long * 10 + digit;
              digits++;
              code = bytes[++at] as number;
            }
            // Between commas, only quotes tell a decimal comma from the next cell.
            if (code === decimal && (quoted || decimal !== delimiter)) {
              code = bytes[++at] as number;
              const whole = digits;
              if (digits === shortDigits) {
                for (let digit = code - ZERO; digit >= 0 && digit <= 9 && shortDigits < SHORT_DIGITS; digit = code - ZERO) {
                  short = (short * 10 + digit) | 0;
                  shortDigits++;
                  code = bytes[++at] as number;
                }
                long = short;
                digits = shortDigits;
              }
              for (let digit = code - ZERO; digit >= 0 && digit <= 9; digit = code - ZERO) {
                long = long * 10 + digit;
                digits++;
                code = bytes[++at] as number;
              }
              scale = whole - digits;
            }
            if ((code === 0x65 || code === 0x45) && digits > 0) {
              code = bytes[++at] as number;
              const down = code === 0x2d;
              if (down || code === 0x2b) code = bytes[++at] as number;
              let exponent = 0;
              if (code < ZERO || code > ZERO + 9) digits = 0;
              for (let digit = code - ZERO; digit >= 0 && digit <= 9; digit = code - ZERO) {
                if (exponent < 10_000) exponent = exponent * 10 + digit;
                code = bytes[++at] as number;
              }
              scale += down ? -exponent : exponent;
            }
            if (scale < 0) long = scale >= -22 ? long / (POWERS[-scale] as number) : long * 10 ** scale;
            else if (scale > 0) long = scale <= 22 ? long * (POWERS[scale] as number) : long * 10 ** scale;
            if (digits > 0 && long < (largest[slot] as number)) value = negative ? -long : long;
          } else {
            const start = at;
            while (code !== NEWLINE && code !== QUOTE && code !== RETURN && (quoted || code !== delimiter)) code = bytes[++at] as number;
            value = this.#readTime(bytes, slot, start, at);
          }
          if (quoted) {
            while (code === SPACE) code = bytes[++at] as number;
            if (code !== QUOTE) value = Number.NaN;
            while (code !== QUOTE && code !== NEWLINE) code = bytes[++at] as number;
          }
          while (code === SPACE || code === QUOTE || code === RETURN) code = bytes[++at] as number;
          // Something that is not part of a number follows it, or there was none: the cell is no number.
          if ((code !== delimiter && code !== NEWLINE) || Number.isNaN(value)) filled -= UNREADABLE;
          (out[slot] as Float64Array)[rows] = value;
          filled++;
        } else if (field > lastField && exactFields === undefined) {
          at = bytes.indexOf(NEWLINE, at);
          code = NEWLINE;
        } else {
          // A label in quotes may hold the delimiter; one that is never closed ends with its line.
          while (code === SPACE) code = bytes[++at] as number;
          if (code === QUOTE)
            do code = bytes[++at] as number;
            while (code !== QUOTE && code !== NEWLINE);
        }
        while (code !== delimiter && code !== NEWLINE) code = bytes[++at] as number;
        at++;
        if (code === NEWLINE) break;
        field++;
      }
      if (filled === wanted && (exactFields === undefined || field + 1 === exactFields)) rows++;
      else if (this.#unreadable++ === 0) this.#unreadableLine = this.#line;
    }
    this.#rows = rows;
  }

  table(): Table {
    return {
      rows: this.#rows,
      columns: this.#columns.map((column) => column.subarray(0, this.#rows)),
      originS: Number.isNaN(this.#originS) ? 0 : this.#originS,
      unreadable: this.#unreadable > 0 ? { count: this.#unreadable, firstLine: this.#unreadableLine } : null,
    };
  }

  #readTime(bytes: Uint8Array, slot: number, from: number, to: number): number {
    const kind = (this.#options.columns[slot] as ColumnRequest).kind;
    if (kind !== "nanoseconds") return parseInstant(bytes, from, to, kind as InstantKind);
    const wholeS = wholeNumber(bytes, from, to - 9);
    if (Number.isNaN(this.#originS)) this.#originS = wholeS;
    return wholeS - this.#originS + wholeNumber(bytes, Math.max(to - 9, from), to) / 1e9;
  }

  #grow(): (Float32Array | Float64Array)[] {
    this.#capacity = Math.min(this.#options.maxRows, Math.ceil(this.#capacity * 1.5) + 16);
    this.#columns = this.#columns.map((column) => grown(column, this.#capacity));
    return this.#columns;
  }
}

/** Taken off the count of cells, so that it can no longer come out right. */
const UNREADABLE = 1_000_000;
/** Numbers from here on are damage. */
const LARGEST = 1e30;
/** The same of a sensor's reading, in whatever unit: the largest are counts of 24 bits. */
const LARGEST_READING = 1e9;

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
