import type { SmoothedMotion } from "./smooth.ts";

/** A concentric phase as measured in the smoothed vertical movement of its set. Times count from that movement's first sample, or from where its maker says. */
export interface ConcentricMotion {
  /** The two zero-velocity instants, s. */
  readonly startS: number;
  readonly endS: number;
  /** Net displacement ÷ time, m/s; positive in the direction of the lift. */
  readonly meanVelocity: number;
  readonly peakVelocity: number;
  /** From the first instant to the peak, s. */
  readonly timeToPeakS: number;
  /** From the first velocity peak to the minimum after it, s; null where velocity has no such dip. */
  readonly stickingRegion: { readonly startS: number; readonly endS: number } | null;
  /** Net displacement, m. */
  readonly rangeOfMotion: number;
  /** Standard uncertainty of it, m. */
  readonly rangeSd: number;
  /** Share of it and of what is beside it, 0 to 1, in which nothing was measured. */
  readonly unseen: number;
}

/** Velocity below this share of the peak, or below this velocity (m/s), cannot be told from holding still. */
const STILL_SHARE = 0.05;
const STILL_VELOCITY = 0.02;
/**
 * How far the zero-velocity instant lies outside the last sample above that threshold, in units of threshold ÷ acceleration there: 1 for a velocity
 * that grows linearly from rest, 2 for one that grows with the square of time. Muscles start in between.
 */
const ONSET = 1.6;
/**
 * A velocity just above the threshold can go on long after the lift, when the drift was not a line. A lift from rest to rest of the smoothest kind
 * (minimum jerk) travels its first and its last 2.5 % of the way in a quarter of the time of the rest each; what takes longer than a third is creep.
 */
const TAIL = 0.025;
const CREEP = 0.35;
/** Share of the way at either end that may be creep of a drifting velocity before and after the lift. */
const BULK = 0.1;
/** Slope over which the onset is extrapolated, s, and the least acceleration that is believed to end a movement, m/s². */
const SLOPE_S = 0.03;
const LEAST_SLOPE = 0.2;

/**
 * One concentric in the smoothed velocity of its set, between the zero-velocity instants on both sides of it. `from` and `to` are samples inside the
 * movement, near its beginning and end; the instants are searched no farther than `reach` samples outside. Returns null where the stretch does not move
 * in `direction`. Times count from the first sample; `hole` marks samples that were not measured.
 */
export function concentricIn(
  { height, velocity, heightSd }: SmoothedMotion,
  rateHz: number,
  from: number,
  to: number,
  reach: number,
  direction: 1 | -1,
  hole: Uint8Array | null = null,
): ConcentricMotion | null {
  const z0 = Math.max(0, from - reach);
  const z1 = Math.min(velocity.length - 1, to + reach);
  if (z1 - z0 < 3) return null;
  let peak = from;
  for (let i = from; i <= to; i++) if (velocity[i] * direction > velocity[peak] * direction) peak = i;
  const fastest = velocity[peak] * direction;
  if (!(fastest > 0)) return null;
  const still = Math.max(STILL_VELOCITY, STILL_SHARE * fastest);
  // Outwards from its bulk, so that a sticking point inside it ends nothing, and holding still before and after it stays outside.
  const [low, high] = bulkOf(height, from, to, BULK);
  let start = Math.min(low, peak);
  while (start > z0 && velocity[start] * direction > still) start--;
  let end = Math.max(high, peak);
  while (end < z1 && velocity[end] * direction > still) end++;
  if (end - start < 2) return null;
  // The threshold is crossed between two samples; at 25 Hz half a sample is several percent of a lift.
  const first = start + crossing(velocity[start] * direction, velocity[start + 1] * direction, still);
  const last = end - crossing(velocity[end] * direction, velocity[end - 1] * direction, still);
  const span = Math.max(1, Math.round(SLOPE_S * rateHz));
  const onset = (at: number, inner: number) =>
    (ONSET * still) / Math.max(LEAST_SLOPE, ((velocity[inner] - velocity[at]) * direction * rateHz) / Math.max(1, Math.abs(inner - at)));
  // A lift that the recording's edge cuts has its instant outside, where nothing was measured.
  const startS = Math.max(0, first / rateHz - onset(start, Math.min(z1, start + span)));
  const endS = Math.min((velocity.length - 1) / rateHz, last / rateHz + onset(end, Math.max(0, end - span)));
  const distance = (height[end] - height[start]) * direction;
  if (!(distance > 0)) return null;
  const [bulkStart, bulkEnd] = bulkOf(height, start, end, TAIL);
  const margin = CREEP * (bulkEnd - bulkStart);
  const lifted = { startS: Math.max(startS, (bulkStart - margin) / rateHz), endS: Math.min(endS, (bulkEnd + margin) / rateHz) };
  return {
    ...lifted,
    meanVelocity: distance / (lifted.endS - lifted.startS),
    peakVelocity: fastest,
    timeToPeakS: Math.max(0, peak / rateHz - lifted.startS),
    stickingRegion: stickingIn(velocity, start, end, direction, rateHz),
    rangeOfMotion: distance,
    rangeSd: Math.hypot(heightSd[start], heightSd[end]),
    unseen: hole ? hole.subarray(z0, z1 + 1).reduce((sum, h) => sum + h, 0) / (z1 + 1 - z0) : 0,
  };
}

