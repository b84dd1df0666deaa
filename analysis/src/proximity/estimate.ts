import { findExercise } from "../exercise/catalogue.ts";
import type { Failure, Rep, Rir, WorkSet } from "../session.ts";
import type { CapacityEvidence } from "./capacity.ts";
import { describeFailure } from "./evidence.ts";
import { labelLogLikelihood, type ProximityLabel, saysSomething } from "./label.ts";
import { observeSet, type SetObservation } from "./observe.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import { type CurvePrior, curveLogLikelihood } from "./posterior.ts";
import { populationPrior } from "./prior.ts";
import { priorOverRir } from "./prior-over-rir.ts";
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
  /** What other sets of the same exercise at the same load say. */
  readonly capacity?: CapacityEvidence | null;
}

/** What is believed of how far from failure a set ended. */
export interface Proximity {
  /** Null where nothing is known but the exercise. */
  readonly rir: Rir | null;
  readonly failure: Failure;
}

/**
 * Estimates the repetitions in reserve after the set's last completed rep as a full distribution, and the probability that the set ended
 * in failure. Evidence is independent given the reps left, so its logarithms add up: the decline of speed and where it lies against the
 * speed at failure (one curve), loss of travel, other sets at this load, what the lifter said; a failed attempt decides. Deterministic and
 * pure. A set without any evidence gets `rir: null`.
 */
export function estimateProximity(input: ProximityInput, params: ProximityParams = defaultProximityParams): Proximity {
  return conclude(input, readSet(input, params), input.capacity ?? null, params);
}

/** What a set alone shows, before other sets and the lifter's own words. */
export interface SetReading {
  /** Log probability of 0, 1, … `maxRir` reps in reserve, up to a constant. */
  readonly log: Float64Array;
  readonly basis: Rir["basis"];
  readonly curve: { readonly observed: SetObservation; readonly prior: CurvePrior } | null;
  /** Where this exercise usually fails, m/s. */
  readonly failsNear: { readonly velocity: number; readonly personal: boolean } | null;
}

/** Reads the reps of a set: the part of the estimate that takes time, and that does not change with what is learnt of the set later. */
export function readSet(input: ProximityInput, params: ProximityParams): SetReading {
  const exercise = findExercise(input.exerciseId);
  const prior = priorOverRir(params, endsSilently(input.reps));
  const log = prior.map(Math.log);
  const observed = observeSet(input, params);
  if (observed === null) return { log, basis: ["prior"], curve: null, failsNear: null };

  const population = populationPrior(exercise, observed, params);
  if (observed.speed.length < 2 && !population.published) return { log, basis: ["prior"], curve: null, failsNear: null };
  const personal = personalPrior(input.profile ?? null, observed.basis, input.day ?? null, population.prior, params);
  const believed = personal ?? population.prior;
  add(log, withSurprise(curveLogLikelihood(observed, believed, params), prior, params));
  if (observed.failedAt !== null) add(log, failedBefore(observed.failedAt, observed.finalFatigue, params));
  const loss = rangeLoss(input.reps);
  if (loss !== null) add(log, rangeLogLikelihood(loss, params));

  const scaled = personal !== null || population.published;
  const basis: Rir["basis"] = ["prior"];
  if (observed.speed.length > 1) basis.push("velocity_loss");
  if (scaled) basis.push("velocity_at_failure");
  if (personal !== null) basis.push("profile");
  const failsNear =
    scaled && observed.basis === "linear" ? { velocity: Math.exp(believed.failureLogMean), personal: personal !== null } : null;
  return { log, basis, curve: { observed, prior: believed }, failsNear };
}

/** Probability of 0, 1, … `maxRir` reps in reserve, and what it rests on. */
interface Belief {
  readonly belief: Float64Array;
  readonly basis: Rir["basis"];
}

