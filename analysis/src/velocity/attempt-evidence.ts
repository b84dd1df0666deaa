import type { Features } from "../motion/motion.ts";
import { gainOf } from "../reps/model.ts";
import type { RepParams } from "../reps/params.ts";
import { POINTS, type Stroke } from "../reps/stroke.ts";
import type { StrokeTemplate } from "../reps/template.ts";
import { reachAlong } from "./reach.ts";
import type { Tail } from "./tail.ts";

/** What tells a lift that was given up from one that was completed, and from putting the load down, in the order of the evidence's numbers. */
export const ATTEMPT_EVIDENCE = [
  // Whether it is the chain's last rep (1) or comes after it (0), and how many lifts came before it (logarithm).
  "isLastRep",
  "logReps",
  // How far it came: share of the way that the set's lifts go and that share's standard uncertainty; by pose alone; by height alone.
  "reach",
  "reachUncertainty",
  "poseReach",
  "poseWay",
  "heightReach",
  "heightUncertainty",
  // Logarithms of its speed against that of the last completed lift before it, and of that one's against the fastest; of its own and a usual duration, s.
  "slower",
  "fatigue",
  "logDuration",
  "logUsual",
  // Logarithm of its accelerations against those of the set's lifts; distance of its pose from the path of a lift, relative to how far that moves.
  "jolt",
  "stray",
  // How far it goes back down, as a share of the way of a lift; gain of the lowering before it; logarithm of the time since the last lift, s, +1.
  "back",
  // How far it came by height, if it went back to where it began; and how far it is from having done so, both as shares of the way of a lift.
  "returnReach",
  "unclosed",
  "lowering",
  "logSince",
  // Share of its way that it makes in the second half of its time: a lift that sticks and goes on makes much of it late, one that stalls little.
  "lateShare",
  // How sharply it turns at its end, m/s² (logarithm); RMS of the acceleration in the second half of it against the first (logarithm): a stall is quiet.
  "turnJolt",
  "quiet",
  // How like the set's reps it is (its gain), and whether another rep of the chain comes after it.
  "gain",
  "followed",
] as const;

/** How a set ends, and what its lifts are like. */
export interface SetEnding {
  readonly features: Features;
  readonly tail: Tail;
  readonly lift: StrokeTemplate;
  readonly lowering: StrokeTemplate;
  /** What its lifts gain of height, m, and how far they go in the tail's values. */
  readonly usualRise: number;
  readonly way: number;
  /** Whether the chain of reps goes on after this end. */
  readonly followed: boolean;
  readonly reps: RepParams;
}

/** A lift that may have been given up. */
export interface Suspect {
  readonly stroke: Stroke;
  /** The lifts before it, at least one, and the lowering between them, if there was one. */
  readonly before: readonly Stroke[];
  readonly lowering: Stroke | null;
  /** Samples where it begins, where it turns, and where the way back ends, if it does. */
  readonly turns: readonly number[];
  /** Since the last lift of the chain, s; 0 where it is that lift. */
  readonly sinceS: number;
  readonly gain: number;
}