/** A dip is deeper than this share of the peak velocity: tremor is not. */
const DIP = 0.15;

/** The first dip of the velocity between two samples; what comes down and does not come up again is the end of the lift. */
function stickingIn(
  velocity: Float64Array,
  start: number,
  end: number,
  direction: 1 | -1,
  rateHz: number,
): ConcentricMotion["stickingRegion"] {
  let fastest = 0;
  for (let i = start; i <= end; i++) fastest = Math.max(fastest, velocity[i] * direction);
  const deep = DIP * fastest;
  let top = start;
  let bottom = start;
  for (let i = start; i <= end; i++) {
    const v = velocity[i] * direction;
    if (v < velocity[bottom] * direction) bottom = i;
    if (velocity[top] * direction - velocity[bottom] * direction >= deep && v - velocity[bottom] * direction >= deep)
      return { startS: top / rateHz, endS: bottom / rateHz };
    if (v > velocity[top] * direction) {
      top = i;
      bottom = i;
    }
  }
  return null;
}

/** The samples between which all but the share `tail` of the distance at either end is travelled. */
function bulkOf(height: Float64Array, start: number, end: number, tail: number): [number, number] {
  const distance = height[end] - height[start];
  let first = start;
  let last = end;
  for (let i = start + 1; i <= end; i++) {
    const travelled = (height[i] - height[start]) / distance;
    if (travelled < tail) first = i;
    if (travelled <= 1 - tail) last = i;
  }
  return [first, Math.max(last, first + 1)];
}

/** Where between two samples, 0 to 1 from the outer one, the velocity passes the threshold; 0 where it does not. */
function crossing(outer: number, inner: number, threshold: number): number {
  return inner > outer ? Math.min(1, Math.max(0, (threshold - outer) / (inner - outer))) : 0;
}

/** The last sample at or before `from` where the guide velocity is not in `direction`; where there is none, the slowest one. */
export function stillBefore(guide: Float64Array, from: number, limit: number, direction: number): number {
  let slowest = from;
  for (let i = from; i >= limit; i--) {
    if (guide[i] * direction <= 0) return i;
    if (guide[i] * direction < guide[slowest] * direction) slowest = i;
  }
  return slowest;
}

/** The first sample at or after `to` where it is not; where there is none, the slowest one. */
export function stillAfter(guide: Float64Array, to: number, limit: number, direction: number): number {
  let slowest = to;
  for (let i = to; i <= limit; i++) {
    if (guide[i] * direction <= 0) return i;
    if (guide[i] * direction < guide[slowest] * direction) slowest = i;
  }
  return slowest;
}
