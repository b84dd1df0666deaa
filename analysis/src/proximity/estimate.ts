import { findExercise } from "../exercise/catalogue.ts";
import type { Failure, Rep, Rir, WorkSet } from "../session.ts";
import { describeFailure } from "./evidence.ts";
import { observeSet, type SetObservation } from "./observe.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import { type CurvePrior, controlledLogLikelihood, curvePosterior, logSumExp } from "./posterior.ts";
import { toRir } from "./rir.ts";

/** One measured set, and what is known of the lifter. */
export interface ProximityInput {
  readonly reps: readonly Rep[];
  readonly velocity: WorkSet["velocity"];
  /** A catalogue id; anything else is an unknown exercise. */
  readonly exerciseId: string;
  readonly loadKg: number | null;
  readonly parts: WorkSet["parts"];
}

/** What is believed of how far from failure a set ended. */
export interface Proximity {
  /** Null where nothing about the reps' speed is known. */
  readonly rir: Rir | null;
  readonly failure: Failure;
}

/**
 * Estimates the repetitions in reserve after the set's last completed rep as a full distribution, and the probability that the set
 * ended in failure. Deterministic and pure; a set without measured reps gets `rir: null` and a failure probability that says so.
 */
export function estimateProximity(input: ProximityInput, params: ProximityParams = defaultProximityParams): Proximity {
  const observed = observeSet(input.reps, input.velocity.basis, params);
  const attempt = input.reps.at(-1);
  const failed = attempt !== undefined && !attempt.completed ? attempt.confidence : 0;
  const basis: Rir["basis"] = ["prior"];
  let belief = priorOverRir(params);
  if (observed !== null) {
    belief = withCurve(belief, observed, curvePrior(input.exerciseId, observed, params), params);
    basis.push("velocity_loss");
    if (observed.basis === "linear" && findExercise(input.exerciseId)?.failureVelocity) basis.push("velocity_at_failure");
  }
  if (failed > 0) {
    belief = belief.map((p, rir) => (1 - failed) * p + (rir === 0 ? failed : 0));
    basis.push("failed_attempt");
  }
  const known = observed !== null || failed > 0;
  const rir = known ? toRir(belief, basis) : null;
  return { rir, failure: describeFailure({ rir, reps: input.reps, velocity: input.velocity, failedAttempt: failed }) };
}

function priorOverRir(params: ProximityParams): Float64Array {
  const prior = new Float64Array(params.maxRir + 1);
  for (let rir = 0; rir < prior.length; rir++) prior[rir] = params.priorDecay ** Math.max(0, rir - params.priorFlatTo);
  const total = prior.reduce((sum, p) => sum + p, 0);
  return prior.map((p) => p / total);
}

function withCurve(belief: Float64Array, observed: SetObservation, prior: CurvePrior, params: ProximityParams): Float64Array {
  const { logLikelihood } = curvePosterior(observed, prior, params);
  const controlled = controlledTempo(observed, params);
  const flat = controlledLogLikelihood(observed) + Math.log(controlled);
  const logs = logLikelihood.map((value, rir) => Math.log(belief[rir]) + logSumExp([value + Math.log(1 - controlled), flat]));
  const total = logSumExp(logs);
  return logs.map((value) => Math.exp(value - total));
}

function controlledTempo(observed: SetObservation, params: ProximityParams): number {
  return observed.firstConcentricS > params.slowConcentricS ? params.controlledTempoSlow : params.controlledTempo;
}

function curvePrior(exerciseId: string, observed: SetObservation, params: ProximityParams): CurvePrior {
  const published = observed.basis === "linear" ? findExercise(exerciseId)?.failureVelocity : null;
  if (published) {
    return {
      failureLogMean: Math.log(published.median),
      failureLogSd: Math.sqrt(Math.log(1 + published.cv ** 2)),
      slope: params.slope,
      slopeCv: params.slopeCv,
      slopeIsRelative: false,
    };
  }
  return {
    // Half the fastest rep is where failure lies for about ten reps of capacity at the relative slope below.
    failureLogMean: Math.log(observed.fastest / 2),
    failureLogSd: params.unknownFailureLogSd,
    slope: params.relativeSlope,
    slopeCv: params.relativeSlopeCv,
    slopeIsRelative: true,
  };
}
