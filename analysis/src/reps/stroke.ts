import type { Features } from "../motion/motion.ts";
import type { MovementAxis } from "./axis.ts";
import { heightErrorOf, risesAlong, risesSince } from "./stroke-height.ts";

/** Points at which a stroke's path is read, evenly spaced in progress along the axis. */
export const POINTS = 12;
/** Up direction (x, y, z), height and turn about the vertical. */
export const CHANNELS = 5;
/** One radian of pose weighs as much as half a metre of height or 2.5 rad of turn about the vertical, whose estimate drifts. */
export const HEIGHT_WEIGHT = 2;
const YAW_WEIGHT = 0.4;
/** Movement has begun when this share of the travel is done, and has ended when this share is left: what lies outside is holding still. */
const EDGE = 0.06;

/** Movement from one turning point to another one. Times are samples. */
export interface Stroke {
  /** Where the movement leaves the first turning point and arrives at the second. */
  readonly start: number;
  readonly end: number;
  /** +1 towards larger values of the axis. */
  readonly direction: 1 | -1;
  /** Distance between the turning points along the axis, in its unit; of height, between where it stands still. */
  readonly travel: number;
  /** Height gained, m; negative when it lowers. */
  readonly rise: number;
  /** Distance between the turning points on the axis itself. */
  readonly axisTravel: number;
  /** RMS of the vertical acceleration while it moves, m/s²: setting a load down jolts more than lifting it. */
  readonly roughness: number;
  /** How far off its height may be, m: drift, and what holes hide. */
  readonly heightError: number;
  /** Share of its samples at which nothing was measured, 0 to 1. */
  readonly unseen: number;
  /** How far off its travel may be for the same reason, natural logarithm. */
  readonly travelError: number;
  /**
   * The path through pose, height and turn, read at equal steps of *progress* along the axis rather than of time: a pause, a sticking point or a
   * slow last rep leaves it unchanged. Row-major {@link POINTS} × {@link CHANNELS}; the height counts from where the hand stands still before the stroke, the
   * turn from the stroke's beginning. No typed array: strokes are many and short, and making one of this size costs more than filling it.
   */
  readonly path: readonly number[];
}

/** A function that makes the strokes of a movement on one axis, between two turning points, each only once. */
export function strokesOn(features: Features, axis: MovementAxis): (from: number, to: number) => Stroke {
  const known = new Map<number, Stroke>();
  return (from, to) => {
    const key = from * features.length + to;
    const made = known.get(key) ?? strokeOf(features, axis.values, axis.kind === "height", from, to);
    known.set(key, made);
    return made;
  };
}

/** The stroke from turning point `from` to turning point `to`. */
export function strokeOf(features: Features, axis: Float64Array, isHeight: boolean, from: number, to: number): Stroke {
  const total = axis[to] - axis[from];
  const at = readingPoints(axis, from, to);
  const start = at[0];
  const end = at[POINTS - 1];
  // The velocity is zero at the turning points, but a long hold there would only add drift.
  const margin = Math.ceil((end - start) * 0.35) + 1;
  const still = Math.max(from, start - margin);
  at[POINTS] = Math.min(to, end + margin);
  // Where the axis is the height, it is measured already.
  const rises = isHeight ? risesAlong(axis, still, at) : risesSince(still, at, features);
  const rise = rises[POINTS];
  const roughness = roughnessOf(features.acceleration, start, end);
  const heightError = heightErrorOf(features, start, end, roughness);
  return {
    start,
    end,
    direction: total >= 0 ? 1 : -1,
    rise,
    travel: isHeight ? Math.abs(rise) : Math.abs(total),
    axisTravel: Math.abs(total),
    roughness,
    heightError,
    unseen: unseenOf(features.hole, start, end),
    travelError: isHeight ? heightError / Math.max(FLAT, Math.abs(rise)) : 0,
    path: pathOf(features, at, rises),
  };
}

/** A stroke that rises less is level, m. */
const FLAT = 0.05;

/** The samples at which the path is read, and room for the one at which the hand stands still again. */
function readingPoints(axis: Float64Array, from: number, to: number): Int32Array {
  const total = axis[to] - axis[from];
  const at = new Int32Array(POINTS + 1);
  // From the middle outwards, so that holding still at either end stays outside.
  let middle = from;
  while (middle < to && (axis[middle] - axis[from]) / total < 0.5) middle++;
  let i = middle;
  for (let k = (POINTS >> 1) - 1; k >= 0; k--) {
    const level = progressAt(k);
    while (i > from && (axis[i] - axis[from]) / total > level) i--;
    at[k] = i;
  }
  i = middle;
  for (let k = POINTS >> 1; k < POINTS; k++) {
    const level = progressAt(k);
    while (i < to && (axis[i] - axis[from]) / total < level) i++;
    at[k] = i;
  }
  return at;
}

function progressAt(k: number): number {
  return EDGE + ((1 - 2 * EDGE) * k) / (POINTS - 1);
}

function pathOf({ ux, uy, uz, yaw }: Features, at: Int32Array, rises: readonly number[]): number[] {
  // Made in its full length: one that grows leaves twice as much behind.
  const path = new Array<number>(POINTS * CHANNELS);
  for (let k = 0; k < POINTS; k++) {
    const j = at[k];
    const row = k * CHANNELS;
    path[row] = ux[j];
    path[row + 1] = uy[j];
    path[row + 2] = uz[j];
    path[row + 3] = HEIGHT_WEIGHT * rises[k];
    path[row + 4] = YAW_WEIGHT * (yaw[j] - yaw[at[0]]);
  }
  return path;
}

function roughnessOf(acceleration: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i <= end; i++) sum += acceleration[i] * acceleration[i];
  return Math.sqrt(sum / (end - start + 1));
}

function unseenOf(hole: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i <= end; i++) sum += hole[i];
  return sum / (end - start + 1);
}
