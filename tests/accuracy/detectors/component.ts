import type { Signal } from "@lastrep/ingest";
import type { Span } from "../span.ts";

/** A movement reduced to one number a sample, and how long a repetition of it lasts, samples. */
export interface Component {
  readonly values: Float64Array;
  readonly rateHz: number;
  readonly period: number;
}

/** First principal component of the acceleration within a window, smoothed; null where the window is too short for two reps. */
export function principalComponent({ rateHz, acceleration, length }: Signal, window: Span): Component | null {
  const from = Math.max(0, Math.round(window.startS * rateHz));
  const to = Math.min(length, Math.round(window.endS * rateHz));
  if (to - from < 2 * rateHz) return null;
  const columns = [acceleration.x, acceleration.y, acceleration.z].map((column) => centred(smoothed(column.subarray(from, to), rateHz)));
  const values = firstComponent(columns);
  return { values, rateHz, period: periodOf(values, rateHz) };
}

/** Two passes of a moving mean over 0.4 s: what is above about 1 Hz is not a rep. */
function smoothed(values: ArrayLike<number>, rateHz: number): Float64Array {
  return movingMean(movingMean(values, Math.round(0.2 * rateHz)), Math.round(0.2 * rateHz));
}

function movingMean(values: ArrayLike<number>, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return Float64Array.from({ length: values.length }, (_, i) => {
    const low = Math.max(0, i - reach);
    const high = Math.min(values.length, i + reach + 1);
    return ((sums[high] ?? 0) - (sums[low] ?? 0)) / (high - low);
  });
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.map((v) => v - mean);
}

/** Projection on the direction of greatest variance, by power iteration. */
function firstComponent(columns: readonly Float64Array[]): Float64Array {
  const covariance = columns.map((a) => columns.map((b) => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)));
  let direction = columns.map((_, i) => 1 / (1 + i));
  for (let round = 0; round < 50; round++) {
    const next = covariance.map((row) => row.reduce((sum, c, j) => sum + c * (direction[j] ?? 0), 0));
    const size = Math.hypot(...next) || 1;
    direction = next.map((v) => v / size);
  }
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    columns.reduce((sum, column, axis) => sum + (column[i] ?? 0) * (direction[axis] ?? 0), 0),
  );
}

/** Lag of the highest peak of the autocorrelation between 0.8 and 8 s, in samples. */
function periodOf(values: Float64Array, rateHz: number): number {
  const longest = Math.min(Math.round(8 * rateHz), values.length >> 1);
  const correlation = Float64Array.from({ length: longest + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < values.length; i++) sum += (values[i] ?? 0) * (values[i - lag] ?? 0);
    return sum / (values.length - lag);
  });
  let best = Math.round(0.8 * rateHz);
  for (let lag = best + 1; lag < longest; lag++) {
    const here = correlation[lag] ?? 0;
    const isPeak = here >= (correlation[lag - 1] ?? 0) && here >= (correlation[lag + 1] ?? 0);
    if (isPeak && here > (correlation[best] ?? 0)) best = lag;
  }
  return best;
}
