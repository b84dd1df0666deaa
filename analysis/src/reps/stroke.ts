import type { Features } from "../motion/motion.ts";
import { medianInPlace } from "../signal/median.ts";
import type { MovementAxis } from "./axis.ts";

/** Points at which a stroke's path is read, evenly spaced in progress along the axis. */
export const POINTS = 12;
const CHANNELS = 5;
/** One radian of pose weighs as much as half a metre of height or 2.5 rad of turn about the vertical, whose estimate drifts. */
const HEIGHT_WEIGHT = 2;
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
   * slow last rep leaves it unchanged. Row-major POINTS × 5; height and turn are relative to the stroke's beginning. No typed array: strokes are many and short, and
   * making one of this size costs more than filling it.
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
  const direction = total >= 0 ? 1 : -1;
  // Where the path is read, and last where the hand stands still again.
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
  const start = at[0];
  const end = at[POINTS - 1];
  // The velocity is zero at the turning points, but a long hold there would only add drift.
  const margin = Math.ceil((end - start) * 0.35) + 1;
  const still = Math.max(from, start - margin);
  at[POINTS] = Math.min(to, end + margin);
  // Where the axis is the height, it is measured already.
  const rises = isHeight ? risesAlong(axis, still, at) : risesSince(still, at, features);
  // Made in its full length: one that grows leaves twice as much behind.
  const path = new Array<number>(POINTS * CHANNELS);
  for (let k = 0; k < POINTS; k++) {
    const j = at[k];
    const row = k * CHANNELS;
    path[row] = features.ux[j];
    path[row + 1] = features.uy[j];
    path[row + 2] = features.uz[j];
    path[row + 3] = HEIGHT_WEIGHT * rises[k];
    path[row + 4] = YAW_WEIGHT * (features.yaw[j] - features.yaw[start]);
  }
  const rise = rises[POINTS];
  const roughness = roughnessOf(features.acceleration, start, end);
  const durationS = (end - start) / features.rateHz;
  const heightError = Math.hypot(HEIGHT_DRIFT * durationS ** 2.5, HOLE_ERROR * roughness * holesIn(features, start, end) * durationS);
  return {
    start,
    end,
    direction,
    rise,
    travel: isHeight ? Math.abs(rise) : Math.abs(total),
    axisTravel: Math.abs(total),
    roughness,
    heightError,
    unseen: unseenOf(features.hole, start, end),
    travelError: isHeight ? heightError / Math.max(FLAT, Math.abs(rise)) : 0,
    path,
  };
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

/** Root of the summed squares of the lengths of the holes in a stroke, s: what each hides is independent of the others. */
function holesIn({ hole, rateHz }: Features, start: number, end: number): number {
  let squares = 0;
  let length = 0;
  for (let i = start; i <= end; i++) {
    length = hole[i] ? length + 1 : 0;
    // A hole of n samples adds n² in steps of 1, 3, 5, …
    if (length > 0) squares += 2 * length - 1;
  }
  return Math.sqrt(squares) / rateHz;
}

function progressAt(k: number): number {
  return EDGE + ((1 - 2 * EDGE) * k) / (POINTS - 1);
}

/** Height gained since `start` at each of the samples `at`, m, where the axis is the height. */
function risesAlong(axis: Float64Array, start: number, at: Int32Array): number[] {
  const rises: number[] = [];
  for (const k of at) rises.push(axis[k] - axis[start]);
  return rises;
}

/** The same without such an axis, the samples in order: from vertical acceleration, with the velocity held to zero at `start` and at the last of them. */
function risesSince(start: number, at: Int32Array, { acceleration: a, rateHz }: Features): number[] {
  const end = at[at.length - 1];
  const dt = 1 / rateHz;
  let final = 0;
  for (let i = start + 1; i <= end; i++) final += ((a[i - 1] + a[i]) / 2) * dt;
  const drift = final / (end - start);
  const rises: number[] = [];
  let height = 0;
  let v = 0;
  let i = start;
  for (const k of at) {
    for (; i < k; i++) {
      const next = v + ((a[i] + a[i + 1]) / 2) * dt - drift;
      height += ((v + next) / 2) * dt;
      v = next;
    }
    rises.push(height);
  }
  return rises;
}

