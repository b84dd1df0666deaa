/** A leap of more than this is no hole and no late row, s. */
const LEAP_S = 5;
/** A clock that leapt is back when its next time follows the last one before the leap this soon, s. */
const BACK_S = 2;
/** Rows within which it must be back. */
const MOST_ASTRAY = 100;
/** Share of the rows, of more than a few, from which it is not damage but two clocks in one table. */
const DAMAGED_SHARE = 0.05;

/**
 * The rows whose times are sound, in file order, or null when all are: left out are the few whose clock leaps away, to 1970 or to the next
 * century, and is back where it was on one of the next rows.
 */
export function soundRows(timeS: Float64Array): Int32Array | null {
  const rows = new Int32Array(timeS.length);
  let kept = 0;
  for (let i = 0; i < timeS.length; i++) {
    const back = kept === 0 ? i : backFrom(timeS, i, timeS[rows[kept - 1] as number] as number);
    i = back;
    rows[kept++] = i;
  }
  const astray = timeS.length - kept;
  return astray === 0 || astray > Math.max(MOST_ASTRAY, DAMAGED_SHARE * timeS.length) ? null : rows.subarray(0, kept);
}

/** The first row from `row` on that follows `lastS`; `row` itself where none of the next does, for then the clock has not leapt but moved. */
function backFrom(timeS: Float64Array, row: number, lastS: number): number {
  if (Math.abs((timeS[row] as number) - lastS) <= LEAP_S) return row;
  for (let next = row + 1; next <= Math.min(row + MOST_ASTRAY, timeS.length - 1); next++) {
    const sinceS = (timeS[next] as number) - lastS;
    if (sinceS > 0 && sinceS <= BACK_S) return next;
  }
  return row;
}
