const COMMA = 0x2c;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** No cell is written with more decimals. */
const POWERS = Float64Array.from({ length: 40 }, (_, power) => 10 ** power);

/**
 * The least that reading a table of plain decimals can cost: one loop over the bytes that gathers digits and stores a number at each
 * delimiter. It knows no header, quotes, exponents, faults or whole numbers beyond 2^53.
 */
export function readCells(bytes: Uint8Array, columnCount: number): Float64Array {
  const cells = new Float64Array(bytes.length >> 1);
  let count = 0;
  let value = 0;
  let decimals = 0;
  let behindPoint = 0;
  let sign = 1;
  for (let at = bytes.indexOf(NEWLINE) + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === COMMA || byte === NEWLINE) {
      cells[count++] = (sign * value) / (POWERS[decimals] as number);
      value = 0;
      decimals = 0;
      behindPoint = 0;
      sign = 1;
    } else if (byte === MINUS) sign = -1;
    else if (byte === POINT) behindPoint = 1;
    else {
      value = value * 10 + (byte - ZERO);
      decimals += behindPoint;
    }
  }
  if (count % columnCount !== 0) throw new Error("the rows are not equally long");
  return cells.subarray(0, count);
}
