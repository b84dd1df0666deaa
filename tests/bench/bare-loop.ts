const COMMA = 0x2c;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * The least that reading a table of plain decimals can cost: one loop over the bytes that gathers digits and stores a number at each
 * delimiter. It knows no header, quotes, exponents, faults or whole numbers beyond 2^53.
 */
export function readCells(bytes: Uint8Array, columnCount: number): Float64Array[] {
  const columns = Array.from({ length: columnCount }, () => new Float64Array(bytes.length >> 5));
  const powers = Float64Array.from({ length: 40 }, (_, power) => 10 ** -power);
  let [row, column, value, decimals, negative] = [0, 0, 0, -1, false];
  for (const byte of bytes.subarray(bytes.indexOf(NEWLINE) + 1)) {
    if (byte === COMMA || byte === NEWLINE) {
      const scaled = decimals > 0 ? value * (powers[decimals] as number) : value;
      (columns[column] as Float64Array)[row] = negative ? -scaled : scaled;
      column++;
      if (byte === NEWLINE) {
        row++;
        column = 0;
      }
      [value, decimals, negative] = [0, -1, false];
    } else if (byte === MINUS) negative = true;
    else if (byte === POINT) decimals = 0;
    else {
      value = value * 10 + (byte - ZERO);
      if (decimals >= 0) decimals++;
    }
  }
  return columns.map((values) => values.subarray(0, row));
}
