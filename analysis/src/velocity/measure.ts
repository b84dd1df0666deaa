import type { Signal } from "@lastrep/ingest";
import type { Exercise } from "../exercise/exercise.ts";
import { restBias } from "../motion/gravity.ts";
import { nearestMarks } from "../motion/holes.ts";
import { FEATURE_HZ, type Motion } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import type { Direction } from "../reps/lifting.ts";
import { phasesOf, type RepPhases } from "../reps/phases.ts";
import type { RepSpan } from "../reps/rep-span.ts";
import type { Rep, WorkSet } from "../session.ts";
import type { FoundSet } from "../sets/found-set.ts";
import { resample } from "../signal/filter.ts";
import { median } from "../signal/median.ts";
import type { Attempt } from "./attempt.ts";
import type { ConcentricMotion } from "./concentric.ts";
import { measureLifts } from "./lifts.ts";
import { reachOf, type VerticalMotion } from "./standstill.ts";
import { meanTurn, turningAxis } from "./turning.ts";

/** The reps of a set with their speeds, and which speed they have. */
export interface MeasuredReps {
  readonly reps: Rep[];
  readonly basis: WorkSet["velocity"]["basis"];
}

/** Everything that is known once for a recording and needed for each of its sets. */
export interface MeasuredSignal {
  readonly signal: Signal;
  readonly motion: Motion;
  /** The vertical movement at a rate fine enough to time a lift. */
  readonly vertical: VerticalMotion;
  /** rad/s */
  readonly gyroscopeBias: readonly [number, number, number];
}

/** Gathers what {@link measureReps} needs of a recording; `velocity` is its guide velocity, m/s. */
export function measuredSignal(signal: Signal, motion: Motion, velocity: Float64Array): MeasuredSignal {
  return {
    signal,
    motion,
    vertical: timedFinely(motion, velocity),
    gyroscopeBias: signal.angularRate ? restBias(signal.angularRate, signal.rateHz) : [0, 0, 0],
  };
}

/** A lift of half a second is timed to two percent at this rate, Hz. Between the samples of a slower recording the acceleration is a line. */
const TIMING_HZ = 80;

function timedFinely({ rateHz, verticalAcceleration, hole }: Motion, velocity: Float64Array): VerticalMotion {
  if (rateHz >= TIMING_HZ) return { rateHz, acceleration: verticalAcceleration, guide: velocity, hole };
  const finer = rateHz * Math.ceil(TIMING_HZ / rateHz);
  const acceleration = resample(verticalAcceleration, rateHz, finer);
  return {
    rateHz: finer,
    acceleration,
    guide: resample(velocity, rateHz, finer),
    hole: hole && nearestMarks(hole, rateHz, finer, acceleration.length),
  };
}

/** The reps of a set and the failed attempt after them, with their phases and speeds, in the recording's own time. */
export function measureReps(
  found: FoundSet,
  lifting: Direction,
  attempt: Attempt | null,
  exercise: Exercise | null,
  measured: MeasuredSignal,
): MeasuredReps {
  const { chain } = found;
  const spans = attempt ? [...chain.reps.slice(0, attempt.repsBefore), attempt.span] : chain.reps;
  const phases = phasesOf(spans, lifting);
  const seconds = (k: number) => (k + found.offset) / FEATURE_HZ;
  const sampleAt = (rateHz: number, length: number) => (k: number) => Math.min(length - 1, Math.round(seconds(k) * rateHz));
  const { motion, vertical } = measured;
  const sample = sampleAt(motion.rateHz, motion.length);
  const stretches = phases.map(({ concentric: c }) => (c ? ([sample(c.start), sample(c.end)] as const) : null));
  const givenUp = attempt ? phases.findIndex((p) => p.span === attempt.span) : null;
  const lifted = measureLifts(phases, givenUp, sampleAt(vertical.rateHz, vertical.acceleration.length), vertical);
  const rate = measured.signal.angularRate;
  const seen = stretches.filter((s) => s !== null);
  const axis = rate && seen.length > 0 ? turningAxis(rate, seen) : null;
  const travel = median(lifted.flatMap((l) => (l ? [l.rangeOfMotion] : [])));
  const basis = basisOf(chain, exercise, measured, travel);
  // A hand that hardly rises stands still at instants of its own: there the turns of its pose are when the lift begins and ends.
  const timedByRise = basis === "linear" || travel >= LEAST_TRAVEL;
  const reps = phases.map((p, k) => {
    const stretch = stretches[k];
    const turn =
      rate && axis && stretch
        ? meanTurn(rate, axis, measured.gyroscopeBias, stretch[0], stretch[1], reachOf(stretch[0], stretch[1], motion.rateHz))
        : null;
    const rep = repOf(p, seconds, lifted[k], timedByRise, turn, basis, measured.signal.nativeRateHz);
    return attempt && k === givenUp ? { ...rep, completed: false, confidence: rounded(attempt.probability) } : { ...rep, completed: true };
  });
  return { reps, basis };
}