/** Adds other sets, a failed attempt and the lifter's words to what a set alone shows. */
export function weigh(input: ProximityInput, reading: SetReading, capacity: CapacityEvidence | null, params: ProximityParams): Belief {
  const { label = {}, reps } = input;
  const completed = input.repCount ?? reps.filter((rep) => rep.completed).length;
  const log = reading.log.slice();
  const basis = [...reading.basis];
  if (capacity !== null) {
    const { logLikelihood } = capacity;
    add(
      log,
      log.map((_, rir) => logLikelihood[Math.min(completed + rir, logLikelihood.length - 1)]),
    );
    basis.push("history");
  }
  let belief = probabilitiesOf(log);
  const failedAttempt = confidenceOfAttempt(reps);
  if (failedAttempt > 0) {
    belief = withAttempt(belief, failedAttempt, params);
    basis.push("failed_attempt");
  }
  if (saysSomething(label)) {
    const heard = labelLogLikelihood(label, completed, params);
    belief = probabilitiesOf(belief.map((p, rir) => Math.log(Math.max(p, 1e-12)) + heard[rir]));
    basis.push("label");
  }
  return { belief, basis };
}

/** Puts what is believed into the words and numbers of the contract. */
export function conclude(
  input: ProximityInput,
  reading: SetReading,
  capacity: CapacityEvidence | null,
  params: ProximityParams,
): Proximity {
  const { belief, basis } = weigh(input, reading, capacity, params);
  const { label = {}, reps } = input;
  // "This was not failure" alone rules one value out and says nothing of the others.
  const seen = basis.some((source) => source !== "prior" && source !== "label") || typeof label.rir === "number" || label.failure === true;
  const judged = toRir(belief, basis);
  const failure = describeFailure({
    probability: judged.distribution[0],
    failedAttempt: confidenceOfAttempt(reps),
    reps,
    velocity: input.velocity,
    exercise: findExercise(input.exerciseId),
    failsNear: reading.failsNear,
    label,
    laterReps: capacity?.laterReps ?? null,
    seen,
  });
  return { rir: seen ? judged : null, failure };
}

/** How sure it is that the set ended in an attempt that was not finished; 0 where it did not. */
function confidenceOfAttempt(reps: readonly Rep[]): number {
  const last = reps.at(-1);
  return last !== undefined && !last.completed ? last.confidence : 0;
}

/**
 * Weighs an attempt that was not finished with what the speeds say: decisive where the signal is certain of it. Its confidence speaks of
 * sets in general, so it is turned into odds against how many sets end at the limit anyway. Some attempts fail without slowing before, of
 * which the speeds know nothing.
 */
function withAttempt(belief: Float64Array, confidence: number, params: ProximityParams): Float64Array {
  const prior = priorOverRir(params, false);
  const [usual] = prior;
  return probabilitiesOf(
    belief.map((p, rir) => {
      const believed = (1 - params.abruptFailure) * p + params.abruptFailure * prior[rir];
      return Math.log(believed * (rir === 0 ? confidence / usual : (1 - confidence) / (1 - usual)));
    }),
  );
}

/** Whether a set was watched to its end and showed no attempt that was not finished: many that reach the limit show one. */
function endsSilently(reps: readonly Rep[]): boolean {
  return reps.at(-1)?.completed === true;
}

/**
 * An attempt that failed earlier in the set shows how much fatigue the lifter could bear; what was left after a pause counts from there.
 */
function failedBefore(failedAt: number, finalFatigue: number, params: ProximityParams): Float64Array {
  return Float64Array.from(
    { length: params.maxRir + 1 },
    (_, rir) => -0.5 * ((finalFatigue + rir - failedAt) / params.capacity.leastSd) ** 2,
  );
}

/** The likelihood, floored as if a small part of all sets had speeds that say nothing. */
function withSurprise(logLikelihood: Float64Array, prior: Float64Array, params: ProximityParams): Float64Array {
  const nothing = Math.log(params.surprise) + logSumExp(logLikelihood.map((log, rir) => log + Math.log(prior[rir])));
  return logLikelihood.map((log) => logSumExp([log + Math.log(1 - params.surprise), nothing]));
}

function add(total: Float64Array, more: Float64Array): void {
  for (let rir = 0; rir < total.length; rir++) total[rir] += more[rir];
}