/** The pointwise median of several strokes in one direction. */
export interface StrokeTemplate {
  readonly path: readonly number[];
  /** How far the template moves, RMS. */
  readonly excursion: number;
  readonly travel: number;
  readonly axisTravel: number;
  /** m */
  readonly rise: number;
  /** Samples. */
  readonly duration: number;
  /** m/s² */
  readonly roughness: number;
  /** m */
  readonly heightError: number;
}

/** The template of strokes in one direction, at least one. */
export function templateOf(strokes: readonly Stroke[]): StrokeTemplate {
  const values = new Float64Array(strokes.length);
  const medianOf = (read: (stroke: Stroke) => number) => {
    for (let i = 0; i < strokes.length; i++) values[i] = read(strokes[i]);
    return medianInPlace(values);
  };
  const path: number[] = [];
  for (let k = 0; k < POINTS * CHANNELS; k++) {
    for (let i = 0; i < strokes.length; i++) values[i] = strokes[i].path[k];
    path.push(medianInPlace(values));
  }
  let excursion = 0;
  for (let c = 0; c < CHANNELS; c++) {
    let mean = 0;
    for (let k = 0; k < POINTS; k++) mean += path[k * CHANNELS + c] / POINTS;
    for (let k = 0; k < POINTS; k++) excursion += (path[k * CHANNELS + c] - mean) ** 2 / POINTS;
  }
  return {
    path,
    excursion: Math.sqrt(excursion),
    travel: medianOf((s) => s.travel),
    axisTravel: medianOf((s) => s.axisTravel),
    rise: medianOf((s) => s.rise),
    duration: medianOf((s) => s.end - s.start),
    roughness: medianOf((s) => s.roughness),
    heightError: medianOf((s) => s.heightError),
  };
}

/**
 * RMS distance of a stroke's path from the template, relative to how far the template moves: 0 the same, 1 as far off as the movement is large.
 * A grip settles and a body shifts in the course of a set: a pose that is off by the same angle all along counts relative to {@link SHIFT} at least. A
 * height counts relative to its own error at least.
 */
export function distanceTo(template: StrokeTemplate, stroke: { readonly path: readonly number[]; readonly heightError: number }): number {
  const moved = template.excursion * template.excursion + FLOOR * FLOOR;
  const error = (HEIGHT_WEIGHT * Math.max(template.heightError, stroke.heightError)) ** 2;
  let square = 0;
  for (let c = 0; c < CHANNELS; c++) {
    let mean = 0;
    let own = 0;
    for (let k = c; k < stroke.path.length; k += CHANNELS) {
      const d = stroke.path[k] - template.path[k];
      mean += d / POINTS;
      own += (d * d) / POINTS;
    }
    if (c < 3) square += (own - mean * mean) / moved + (mean * mean) / (moved + SHIFT * SHIFT);
    else square += own / (c === 3 ? moved + error : moved);
  }
  return Math.sqrt(square);
}

/** rad */
const SHIFT = 0.2;
/** What differs between strokes that are alike, rad: tremor, drift of the turn, noise of the height. A movement hardly larger is not held to its exact path. */
const FLOOR = 0.05;
/**
 * Drift of the height of a stroke of one second, m: an acceleration whose bias wanders by 0.08 m/s² per √s (velocity/smooth.ts), integrated twice between two
 * instants of standing still. It grows with the power 2.5 of the duration.
 */
const HEIGHT_DRIFT = 0.005;
/**
 * Acceleration guessed across a hole is off by some twice the stroke's RMS, and leaves the velocity after it off by that times the hole's length. With the
 * velocity held to zero at both ends of a stroke, a quarter of its duration times that is what the height is off by. Fitted on the fit part with holes put
 * into it, 0.15 to 0.6 s long and a third of the time.
 */
const HOLE_ERROR = 2 / 4;
/** A stroke that rises less is level, m. */
const FLAT = 0.05;
