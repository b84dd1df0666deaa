import type { Signal } from "@lastrep/ingest";
import { FEATURE_HZ, type Features, type Motion } from "../motion/motion.ts";
import type { FoundSet } from "../sets/found-set.ts";
import { lowPass } from "../signal/filter.ts";

/** One vector quantity, sample by sample. */
export interface Vectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** What the sensor saw of one set, at the search rate, in device axes. Every column has `length` samples. */
export interface SetColumns {
  readonly length: number;
  /** Index of the first sample in the recording's features. */
  readonly offset: number;
  /** Up direction, unit vectors. */
  readonly up: Vectors;
  /** Specific force, m/s². */
  readonly acceleration: Vectors;
  /** Angular rate, rad/s: the gyroscope's, or without one the slowest turn that explains how the up direction moves. */
  readonly rate: Vectors;
  readonly hasGyroscope: boolean;
  /** Upward acceleration without gravity, m/s², and upward velocity without drift, m/s. */
  readonly verticalAcceleration: Float64Array;
  readonly velocity: Float64Array;
}

/** Kept on both sides of a set, s: filters and orientation settle there. */
const MARGIN_S = 1;

/** The columns of one found set; `bias` is the gyroscope's, rad/s. */
export function setColumns(
  set: FoundSet,
  signal: Signal,
  motion: Motion,
  features: Features,
  bias: readonly [number, number, number],
): SetColumns {
  const from = Math.max(0, set.start - MARGIN_S * FEATURE_HZ);
  const to = Math.min(features.length, set.end + MARGIN_S * FEATURE_HZ + 1);
  const up = { x: features.ux.slice(from, to), y: features.uy.slice(from, to), z: features.uz.slice(from, to) };
  normalise(up);
  const cut = (column: Float32Array, offset = 0) => resampled(column, motion.rateHz, from, to, offset);
  const { acceleration, angularRate } = signal;
  return {
    length: to - from,
    offset: from,
    up,
    acceleration: { x: cut(acceleration.x), y: cut(acceleration.y), z: cut(acceleration.z) },
    rate: angularRate ? { x: cut(angularRate.x, bias[0]), y: cut(angularRate.y, bias[1]), z: cut(angularRate.z, bias[2]) } : turningOf(up),
    hasGyroscope: angularRate !== null,
    verticalAcceleration: features.acceleration.slice(from, to),
    velocity: features.velocity.slice(from, to),
  };
}

function normalise({ x, y, z }: Vectors): void {
  for (let i = 0; i < x.length; i++) {
    const norm = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]) || 1;
    x[i] /= norm;
    y[i] /= norm;
    z[i] /= norm;
  }
}

/** Samples `[from, to)` of the search rate out of a column at its own rate, with `offset` taken off. Only the stretch itself is filtered. */
function resampled(column: Float32Array, rateHz: number, from: number, to: number, offset: number): Float64Array {
  const ratio = rateHz / FEATURE_HZ;
  const first = Math.max(0, Math.floor((from - FEATURE_HZ) * ratio));
  const last = Math.min(column.length, Math.ceil((to + FEATURE_HZ) * ratio));
  const stretch = column.subarray(first, last);
  const smooth = rateHz > FEATURE_HZ ? lowPass(stretch, rateHz, 0.4 * FEATURE_HZ) : stretch;
  const out = new Float64Array(to - from);
  for (let i = 0; i < out.length; i++) {
    const at = Math.min(smooth.length - 1, Math.max(0, (from + i) * ratio - first));
    const low = Math.floor(at);
    const high = Math.min(low + 1, smooth.length - 1);
    out[i] = smooth[low] + (smooth[high] - smooth[low]) * (at - low) - offset;
  }
  return out;
}

/** The angular rate without any turn about the vertical, in device axes: `u̇ × u`. */
function turningOf({ x, y, z }: Vectors): Vectors {
  const n = x.length;
  const rate = { x: new Float64Array(n), y: new Float64Array(n), z: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const a = Math.max(0, i - 1);
    const b = Math.min(n - 1, i + 1);
    const perSecond = FEATURE_HZ / Math.max(1, b - a);
    const dx = (x[b] - x[a]) * perSecond;
    const dy = (y[b] - y[a]) * perSecond;
    const dz = (z[b] - z[a]) * perSecond;
    rate.x[i] = dy * z[i] - dz * y[i];
    rate.y[i] = dz * x[i] - dx * z[i];
    rate.z[i] = dx * y[i] - dy * x[i];
  }
  return rate;
}
