/** A concentric phase as integrated from vertical acceleration. */
export interface ConcentricMotion {
  /** The two zero-velocity instants, s from the recording's start. */
  readonly startS: number;
  readonly endS: number;
  /** Net displacement ÷ time, m/s; positive in the direction of the lift. */
  readonly meanVelocity: number;
  readonly peakVelocity: number;
  /** Net displacement, m. */
  readonly rangeOfMotion: number;
  /** Constant acceleration that had to be removed for the velocity to end at zero, m/s². */
  readonly drift: number;
}

/** Velocity below this share of the peak, or below this velocity (m/s), cannot be told from holding still. */
const STILL_SHARE = 0.05;
const STILL_VELOCITY = 0.03;
/**
 * How far the zero-velocity instant lies outside the last sample above that threshold, in units of threshold ÷ acceleration there: 1 for a velocity
 * that grows linearly from rest, 2 for one that grows with the square of time. Muscles start in between.
 */
const ONSET = 1.25;
/**
 * A velocity just above the threshold can go on long after the lift, when the drift was not a line. A lift from rest to rest of the smoothest kind
 * (minimum jerk) travels its first and its last 2.5 % of the way in a quarter of the time of the rest each; what takes longer than a third is creep.
 */
const TAIL = 0.025;
const CREEP = 0.35;
/** Slope over which the onset is extrapolated, s, and the least acceleration that is believed to end a movement, m/s². */
const SLOPE_S = 0.03;
const LEAST_SLOPE = 0.2;

/**
 * Integrates vertical acceleration over one concentric between the zero-velocity instants on both sides of it. `from` and `to` lie inside the
 * movement, near its beginning and end; the instants are searched no farther than `reach` samples outside. Velocity is zero at both, so the
 * drift between them is removed as a line (zero-velocity update). Returns null where the stretch does not move in `direction`.
 */
export function integrateConcentric(
  acceleration: Float32Array,
  guide: Float64Array,
  rateHz: number,
  from: number,
  to: number,
  reach: number,
  direction: 1 | -1,
): ConcentricMotion | null {
  const z0 = stillBefore(guide, from, Math.max(0, from - reach), direction);
  const z1 = stillAfter(guide, to, Math.min(acceleration.length - 1, to + reach), direction);
  const n = z1 - z0;
  if (n < 3) return null;
  const velocity = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) {
    velocity[i] = velocity[i - 1] + (direction * (acceleration[z0 + i - 1] + acceleration[z0 + i])) / (2 * rateHz);
  }
  const drift = (velocity[n] * rateHz) / n;
  let peak = 0;
  for (let i = 0; i <= n; i++) {
    velocity[i] -= (drift * i) / rateHz;
    if (velocity[i] > velocity[peak]) peak = i;
  }
  const still = Math.max(STILL_VELOCITY, STILL_SHARE * velocity[peak]);
  let start = Math.min(from - z0, peak);
  while (start > 0 && velocity[start] > still) start--;
  let end = Math.max(to - z0, peak);
  while (end < n && velocity[end] > still) end++;
  // The threshold is crossed between two samples; at 25 Hz half a sample is several percent of a lift.
  const first = start + crossing(velocity[start], velocity[start + 1], still);
  const last = end - crossing(velocity[end], velocity[end - 1], still);
  const span = Math.max(1, Math.round(SLOPE_S * rateHz));
  const onset = (at: number, inner: number) =>
    (ONSET * still) / Math.max(LEAST_SLOPE, ((velocity[inner] - velocity[at]) * rateHz) / Math.max(1, Math.abs(inner - at)));
  // A lift that the recording's edge cuts has its instant outside, where nothing was measured.
  const startS = Math.max(0, (z0 + first) / rateHz - onset(start, Math.min(n, start + span)));
  const endS = Math.min((acceleration.length - 1) / rateHz, (z0 + last) / rateHz + onset(end, Math.max(0, end - span)));
  let distance = 0;
  for (let i = start + 1; i <= end; i++) distance += (velocity[i - 1] + velocity[i]) / (2 * rateHz);
  if (!(distance > 0) || end - start < 2) return null;
  const [bulkStart, bulkEnd] = bulkOf(velocity, start, end, distance * rateHz);
  const margin = CREEP * (bulkEnd - bulkStart);
  const lifted = {
    startS: Math.max(startS, (z0 + bulkStart - margin) / rateHz),
    endS: Math.min(endS, (z0 + bulkEnd + margin) / rateHz),
  };
  return {
    ...lifted,
    meanVelocity: distance / (lifted.endS - lifted.startS),
    peakVelocity: velocity[peak],
    rangeOfMotion: distance,
    drift,
  };
}

/** The samples between which all but {@link TAIL} of the distance at either end is travelled; `distance` in m/s · samples. */
function bulkOf(velocity: Float64Array, start: number, end: number, distance: number): [number, number] {
  let travelled = 0;
  let first = start;
  let last = end;
  for (let i = start + 1; i <= end; i++) {
    travelled += (velocity[i - 1] + velocity[i]) / 2;
    if (travelled < TAIL * distance) first = i;
    if (travelled <= (1 - TAIL) * distance) last = i;
  }
  return [first, Math.max(last, first + 1)];
}

/** Where between two samples, 0 to 1 from the outer one, the velocity passes the threshold; 0 where it does not. */
function crossing(outer: number, inner: number, threshold: number): number {
  return inner > outer ? Math.min(1, Math.max(0, (threshold - outer) / (inner - outer))) : 0;
}

/** The last sample at or before `from` where the guide velocity is not in `direction`; where there is none, the slowest one. */
function stillBefore(guide: Float64Array, from: number, limit: number, direction: number): number {
  let slowest = from;
  for (let i = from; i >= limit; i--) {
    if (guide[i] * direction <= 0) return i;
    if (guide[i] * direction < guide[slowest] * direction) slowest = i;
  }
  return slowest;
}

function stillAfter(guide: Float64Array, to: number, limit: number, direction: number): number {
  let slowest = to;
  for (let i = to; i <= limit; i++) {
    if (guide[i] * direction <= 0) return i;
    if (guide[i] * direction < guide[slowest] * direction) slowest = i;
  }
  return slowest;
}
