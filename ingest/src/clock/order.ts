/** A clock that falls back by more than this has restarted; by less, rows have only changed places on their way, s. */
const RESTART_S = 5;

export interface RowOrder {
  /** Rows to keep, by time; times may repeat. */
  readonly rows: Int32Array;
  /** Rows that were moved, dropped, or share their time. */
  readonly disordered: number;
  /** Rows among those kept whose time another one has, with other values. */
  readonly sharing: number;
}

/**
 * The rows in the order of `timeS`, or null when it already increases strictly. Late rows are sorted in, and so is a file that stands last
 * row first; of rows that repeat another one the first is kept, and of a clock that restarts within the file only the longest stretch.
 * `isSame` says whether two rows hold the same values.
 */
export function timeOrder(timeS: Float64Array, isSame: (a: number, b: number) => boolean = () => false): RowOrder | null {
  let disordered = 0;
  let backwards = 0;
  for (let i = 1; i < timeS.length; i++) {
    const step = (timeS[i] as number) - (timeS[i - 1] as number);
    if (!(step > 0)) disordered++;
    if (step < 0) backwards++;
  }
  if (disordered === 0) return null;
  const lastFirst = backwards > timeS.length / 2 && runsOf(timeS).length > 1;
  const [from, to] = lastFirst || areApart(timeS, runsOf(timeS)) ? [0, timeS.length] : longest(runsOf(timeS));
  const sorted = Int32Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (timeS[a] as number) - (timeS[b] as number) || a - b,
  );
  let kept = 0;
  let sharing = 0;
  for (const row of sorted) {
    const before = sorted[kept - 1];
    const isAlone = before === undefined || (timeS[row] as number) > (timeS[before] as number);
    if (!isAlone && isSame(before, row)) continue;
    if (!isAlone) sharing++;
    sorted[kept++] = row;
  }
  return { rows: sorted.subarray(0, kept), disordered: disordered + timeS.length - (to - from), sharing };
}

/** Stretches `[from, to)` between the places where the clock restarts. */
export function runsOf(timeS: Float64Array): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= timeS.length; i++) {
    const time = timeS[i] ?? Number.NEGATIVE_INFINITY;
    if (time < latest - RESTART_S) {
      runs.push([from, i]);
      from = i;
      latest = time;
    }
    if (time > latest) latest = time;
  }
  return runs;
}

function longest(runs: readonly [number, number][]): [number, number] {
  return runs.reduce((best, run) => (run[1] - run[0] > best[1] - best[0] ? run : best), [0, 0]);
}

/** Whether no two stretches hold the same moment: then they are parts of one recording in the wrong order. */
export function areApart(timeS: Float64Array, runs: readonly [number, number][]): boolean {
  const spans = runs.map(([from, to]) => {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = from; i < to; i++) {
      first = Math.min(first, timeS[i] as number);
      last = Math.max(last, timeS[i] as number);
    }
    return [first, last] as const;
  });
  const sorted = spans.sort(([a], [b]) => a - b);
  return sorted.every(([first], i) => i === 0 || first > (sorted[i - 1]?.[1] as number));
}
