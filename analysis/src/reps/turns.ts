/**
 * The turning points of a one-dimensional movement between `start` and `end`, as sample indices with highs and lows alternating: an extreme counts
 * once the movement has come back from it by `reversal`. The extremes at both ends of the stretch are included.
 */
export function turnsOf(axis: ArrayLike<number>, start: number, end: number, reversal: number): number[] {
  const turns: number[] = [];
  let low = start;
  let high = start;
  let direction = 0;
  for (let i = start + 1; i < end; i++) {
    if (axis[i] > axis[high]) high = i;
    if (axis[i] < axis[low]) low = i;
    if (direction >= 0 && axis[high] - axis[i] >= reversal) {
      // The very first turn is preceded by the lowest point before it, which opens the first stroke.
      if (turns.length === 0 && high > start) turns.push(extreme(axis, start, high, -1));
      turns.push(high);
      direction = -1;
      low = i;
      high = i;
    } else if (direction <= 0 && axis[i] - axis[low] >= reversal) {
      if (turns.length === 0 && low > start) turns.push(extreme(axis, start, low, 1));
      turns.push(low);
      direction = 1;
      high = i;
      low = i;
    }
  }
  if (direction !== 0) turns.push(extreme(axis, turns[turns.length - 1], end, direction));
  return turns;
}

/** Index of the largest (`sign` 1) or smallest (−1) value in `[from, to)`. */
function extreme(axis: ArrayLike<number>, from: number, to: number, sign: number): number {
  let best = from;
  for (let i = from; i < to; i++) if ((axis[i] - axis[best]) * sign > 0) best = i;
  return best;
}