/** Where the wrist rises less than this per rep its vertical speed says nothing about the load, m. */
const LEAST_TRAVEL = 0.1;
/** A forearm that turns more than this per rep is on an arc, rad. */
const ARC = 0.8;

/** `travel` is how far the wrist rises in a lift, m. */
function basisOf(chain: Chain, exercise: Exercise | null, measured: MeasuredSignal, travel: number): WorkSet["velocity"]["basis"] {
  // Without a gyroscope tilt and movement cannot be told apart: a speed would be a guess.
  if (measured.motion.up.source === "acceleration") return "none";
  if (exercise) return exercise.velocityBasis === "angular" && !measured.signal.angularRate ? "none" : exercise.velocityBasis;
  const poseTravel = chain.axis.kind === "pose" ? median(chain.reps.flatMap((r) => r.strokes.map((s) => s.axisTravel))) : 0;
  if (poseTravel > ARC && measured.signal.angularRate) return "angular";
  return travel >= LEAST_TRAVEL ? "linear" : "none";
}

/** Standard uncertainty of a mean velocity that perfect zero-velocity instants would leave, m/s. */
const VELOCITY_FLOOR = 0.009;
/** Share of the smoother's own uncertainty of a range of motion that is random from rep to rep. */
const RANGE_SHARE = 0.3;
/** How well the ends of a lift are timed, in samples as the sensor took them. */
const TIMING_SAMPLES = 0.5;
/** Relative uncertainty of the mean velocity of a lift of which nothing was measured: what a hole hides may be any part of it. */
const UNSEEN_SHARE = 1;
/** Relative uncertainty of a mean angular rate: where the turn begins and ends. */
const TURN_SHARE = 0.03;

/** Standard uncertainty of a lift's mean velocity, m/s: fitted on the simulated fit part so that four in five lie within 1.28 of it. */
function uncertaintyOf({ startS, endS, rangeSd, meanVelocity, unseen }: ConcentricMotion, nativeRateHz: number): number {
  const seconds = endS - startS;
  const timing = (meanVelocity * TIMING_SAMPLES) / (nativeRateHz * seconds);
  return Math.hypot(VELOCITY_FLOOR, (RANGE_SHARE * rangeSd) / seconds, timing, meanVelocity * UNSEEN_SHARE * unseen);
}

function repOf(
  p: RepPhases,
  at: (k: number) => number,
  lift: ConcentricMotion | null,
  timedByRise: boolean,
  turn: number | null,
  basis: MeasuredReps["basis"],
  nativeRateHz: number,
): Omit<Rep, "completed"> {
  const stroke = p.concentric;
  const concentric =
    lift && timedByRise
      ? { startS: lift.startS, endS: lift.endS }
      : stroke
        ? { startS: at(stroke.start), endS: at(stroke.end) }
        : { startS: at(p.span.turn), endS: at(p.span.turn) };
  const linear = basis === "linear" && lift !== null;
  return {
    startS: Math.min(at(p.span.start), concentric.startS),
    endS: Math.max(at(p.span.end), concentric.endS),
    concentric,
    eccentricS: p.eccentric ? at(p.eccentric.end) - at(p.eccentric.start) : null,
    pauseS:
      stroke && p.eccentric ? Math.max(0, at(Math.max(stroke.start, p.eccentric.start)) - at(Math.min(stroke.end, p.eccentric.end))) : null,
    meanVelocity: linear ? lift.meanVelocity : null,
    peakVelocity: linear ? lift.peakVelocity : null,
    ...(linear ? { timeToPeakS: lift.timeToPeakS, stickingRegion: lift.stickingRegion } : {}),
    rangeOfMotion: linear || (basis === "angular" && lift) ? (lift?.rangeOfMotion ?? null) : null,
    meanAngularVelocity: turn === null ? null : Math.abs(turn),
    velocityUncertainty: linear
      ? uncertaintyOf(lift, nativeRateHz)
      : basis === "angular" && turn !== null
        ? TURN_SHARE * Math.abs(turn) + 0.02
        : null,
    confidence: confidenceOf(p.span),
  };
}

/**
 * Probability that a rep is one: logistic in its gain, so that the simulated lifters' fit part is right as often as it says (tests/accuracy). What nothing was
 * measured of is as likely one as none.
 */
function confidenceOf({ gain, strokes }: RepSpan): number {
  const unseen = strokes.reduce((sum, stroke) => sum + stroke.unseen, 0) / strokes.length;
  return rounded((1 - unseen) / (1 + Math.exp(0.9 - 5.3 * gain)) + unseen / 2);
}

function rounded(probability: number): number {
  return Math.round(1000 * probability) / 1000;
}
