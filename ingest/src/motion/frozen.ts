import type { Stream } from "./stream.ts";

/** Shortest repetition that counts, in time and in rows: a real sensor's noise never repeats so long. */
const FROZEN_S = 0.3;
const FROZEN_ROWS = 5;
/** Resolution above which a resting sensor may truly repeat a value, m/s² (about 2 mg, the noise of a watch's accelerometer). */
const COARSE_STEP = 0.02;

/**
 * Stretches in which every axis of every stream repeats one value while the clock runs on, as `[startS, endS]` in the streams' own
 * time. The streams must share one clock. A lone accelerometer too coarse to show its own noise is never called frozen.
 */
export function frozenStretches(streams: readonly Stream[]): [number, number][] {
  const [first] = streams;
  if (first === undefined || (streams.length === 1 && smallestStep(first) > COARSE_STEP)) return [];
  const { timeS } = first;
  const stretches: [number, number][] = [];
  let from = 0;
  for (let i = 1; i <= timeS.length; i++) {
    if (i < timeS.length && areEqual(streams, i, i - 1)) continue;
    const startS = timeS[from] as number;
    const endS = timeS[i - 1] as number;
    if (i - from >= FROZEN_ROWS && endS - startS > FROZEN_S) stretches.push([startS, endS]);
    from = i;
  }
  return stretches;
}

/** Whether two rows are equal on all axes of all streams. */
export function areEqual(streams: readonly Stream[], a: number, b: number): boolean {
  for (const { x, y, z } of streams) if (x[a] !== x[b] || y[a] !== y[b] || z[a] !== z[b]) return false;
  return true;
}

/** Smallest change between neighbours: the resolution of the numbers in the file. */
function smallestStep(stream: Stream): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const column of [stream.x, stream.y, stream.z]) {
    for (let i = 1; i < Math.min(column.length, 5000); i++) {
      const step = Math.abs((column[i] as number) - (column[i - 1] as number));
      // Below a millionth it is the rounding of 32 bits.
      if (step > 1e-6 && step < smallest) smallest = step;
    }
  }
  return smallest;
}
