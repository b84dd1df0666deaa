import type { RepSpan } from "../reps/rep-span.ts";
import type { Stroke } from "../reps/stroke.ts";
import { concentricIn, stillAfter, stillBefore } from "./concentric.ts";
import { type Pin, smoothMotion } from "./smooth.ts";

/** Vertical movement, as recorded or at the rate at which reps are searched. */
export interface VerticalMotion {
  readonly rateHz: number;
  /** Upward acceleration without gravity, m/s². */
  readonly acceleration: Float32Array | Float64Array;
  /** Upward velocity with slow drift taken out, m/s: says where the movement turns. */
  readonly guide: Float64Array;
  /** 1 where the acceleration is a guess across a hole; null where there is none. */
  readonly hole: Uint8Array | null;
}

/** The samples between which a stroke moves: standing still at both. */
export interface Instants {
  readonly start: number;
  readonly end: number;
}

/** Where the hand stands still in a set; samples of the motion. */
export interface Standstills {
  /** Of every stroke of every rep. */
  readonly instants: readonly (readonly Instants[])[];
  /** What that says of the movement, in order of time. */
  readonly pins: readonly Pin[];
}

/** At a turning point the hand moves no faster than this, m/s: the guide's own drift moves where it seems to stand still. */
const TURN_VELOCITY = 0.04;
/** A hand that rests between two strokes is held still at such steps, s. */
const HOLD_STEP_S = 0.1;
/** How near a rep ends to where it began, m. */
const RETURN_SD = 0.03;
const BACK = { value: 0, sd: RETURN_SD };
/** How surely the instant of a turn is known, s: where a hand turns sharply it moves fast right beside it. */
const TURN_TIMING_S = 0.1;

/**
 * Where a set stands still, by its movement over the samples `[start, end)`: at every turning point of its reps. Every rep comes back to where it began; the last
 * one only where `lastReturns`: it may have been given up half way.
 * `sample` turns a detector's time into a sample of the motion.
 */
export function standstillsOf(
  spans: readonly RepSpan[],
  sample: (k: number) => number,
  motion: VerticalMotion,
  [start, end]: readonly [number, number],
  lastReturns: boolean,
): Standstills {
  const { rateHz, acceleration, hole } = motion;
  const pinned = (instants: Standstills["instants"]): Standstills => ({
    instants,
    pins: pinsOf(instants, lastReturns, motion).sort((a, b) => a.index - b.index),
  });
  const rough = pinned(spans.map(({ strokes }) => strokes.map((stroke) => roughInstants(stroke, sample, start, end, motion))));
  const smoothed = smoothMotion(acceleration, rateHz, start, end, rough.pins, hole);
  // The guide drifts; what was smoothed with its turning points tells better where they are.
  const settle = (stroke: Stroke, before: Instants): Instants => {
    const [from, to] = [sample(stroke.start) - start, sample(stroke.end) - start];
    const found = concentricIn(smoothed, rateHz, from, to, reachOf(from, to, rateHz), stroke.rise >= 0 ? 1 : -1);
    return found ? { start: start + Math.round(found.startS * rateHz), end: start + Math.round(found.endS * rateHz) } : before;
  };
  return pinned(rough.instants.map((own, k) => own.map((before, s) => settle(spans[k].strokes[s], before))));
}

/** How far outside a stroke's middle part its beginning and end are searched, samples. */
export function reachOf(start: number, end: number, rateHz: number): number {
  return Math.ceil(0.35 * (end - start) + 0.1 * rateHz);
}

function roughInstants(stroke: Stroke, sample: (k: number) => number, first: number, limit: number, motion: VerticalMotion): Instants {
  const { guide, rateHz } = motion;
  const [from, to] = [sample(stroke.start), sample(stroke.end)];
  const reach = reachOf(from, to, rateHz);
  const direction = stroke.rise >= 0 ? 1 : -1;
  return {
    start: stillBefore(guide, from, Math.max(first, from - reach), direction),
    end: stillAfter(guide, to, Math.min(limit - 1, to + reach), direction),
  };
}

function pinsOf(reps: readonly (readonly Instants[])[], lastReturns: boolean, { rateHz, acceleration }: VerticalMotion): Pin[] {
  const pins: Pin[] = [];
  const step = Math.max(1, Math.round(HOLD_STEP_S * rateHz));
  let before = -1;
  for (const [r, strokes] of reps.entries()) {
    for (const [k, stroke] of strokes.entries()) {
      // Between two strokes the hand rests, however long.
      if (before >= 0) for (let i = before + step; i < stroke.start; i += step) pins.push(still(i));
      pins.push(turning(stroke.start, acceleration, k === 0 ? BACK : null));
      pins.push(turning(stroke.end, acceleration, k === 1 && (r < reps.length - 1 || lastReturns) ? BACK : null));
      before = stroke.end;
    }
  }
  return pins;
}

/** A pin at which the hand rests. */
function still(index: number): Pin {
  return { index, velocitySd: TURN_VELOCITY, height: null };
}

/** A pin at which the hand turns, at a `height` where that is known. */
export function turning(index: number, acceleration: ArrayLike<number>, height: Pin["height"] = null): Pin {
  return { index, velocitySd: Math.hypot(TURN_VELOCITY, TURN_TIMING_S * acceleration[index]), height };
}
