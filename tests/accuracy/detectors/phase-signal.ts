import type { Columns3, Signal } from "@lastrep/ingest";
import type { Span } from "../span.ts";

/** Samples a second of the columns: enough for a rep. */
export const PHASE_HZ = 12.5;
/** Gravity is the mean acceleration over so many samples to either side, 0.5 s, where the device does not tell. */
const GRAVITY_REACH = 6;
/** What is slower than so many samples to either side, 3 s, is drift of what was integrated. */
const DRIFT_REACH = 38;
/** Columns are cut here, in units of their root mean square. */
const LIMIT = 4;

/**
 * A window's movement in four columns that no mounting changes, each of root mean square 1: vertical acceleration, vertical velocity, tilt along its main path, and
 * how fast that changes. Null where the window is shorter than 2 s.
 */
export function phaseSignal(signal: Signal, window: Span): Float64Array[] | null {
  const { rateHz, length } = signal;
  const from = Math.max(0, window.startS);
  const count = Math.floor((Math.min(length / rateHz, window.endS) - from) * PHASE_HZ);
  if (count < 2 * PHASE_HZ) return null;
  const sampled = ({ x, y, z }: Columns3) => [x, y, z].map((column) => resampled(column, rateHz, from, count));
  const acceleration = sampled(signal.acceleration);
  const up = unit(signal.gravity ? sampled(signal.gravity) : acceleration.map((column) => movingMean(column, GRAVITY_REACH)));
  const lift = movingMean(centred(lengthAlong(acceleration, up)), 1);
  const velocity = less(integrated(lift), DRIFT_REACH);
  const height = less(integrated(velocity), DRIFT_REACH);
  const path = mainPath(up.map((column) => centred(movingMean(column, 1))));
  // Which way the tilt counts along its path is arbitrary: as the height goes.
  const sign = path.reduce((sum, v, i) => sum + v * at(height, i), 0) < 0 ? -1 : 1;
  const tilt = path.map((v) => sign * v);
  const turning = tilt.map((_, i) => at(tilt, Math.min(count - 1, i + 1)) - at(tilt, Math.max(0, i - 1)));
  return [lift, velocity, tilt, turning].map(scaled);
}

/** Means of a column around instants that lie 1/{@link PHASE_HZ} s apart; between two samples where it has no more than that. */
function resampled(column: Float32Array, rateHz: number, fromS: number, count: number): Float64Array {
  const reach = Math.round(rateHz / PHASE_HZ / 2 - 0.25);
  const smooth = reach > 0 ? movingMean(column, reach) : column;
  return Float64Array.from({ length: count }, (_, i) => {
    const place = (fromS + i / PHASE_HZ) * rateHz;
    const low = Math.min(column.length - 1, Math.floor(place));
    const next = Math.min(column.length - 1, low + 1);
    return at(smooth, low) + (place - low) * (at(smooth, next) - at(smooth, low));
  });
}

function movingMean(values: ArrayLike<number>, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = at(sums, i) + at(values, i);
  return Float64Array.from({ length: values.length }, (_, i) => {
    const low = Math.max(0, i - reach);
    const high = Math.min(values.length, i + reach + 1);
    return (at(sums, high) - at(sums, low)) / (high - low);
  });
}

function less(values: Float64Array, reach: number): Float64Array {
  const slow = movingMean(values, reach);
  return values.map((v, i) => v - at(slow, i));
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.map((v) => v - mean);
}

function integrated(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++) sums[i] = at(sums, i - 1) + (at(values, i) + at(values, i - 1)) / (2 * PHASE_HZ);
  return sums;
}

function unit(columns: readonly Float64Array[]): Float64Array[] {
  return columns.map((column) => column.map((v, i) => v / (Math.hypot(...columns.map((other) => at(other, i))) || 1)));
}

function lengthAlong(columns: readonly Float64Array[], direction: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    columns.reduce((sum, column, axis) => sum + at(column, i) * at(direction[axis] ?? [], i), 0),
  );
}

/** Projection on the direction of greatest variance, by power iteration from the axis that varies most with the others. */
function mainPath(columns: readonly Float64Array[]): Float64Array {
  const covariance = columns.map((a) => columns.map((b) => a.reduce((sum, v, i) => sum + v * at(b, i), 0)));
  const variances = covariance.map((row, axis) => row[axis] ?? 0);
  let direction = covariance[variances.indexOf(Math.max(...variances))] ?? [1, 0, 0];
  for (let round = 0; round < 50; round++) {
    const next = covariance.map((row) => row.reduce((sum, c, j) => sum + c * (direction[j] ?? 0), 0));
    const size = Math.hypot(...next) || 1;
    direction = next.map((v) => v / size);
  }
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    columns.reduce((sum, column, axis) => sum + at(column, i) * (direction[axis] ?? 0), 0),
  );
}

function scaled(values: Float64Array): Float64Array {
  const size = Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length) || 1;
  return values.map((v) => Math.max(-LIMIT, Math.min(LIMIT, v / size)));
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
