import type { RepPhases } from "../reps/phases.ts";
import type { Stroke } from "../reps/stroke.ts";
import { median } from "../signal/median.ts";
import { type ConcentricMotion, concentricIn, stillAfter, stillBefore } from "./concentric.ts";
import { type Pin, type SmoothedMotion, smoothMotion } from "./smooth.ts";

/** Vertical movement of a recording at its own rate. */
export interface VerticalMotion {
  readonly rateHz: number;
  /** Upward acceleration without gravity, m/s². */
  readonly acceleration: Float32Array;
  /** Upward velocity with slow drift taken out, m/s: says where the movement turns. */
  readonly guide: Float64Array;
}

/** What is smoothed beyond the first and last rep, s. */
const MARGIN_S = 1;
/** At a turning point the hand moves no faster than this, m/s: the guide's own drift moves where it seems to stand still. */
const TURN_VELOCITY = 0.04;
/** A hand that rests between two strokes is held still at such steps, s. */
const HOLD_STEP_S = 0.1;
/** How near a rep ends to where it began, m. */
const RETURN_SD = 0.03;
/** Scatter of the range of motion within a set, of itself; and least, m. */
const RANGE_SPREAD = 0.06;
const RANGE_SD = 0.015;

/**
 * The lifts of a set, one a rep, measured together: every turning point stands still, every rep comes back to where it began, and completed reps go
 * about equally far. Times in the answer count from the recording's start. `sample` turns a detector's time into a sample of the motion; null where a
 * rep has no lift or it does not move. `givenUp` is the rep that was not completed and so says nothing of how far the others go.
 */
export function measureLifts(
  phases: readonly RepPhases[],
  givenUp: number | null,
  sample: (k: number) => number,
  motion: VerticalMotion,
): (ConcentricMotion | null)[] {
  const { rateHz, acceleration } = motion;
  const margin = Math.round(MARGIN_S * rateHz);
  const start = Math.max(0, sample(phases[0].span.start) - margin);
  const end = Math.min(acceleration.length, sample(phases[phases.length - 1].span.end) + margin);
  const rough = phases.map(({ span }) => span.strokes.map((stroke) => instantsOf(stroke, sample, start, end, motion)));
  const pins = pinsOf(rough, rateHz);
  let smoothed = smoothMotion(acceleration, rateHz, start, end, pins);
  // The guide drifts; what was smoothed with its turning points tells better where they are.
  const reps = rough.map((strokes, k) => strokes.map((rough, s) => settled(phases[k].span.strokes[s], rough, sample, start, smoothed, rateHz)));
  smoothed = smoothMotion(acceleration, rateHz, start, end, pinsOf(reps, rateHz));
  const range = usualRange(reps, givenUp, smoothed, start);
  if (range !== null) {
    const sd = Math.max(RANGE_SD, RANGE_SPREAD * Math.abs(range));
    const far = reps.flatMap((strokes, k) => {
      if (strokes.length < 2 || k === givenUp) return [];
      return [{ index: strokes[0].end, velocitySd: TURN_VELOCITY, height: { value: range, sd } }];
    });
    smoothed = smoothMotion(acceleration, rateHz, start, end, [...pinsOf(reps, rateHz), ...far].sort((a, b) => a.index - b.index));
  }
  return phases.map(({ concentric }) => {
    if (!concentric) return null;
    const [from, to] = [sample(concentric.start) - start, sample(concentric.end) - start];
    const lift = concentricIn(smoothed, rateHz, from, to, reachOf(from, to, rateHz), concentric.rise >= 0 ? 1 : -1);
    return lift && { ...lift, startS: lift.startS + start / rateHz, endS: lift.endS + start / rateHz };
  });
}

/** How far outside a stroke's middle part its beginning and end are searched, samples. */
export function reachOf(start: number, end: number, rateHz: number): number {
  return Math.ceil(0.35 * (end - start) + 0.1 * rateHz);
}

/** The samples between which a stroke moves: standing still at both. */
interface Instants {
  readonly start: number;
  readonly end: number;
}

function instantsOf(stroke: Stroke, sample: (k: number) => number, first: number, limit: number, { guide, rateHz }: VerticalMotion): Instants {
  const [from, to] = [sample(stroke.start), sample(stroke.end)];
  const reach = reachOf(from, to, rateHz);
  const direction = stroke.rise >= 0 ? 1 : -1;
  return {
    start: stillBefore(guide, from, Math.max(first, from - reach), direction),
    end: stillAfter(guide, to, Math.min(limit - 1, to + reach), direction),
  };
}

/** Where a stroke begins and ends in the smoothed velocity; where it cannot be told, as it was. */
function settled(stroke: Stroke, rough: Instants, sample: (k: number) => number, start: number, smoothed: SmoothedMotion, rateHz: number): Instants {
  const [from, to] = [sample(stroke.start) - start, sample(stroke.end) - start];
  const found = concentricIn(smoothed, rateHz, from, to, reachOf(from, to, rateHz), stroke.rise >= 0 ? 1 : -1);
  if (!found) return rough;
  return { start: start + Math.round(found.startS * rateHz), end: start + Math.round(found.endS * rateHz) };
}

function pinsOf(reps: readonly (readonly Instants[])[], rateHz: number): Pin[] {
  const pins: Pin[] = [];
  const step = Math.max(1, Math.round(HOLD_STEP_S * rateHz));
  let before = -1;
  for (const strokes of reps) {
    for (const [k, stroke] of strokes.entries()) {
      // Between two strokes the hand rests, however long.
      if (before >= 0) for (let i = before + step; i < stroke.start; i += step) pins.push(still(i));
      pins.push(k === 0 ? back(stroke.start) : still(stroke.start));
      pins.push(k === 1 ? back(stroke.end) : still(stroke.end));
      before = stroke.end;
    }
  }
  return pins.sort((a, b) => a.index - b.index);
}

function still(index: number): Pin {
  return { index, velocitySd: TURN_VELOCITY, height: null };
}

function back(index: number): Pin {
  return { index, velocitySd: TURN_VELOCITY, height: { value: 0, sd: RETURN_SD } };
}

/** Median height of the far end of the set's complete reps above where they begin, m; null with fewer than three. */
function usualRange(reps: readonly (readonly Instants[])[], givenUp: number | null, { height }: SmoothedMotion, start: number): number | null {
  const ranges = reps.flatMap((strokes, k) =>
    strokes.length < 2 || k === givenUp ? [] : [height[strokes[0].end - start] - height[strokes[0].start - start]],
  );
  return ranges.length < 3 ? null : median(ranges);
}
