import type { Trace } from "../contract.ts";
import type { TraceColumns } from "../store/trace-codec.ts";

/**
 * Thins columns to at most `points` points for a plot. Every two points are the lowest and the highest sample of their stretch, in the
 * order in which they came, so that no peak is lost; columns that fit are left as they are.
 * @param first index of the first sample in the recording, which gives `timeS`.
 */
export function downsample(columns: TraceColumns, first: number, rateHz: number, points: number): Omit<Trace, "recording" | "rateHz"> {
  const { length } = columns.verticalAcceleration;
  if (length <= points) {
    return {
      timeS: Array.from({ length }, (_, index) => round((first + index) / rateHz)),
      ...mapColumns(columns, (column) => Array.from(column, round)),
    };
  }
  const stretches = Math.floor(points / 2);
  const edges = Array.from({ length: stretches + 1 }, (_, index) => Math.round((index * length) / stretches));
  return {
    timeS: edges.slice(1).flatMap((end, index) => {
      const start = edges[index] as number;
      return [0.25, 0.75].map((part) => round((first + start + part * (end - start)) / rateHz));
    }),
    ...mapColumns(columns, (column) => edges.slice(1).flatMap((end, index) => extremes(column, edges[index] as number, end))),
  };
}

function extremes(column: Float32Array, start: number, end: number): number[] {
  let lowest = start;
  let highest = start;
  for (let index = start + 1; index < end; index++) {
    if ((column[index] as number) < (column[lowest] as number)) lowest = index;
    if ((column[index] as number) > (column[highest] as number)) highest = index;
  }
  return [Math.min(lowest, highest), Math.max(lowest, highest)].map((index) => round(column[index] as number));
}

function mapColumns({ verticalAcceleration, verticalVelocity, rotation, detector }: TraceColumns, map: (column: Float32Array) => number[]) {
  return {
    verticalAcceleration: map(verticalAcceleration),
    verticalVelocity: map(verticalVelocity),
    rotation: rotation && map(rotation),
    detector: map(detector),
  };
}

/** Four decimals are more than any pixel shows, and half the bytes of a float printed in full. */
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
