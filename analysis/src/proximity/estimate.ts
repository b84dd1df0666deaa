import { findExercise } from "../exercise/catalogue.ts";
import type { Failure, Rep, Rir, WorkSet } from "../session.ts";
import { type CapacityEvidence, capacityLogLikelihood } from "./capacity.ts";
import { describeFailure } from "./evidence.ts";
import { labelLogLikelihood, type ProximityLabel } from "./label.ts";
import { observeSet, type SetObservation } from "./observe.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import { type CurvePosterior, type CurvePrior, curvePosterior } from "./posterior.ts";
import { populationPrior } from "./prior.ts";
import { logSumExp, probabilitiesOf } from "./probability.ts";
import { type ExerciseProfile, personalPrior } from "./profile.ts";
import { rangeLogLikelihood, rangeLoss } from "./range.ts";
import { toRir } from "./rir.ts";

/** One measured set, and what is known of the lifter. */
export interface ProximityInput {
  readonly reps: readonly Rep[];
  readonly velocity: WorkSet["velocity"];
  /** A catalogue id; anything else is an unknown exercise. */
  readonly exerciseId: string;
  readonly loadKg: number | null;
  readonly parts: WorkSet["parts"];
  /** Completed reps where someone counted them better than the signal. */
  readonly repCount?: number | null;
  /** What the lifter said of the set's end. */
  readonly label?: ProximityLabel;
  /** What earlier sets taught of this lifter in this exercise. */
  readonly profile?: ExerciseProfile | null;
  /** Days since 1970 on which the set was done, for the profile's age; absent: as old as the profile's newest set. */
  readonly day?: number | null;
  /** Other sets of the same exercise at the same load. */
  readonly capacity?: readonly CapacityEvidence[];
}

/** What is believed of how far from failure a set ended. */
export interface Proximity {
  /** Null where nothing is known but the exercise. */
  readonly rir: Rir | null;
  readonly failure: Failure;
}

/**
 * Estimates the repetitions in reserve after the set's last completed rep as a full distribution, and the probability that the set ended
 * in failure. Evidence is independent given the reps left, so its logarithms add up: the decline of speed and where it lies against the speed at
 * failure (one curve), loss of travel, other sets at this load, what the lifter said; a failed attempt decides.
 * Deterministic and pure. A set without any evidence gets `rir: null`.
 */
export function estimateProximity(input: ProximityInput, params: ProximityParams = defaultProximityParams): Proximity {
  return weigh(input, params).proximity;
}

/** All that {@link estimateProximity} found on its way. */
export interface WeighedSet {
  readonly proximity: Proximity;
  /** Probability of 0, 1, … `maxRir` reps in reserve. */
  readonly belief: Float64Array;
  readonly curve: { readonly observed: SetObservation; readonly prior: CurvePrior; readonly posterior: CurvePosterior } | null;
}

export function weigh(input: ProximityInput, params: ProximityParams): WeighedSet {
  const { label = {}, capacity = [] } = input;
  const exercise = findExercise(input.exerciseId);
  const completed = input.repCount ?? input.reps.filter((rep) => rep.completed).length;
  const observed = observeSet(input, params);
  const basis: Rir["basis"] = ["prior"];
  const prior = priorOverRir(params);
  const log = prior.map(Math.log);

  let curve: WeighedSet["curve"] = null;
  let failsNear: { velocity: number; personal: boolean } | null = null;
  if (observed !== null) {
    const population = populationPrior(exercise, observed, params);
    const personal = personalPrior(input.profile ?? null, observed.basis, input.day ?? null, population.prior, params);
    const believed = personal ?? population.prior;
    curve = { observed, prior: believed, posterior: curvePosterior(observed, believed, params) };
    add(log, withSurprise(curve.posterior.logLikelihood, prior, params));
    basis.push("velocity_loss");
    if (population.published || personal) basis.push("velocity_at_failure");
    if (personal) basis.push("profile");
    if (observed.basis === "linear" && (population.published || personal)) {
      failsNear = { velocity: Math.exp(believed.failureLogMean), personal: personal !== null };
    }
    const loss = rangeLoss(input.reps);
    if (loss !== null) add(log, rangeLogLikelihood(loss, params));
  }
  if (capacity.length > 0) {
    add(log, capacityLogLikelihood(completed, capacity, prior, params));
    basis.push("history");
  }

  let belief = probabilitiesOf(log);
  const attempt = input.reps.at(-1);
  const failedAttempt = attempt !== undefined && !attempt.completed ? attempt.confidence : 0;
  if (failedAttempt > 0) {
    belief = belief.map((p, rir) => (1 - failedAttempt) * p + (rir === 0 ? failedAttempt : 0));
    basis.push("failed_attempt");
  }
  const said = typeof label.rir === "number" || typeof label.failure === "boolean";
  if (said) {
    const heard = labelLogLikelihood(label, completed, params);
    belief = probabilitiesOf(belief.map((p, rir) => Math.log(Math.max(p, 1e-12)) + heard[rir]));
    basis.push("label");
  }

  const seen = observed !== null || failedAttempt > 0 || capacity.length > 0 || typeof label.rir === "number" || label.failure === true;
  const failure = describeFailure({
    probability: Math.min(1, belief[0]),
    failedAttempt,
    reps: input.reps,
    velocity: input.velocity,
    exercise,
    failsNear,
    label,
    capacity,
    seen,
  });
  return { proximity: { rir: seen ? toRir(belief, basis) : null, failure }, belief, curve };
}

function priorOverRir(params: ProximityParams): Float64Array {
  const logs = Array.from({ length: params.maxRir + 1 }, (_, rir) => Math.max(0, rir - params.priorFlatTo) * Math.log(params.priorDecay));
  return probabilitiesOf(logs);
}

/** The likelihood, floored as if a small part of all sets had speeds that say nothing. */
function withSurprise(logLikelihood: Float64Array, prior: Float64Array, params: ProximityParams): Float64Array {
  const nothing = Math.log(params.surprise) + logSumExp(logLikelihood.map((log, rir) => log + Math.log(prior[rir])));
  return logLikelihood.map((log) => logSumExp([log + Math.log(1 - params.surprise), nothing]));
}

function add(total: Float64Array, more: Float64Array): void {
  for (let rir = 0; rir < total.length; rir++) total[rir] += more[rir];
}
