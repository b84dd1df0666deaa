const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;
const PIPE = 0x7c;

/** How a text table is laid out, read from its first lines. */
export interface TableLayout {
  /** Column names without quotes and outer blanks, with the unit where it stands in a row of its own; empty when the table has no header. */
  readonly names: readonly string[];
  /** Byte that separates cells. */
  readonly delimiter: number;
  /** Whether numbers are written with a comma, as in `9,81`. */
  readonly decimalComma: boolean;
  /** Byte where the data rows start. */
  readonly dataOffset: number;
  /** Line of the first data row, counted from 1. */
  readonly dataLine: number;
  /** Cells in the first data row. */
  readonly fieldCount: number;
  /** Cells of the first data row, as text. */
  readonly firstRow: readonly string[];
}

/**
 * Finds delimiter, header and first data row of a text table, starting at `offset` (on line `line`); blank lines and Excel's
 * `sep=,` line are passed over, and a row of units below the header is added to it. Null when there is no row at all.
 */
export function readLayout(bytes: Uint8Array, offset = 0, line = 1): TableLayout | null {
  const first = nextRow(bytes, offset === 0 ? skipByteOrderMark(bytes) : offset, line);
  if (first === null) return null;
  const second = nextRow(bytes, first.next, first.line + 1);
  const delimiter = guessDelimiter(first.text, second?.text ?? "");
  const cells = splitLine(first.text, delimiter);
  const hasHeader = cells.some((cell) => cell !== "" && !looksLikeValue(cell));
  const header = hasHeader ? wholeHeader(bytes, cells, delimiter, second) : { names: [], row: first };
  const { names, row } = header;
  const firstRow = row === null ? [] : splitLine(row.text, delimiter);
  return {
    names,
    delimiter,
    decimalComma: row !== null && hasDecimalComma(bytes, row.at, delimiter),
    dataOffset: row?.at ?? first.next,
    dataLine: row?.line ?? first.line + 1,
    fieldCount: firstRow.length,
    firstRow,
  };
}

/** A line of the text with its place. */
type Row = NonNullable<ReturnType<typeof nextRow>>;

/** The names with what stands in rows of their own below them (axes under each sensor's name, units), and the first row of data. */
function wholeHeader(
  bytes: Uint8Array,
  cells: readonly string[],
  delimiter: number,
  second: Row | null,
): { names: string[]; row: Row | null } {
  let names = cells.map((name) => name.slice(0, LONGEST_NAME));
  let row = second;
  const below = () => (row === null ? [] : splitLine(row.text, delimiter));
  const step = () => {
    row = row === null ? null : nextRow(bytes, row.next, row.line + 1);
  };
  const axes = axesIn(below(), cells.length);
  if (axes !== null) {
    names = underSensors(names, axes);
    step();
    // The index of a data frame is named in a row of its own.
    const [index = "", ...others] = below();
    if (
      index !== "" &&
      !looksLikeValue(index) &&
      !UNIT.test(index) &&
      others.length === cells.length - 1 &&
      others.every((cell) => cell === "")
    ) {
      names[0] = index.slice(0, LONGEST_NAME);
      step();
    }
  }
  const units = unitsIn(below(), cells.length);
  if (units !== null) step();
  return { names: names.map((name, i) => withUnit(name, units?.[i] ?? "")), row };
}

/** Cells of a row of axes: as many as there are names, none of them a value, and x, y and z among them; else null. */
function axesIn(cells: readonly string[], count: number): readonly string[] | null {
  const has = (axis: RegExp) => cells.some((cell) => axis.test(cell));
  return cells.length === count && !cells.some(looksLikeValue) && has(/^x\b/i) && has(/^y\b/i) && has(/^z\b/i) ? cells : null;
}

/** Each axis with the sensor that it stands under: its name is written once, above the first one, or over each. */
function underSensors(sensors: readonly string[], axes: readonly string[]): string[] {
  let sensor = "";
  return axes.map((axis, i) => {
    sensor = sensors[i] || sensor;
    return (/^[xyz]\b/i.test(axis) ? `${sensor} ${axis}` : `${sensors[i]} ${axis}`).trim().slice(0, LONGEST_NAME);
  });
}

/** Letters of a column's name; what is longer is no name, and patterns are tried on every one of its letters. */
const LONGEST_NAME = 120;