/** What speaks for and against a lift having been given up, in the order of {@link ATTEMPT_EVIDENCE}; all finite. */
export function evidenceOf(ending: SetEnding, suspect: Suspect): number[] {
  const { features, tail, lift, lowering, usualRise, way, followed, reps } = ending;
  const { stroke, before, turns, sinceS, gain } = suspect;
  const { values: v, height, heightSd } = tail;
  const { rateHz } = features;
  const [bottom, top, after] = turns;
  const back = after === undefined ? 0 : Math.abs(v[after] - v[top]);
  const closed = after === undefined ? null : closedRise(height, bottom, top, after);
  const middle = v[(stroke.start + stroke.end) >> 1];
  const rises = {
    own: height(stroke.end) - height(stroke.start),
    sd: Math.hypot(heightSd(stroke.start), heightSd(stroke.end)),
    usual: usualRise,
  };
  const reach = reachAlong(stroke, lift, rises, rateHz);
  const duration = (s: Stroke) => Math.max(1, s.end - s.start);
  const recent = duration(before[before.length - 1]);
  const evidence: Record<(typeof ATTEMPT_EVIDENCE)[number], number> = {
    isLastRep: sinceS === 0 ? 1 : 0,
    logReps: Math.log(before.length),
    reach: within(-0.5, reach.share, 1.5),
    reachUncertainty: reach.uncertainty,
    poseReach: within(-1, reach.byPose, 2),
    poseWay: reach.poseWay,
    heightReach: within(-1, reach.byHeight, 2),
    heightUncertainty: within(0, reach.heightUncertainty, 9),
    slower: Math.log((Math.max(0.05, reach.share) * recent) / duration(stroke)),
    fatigue: Math.log(Math.min(...before.map(duration)) / recent),
    logDuration: Math.log(duration(stroke) / rateHz),
    logUsual: Math.log(Math.max(1, lift.duration) / rateHz),
    jolt: Math.log((stroke.roughness + JOLT_FLOOR) / (lift.roughness + JOLT_FLOOR)),
    stray: Math.min(3, strayed(stroke, lift, within(0.1, reach.share, 1))),
    back: Math.min(1.5, back / way),
    returnReach: closed ? within(-1, closed.rise / usualRise, 2) : -1,
    unclosed: closed ? within(-2, closed.error / usualRise, 2) : -2,
    lowering: suspect.lowering ? Math.max(-3, gainOf(suspect.lowering, lowering, reps)) : 0,
    logSince: Math.log(1 + Math.max(0, sinceS)),
    lateShare: within(-1, (v[stroke.end] - middle) / (v[stroke.end] - v[stroke.start]), 2),
    turnJolt: Math.log(JOLT_FLOOR + rms(features.acceleration, stroke.end, stroke.end + TURN_S * rateHz)),
    quiet: Math.log(
      (JOLT_FLOOR + rms(features.acceleration, (stroke.start + stroke.end) >> 1, stroke.end)) /
        (JOLT_FLOOR + rms(features.acceleration, stroke.start, (stroke.start + stroke.end) >> 1)),
    ),
    gain: Math.max(-3, gain),
    followed: followed ? 1 : 0,
  };
  return ATTEMPT_EVIDENCE.map((key) => (Number.isFinite(evidence[key]) ? evidence[key] : 0));
}

/**
 * Height gained from `bottom` to `top`, m, if the movement has come back to where it began at `after`; and how far it seems to be from there. Drift between
 * instants of standing still grows with the power 2.5 of the time between them, so its variance with the power 5.
 */
function closedRise(height: (sample: number) => number, bottom: number, top: number, after: number): { rise: number; error: number } {
  const error = height(after) - height(bottom);
  const [there, back] = [(top - bottom) ** 5, (after - top) ** 5];
  return { rise: height(top) - height(bottom) - (error * there) / (there + back), error };
}

function within(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Accelerations below this are alike, m/s²: tremor and the sensor's noise. */
const JOLT_FLOOR = 0.2;

function rms(values: Float64Array, start: number, end: number): number {
  const last = Math.min(values.length, Math.round(end));
  let sum = 0;
  for (let i = start; i < last; i++) sum += values[i] * values[i];
  return Math.sqrt(sum / Math.max(1, last - start));
}

/** A turn takes about this long, s. */
const TURN_S = 0.4;

/** RMS distance of a stroke's pose from the first part of the template's path, relative to how far the template moves. */
function strayed(stroke: Stroke, template: StrokeTemplate, reach: number): number {
  const channels = template.path.length / POINTS;
  let sum = 0;
  for (let k = 0; k < POINTS; k++) {
    const at = Math.min(POINTS - 1, k * reach);
    const low = Math.floor(at);
    const high = Math.min(POINTS - 1, low + 1);
    for (let c = 0; c < 3; c++) {
      const expected =
        template.path[low * channels + c] + (template.path[high * channels + c] - template.path[low * channels + c]) * (at - low);
      sum += (stroke.path[k * channels + c] - expected) ** 2;
    }
  }
  return Math.sqrt(sum / POINTS) / Math.hypot(template.excursion, POSE_SHIFT);
}

/** A hand's own shifting of its pose in the course of a set, rad. */
const POSE_SHIFT = 0.2;
