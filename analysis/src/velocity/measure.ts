import type { Signal } from "@lastrep/ingest";
import type { Exercise } from "../exercise/exercise.ts";
import { restBias } from "../motion/gravity.ts";
import { FEATURE_HZ, type Motion } from "../motion/motion.ts";
import type { Chain, RepSpan } from "../reps/chain.ts";
import { phasesOf, type RepPhases } from "../reps/phases.ts";
import { median, type Stroke } from "../reps/stroke.ts";
import type { Rep, WorkSet } from "../session.ts";
import { type ConcentricMotion, integrateConcentric } from "./concentric.ts";
import { meanTurn, turningAxis } from "./turning.ts";

export interface MeasuredReps {
  readonly reps: Rep[];
  readonly basis: WorkSet["velocity"]["basis"];
}

/** Everything that is known once for a recording and needed for each of its sets. */
export interface MeasuredSignal {
  readonly signal: Signal;
  readonly motion: Motion;
  /** Upward velocity, high-passed, at the recording's rate, m/s. */
  readonly velocity: Float64Array;
  /** rad/s */
  readonly gyroscopeBias: readonly [number, number, number];
}

export function measuredSignal(signal: Signal, motion: Motion, velocity: Float64Array): MeasuredSignal {
  return { signal, motion, velocity, gyroscopeBias: signal.angularRate ? restBias(signal.angularRate, signal.rateHz) : [0, 0, 0] };
}

/** The reps of a chain and the failed attempt after them, with their phases and speeds, in the recording's own time. */
export function measureReps(chain: Chain, attempt: RepSpan | null, exercise: Exercise | null, measured: MeasuredSignal): MeasuredReps {
  const phases = phasesOf(chain, attempt ? [...chain.reps, attempt] : chain.reps, exercise);
  const rateHz = measured.signal.rateHz;
  const scale = rateHz / FEATURE_HZ;
  const lifted = phases.map((p) => (p.concentric ? integrate(p.concentric, measured, scale) : null));
  const rate = measured.signal.angularRate;
  const strokes = phases.flatMap((p) =>
    p.concentric ? [[Math.round(p.concentric.start * scale), Math.round(p.concentric.end * scale)] as const] : [],
  );
  const axis = rate && strokes.length > 0 ? turningAxis(rate, strokes) : null;
  const basis = basisOf(chain, exercise, measured, lifted);
  const reps = phases.map((p, k) => {
    const lift = lifted[k];
    const stroke = p.concentric;
    const turn =
      rate && axis && stroke
        ? meanTurn(rate, axis, measured.gyroscopeBias, Math.round(stroke.start * scale), Math.round(stroke.end * scale))
        : null;
    return { ...repOf(p, lift, turn, basis, measured), completed: p.span !== attempt };
  });
  return { reps, basis };
}

function integrate(stroke: Stroke, { motion, velocity }: MeasuredSignal, scale: number): ConcentricMotion | null {
  const direction = stroke.rise >= 0 ? 1 : -1;
  const reach = Math.ceil(0.35 * (stroke.end - stroke.start) * scale + 0.1 * motion.rateHz);
  return integrateConcentric(
    motion.verticalAcceleration,
    velocity,
    motion.rateHz,
    Math.round(stroke.start * scale),
    Math.min(motion.length - 1, Math.round(stroke.end * scale)),
    reach,
    direction,
  );
}

/** Where the wrist rises less than this per rep its vertical speed says nothing about the load, m. */
const LEAST_TRAVEL = 0.1;
/** A forearm that turns more than this per rep is on an arc, rad. */
const ARC = 0.8;

function basisOf(
  chain: Chain,
  exercise: Exercise | null,
  measured: MeasuredSignal,
  lifted: readonly (ConcentricMotion | null)[],
): WorkSet["velocity"]["basis"] {
  if (exercise) return exercise.velocityBasis === "angular" && !measured.signal.angularRate ? "none" : exercise.velocityBasis;
  const travel = median(lifted.flatMap((l) => (l ? [l.rangeOfMotion] : [])));
  const poseTravel = chain.axis.kind === "pose" ? median(chain.reps.flatMap((r) => r.strokes.map((s) => s.axisTravel))) : 0;
  if (poseTravel > ARC && measured.signal.angularRate) return "angular";
  return travel >= LEAST_TRAVEL ? "linear" : "none";
}

/** Standard uncertainty of a mean velocity that perfect zero-velocity instants would leave, m/s. */
const VELOCITY_FLOOR = 0.02;
/** Without a gyroscope tilt leaks into vertical acceleration, m/s. */
const VELOCITY_WITHOUT_GYROSCOPE = 0.08;
/** Share of the removed drift velocity that may be error of the zero-velocity instants rather than of the sensor. */
const DRIFT_SHARE = 0.25;
/** Relative uncertainty of a mean angular rate: where the turn begins and ends. */
const TURN_SHARE = 0.03;

function repOf(
  p: RepPhases,
  lift: ConcentricMotion | null,
  turn: number | null,
  basis: MeasuredReps["basis"],
  measured: MeasuredSignal,
): Omit<Rep, "completed"> {
  const at = (sample: number) => sample / FEATURE_HZ;
  const stroke = p.concentric;
  const concentric = lift
    ? { startS: lift.startS, endS: lift.endS }
    : stroke
      ? { startS: at(stroke.start), endS: at(stroke.end) }
      : { startS: at(p.span.turn), endS: at(p.span.turn) };
  const linear = basis === "linear" && lift !== null;
  return {
    startS: Math.min(at(p.span.start), concentric.startS),
    endS: Math.max(at(p.span.end), concentric.endS),
    concentric,
    eccentricS: p.eccentric ? at(p.eccentric.end - p.eccentric.start) : null,
    pauseS:
      stroke && p.eccentric ? Math.max(0, at(Math.max(stroke.start, p.eccentric.start) - Math.min(stroke.end, p.eccentric.end))) : null,
    meanVelocity: linear ? lift.meanVelocity : null,
    peakVelocity: linear ? lift.peakVelocity : null,
    rangeOfMotion: linear || (basis === "angular" && lift) ? (lift?.rangeOfMotion ?? null) : null,
    meanAngularVelocity: turn === null ? null : Math.abs(turn),
    velocityUncertainty: linear
      ? Math.hypot(
          measured.motion.up.source === "acceleration" ? VELOCITY_WITHOUT_GYROSCOPE : VELOCITY_FLOOR,
          DRIFT_SHARE * Math.abs(lift.drift) * (lift.endS - lift.startS),
        )
      : basis === "angular" && turn !== null
        ? TURN_SHARE * Math.abs(turn) + 0.02
        : null,
    confidence: confidenceOf(p.span.gain),
  };
}

/** Logistic in the rep's gain; fitted on the fit part of the recordings. */
function confidenceOf(gain: number): number {
  return Math.round(1000 / (1 + Math.exp(-(0.8 + 4 * gain)))) / 1000;
}
