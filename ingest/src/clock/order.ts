/** A clock that falls back by more than this has restarted; by less, rows have only changed places on their way. */
const RESTART_S = 5;

export interface RowOrder {
  /** Rows to keep, in increasing time. */
  readonly rows: Int32Array;
  /** Rows that were moved or dropped. */
  readonly disordered: number;
}

/**
 * The rows that make `timeS` strictly increasing, or null when it already is. Late rows are sorted in, of rows with one time the
 * first is kept, and of a clock that restarts within the file only the longest stretch is kept.
 */
export function increasingOrder(timeS: Float64Array): RowOrder | null {
  let disordered = 0;
  for (let i = 1; i < timeS.length; i++) if (!((timeS[i] as number) > (timeS[i - 1] as number))) disordered++;
  if (disordered === 0) return null;
  const [from, to] = longestRun(timeS);
  const sorted = Int32Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (timeS[a] as number) - (timeS[b] as number) || a - b,
  );
  let kept = 0;
  for (const row of sorted) {
    if (kept === 0 || (timeS[row] as number) > (timeS[sorted[kept - 1] as number] as number)) sorted[kept++] = row;
  }
  return { rows: sorted.subarray(0, kept), disordered: disordered + timeS.length - (to - from) };
}

/** `[from, to)` of the longest stretch in which the clock does not restart. */
function longestRun(timeS: Float64Array): [number, number] {
  let best: [number, number] = [0, 0];
  let from = 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= timeS.length; i++) {
    const time = timeS[i] ?? Number.NEGATIVE_INFINITY;
    if (time < latest - RESTART_S) {
      if (i - from > best[1] - best[0]) best = [from, i];
      from = i;
      latest = time;
    }
    if (time > latest) latest = time;
  }
  return best;
}