function withUnit(name: string, unit: string): string {
  return unit === "" ? name : `${name} (${unit.slice(0, LONGEST_NAME).replaceAll(/[()]/g, "")})`;
}

/** Cells of a row of units: as many as there are names, none of them a value and most of them units that sensors have; else null. */
function unitsIn(cells: readonly string[], count: number): readonly string[] | null {
  const named = cells.filter((cell) => cell !== "");
  const units = named.filter((cell) => UNIT.test(cell.replaceAll(/[()]/g, ""))).length;
  return cells.length === count && !named.some(looksLikeValue) && units > 0 && units >= named.length / 2 ? cells : null;
}

const UNIT = /^[[(]?(m\/s|ms|mps|g|mg|deg|°|rad|dps|mdps|s|sec|seconds|us|µs|ns|hz|ut|µt|gauss|%|v|mv|bpm|c|°c)([²^2/].*)?[\])]?$/i;

/** Rows looked at for a comma within a number: the first ones may hold whole numbers. */
const ROWS_LOOKED_AT = 50;

function hasDecimalComma(bytes: Uint8Array, from: number, delimiter: number): boolean {
  let at = from;
  let found = false;
  for (let row = 0; row < ROWS_LOOKED_AT; row++) {
    const line = lineAt(bytes, at);
    if (line === null) break;
    const cells = splitLine(line.text, delimiter);
    // Beside decimal points, a comma within quotes groups thousands.
    if (delimiter === COMMA && cells.some((cell) => /^-?\d+\.\d+/.test(cell))) return false;
    found ||= cells.some((cell) => /^-?\d+,\d+(e[-+]?\d+)?$/i.test(cell));
    at = line.next;
  }
  return found;
}

/** The line that starts at byte `at`, without its end, and where the next one starts; null past the end. Long lines are cut. */
export function lineAt(bytes: Uint8Array, at: number): { readonly text: string; readonly next: number } | null {
  if (at >= bytes.length) return null;
  const newline = bytes.indexOf(0x0a, at);
  const end = newline < 0 ? bytes.length : newline;
  const text = new TextDecoder().decode(bytes.subarray(at, Math.min(end, at + 65_536)));
  return { text: text.endsWith("\r") ? text.slice(0, -1) : text, next: newline < 0 ? bytes.length : newline + 1 };
}

/** The next line that is not blank and not Excel's note of the delimiter. */
function nextRow(bytes: Uint8Array, from: number, fromLine: number) {
  let at = from;
  for (let line = fromLine; line < fromLine + MOST_BLANK; line++) {
    const found = lineAt(bytes, at);
    if (found === null) return null;
    if (!/^(sep=.?)?$/.test(found.text.trim())) return { ...found, at, line };
    at = found.next;
  }
  return null;
}

/** Blank lines after which no table is looked for. */
const MOST_BLANK = 1000;

function skipByteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** The delimiter that occurs in the header and in the first row alike; semicolon and tab win over comma, which may be a decimal sign. */
function guessDelimiter(header: string, row: string): number {
  for (const delimiter of [TAB, SEMICOLON, PIPE]) {
    const sign = String.fromCharCode(delimiter);
    if (header.includes(sign) && (row === "" || row.includes(sign))) return delimiter;
  }
  return COMMA;
}

/** Cells of a line, without quotes and outer blanks. A cell in quotes may hold the delimiter; one that is never closed is the last. */
export function splitLine(text: string, delimiter: number): string[] {
  const sign = String.fromCharCode(delimiter);
  const cells: string[] = [];
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    let search = from;
    while (text[search] === " ") search++;
    if (text[search] === '"') search = text.indexOf('"', search + 1) + 1 || text.length;
    end = text.indexOf(sign, search);
    const cell = text.slice(from, end < 0 ? text.length : end);
    cells.push(
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
  }
  return cells;
}

/** A number, a date or a clock time: what a data cell holds and a column name does not. */
function looksLikeValue(cell: string): boolean {
  return (
    /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(cell) ||
    /^(\d{1,4}[-/:.]\d{1,2}[-/:.]\d{1,4}|\d{1,2}[- ][a-z]{3,9}[- ]\d{4} )/i.test(cell) ||
    /^(nan|inf)$/i.test(cell)
  );
}
