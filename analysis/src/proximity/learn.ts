import { type ProximityInput, readSet, type SetReading, weigh } from "./estimate.ts";
import { saysSomething } from "./label.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import { curvePosterior } from "./posterior.ts";
import { type ExerciseProfile, type ProfileObservation, type RepsPossible, withObservation } from "./profile.ts";

/** A set whose end is known: it ended in a failed attempt, or the lifter said how it ended. */
export interface TeachingSet extends ProximityInput {
  /** Days since 1970. */
  readonly day: number;
  /** A name for the set, kept with what it taught. */
  readonly key?: string | null;
  /** Sets of the exercise that those before it on that day are worth (`tiringSets`); absent: as many as the profile knows of. */
  readonly earlierSets?: number;
}

/**
 * Returns the lifter's profile of an exercise after one more set, or the profile as it was where the set teaches nothing: unlabelled,
 * without a failed attempt, or without speeds. The set is read with the population's belief only, so that the profile never confirms
 * itself.
 */
export function learnFromSet(
  profile: ExerciseProfile | null,
  set: TeachingSet,
  params: ProximityParams = defaultProximityParams,
): ExerciseProfile | null {
  const last = set.reps.at(-1);
  const failed = last !== undefined && !last.completed && last.confidence > 0.5;
  if (!failed && !saysSomething(set.label ?? {})) return profile;
  const earlierSets = set.earlierSets ?? profile?.observations.filter(({ day }) => day === set.day).length ?? 0;
  const reading = readSet({ ...set, profile: null }, params);
  const { belief } = weigh(set, reading, null, params);
  const curve = reading.curve && observationOf(belief, reading.curve, params);
  const possible = possibleIn(set, belief, earlierSets);
  if (curve === null && possible === null) return profile;
  const basis = reading.curve?.observed.basis ?? profile?.basis ?? "duration";
  return withObservation(profile, set.exerciseId, basis, {
    day: set.day,
    set: set.key ?? null,
    failureLog: curve?.failureLog ?? null,
    failureLogSd: curve?.failureLogSd ?? null,
    reserveLog: curve?.reserveLog ?? null,
    reserveLogSd: curve?.reserveLogSd ?? null,
    shapeLog: curve?.shapeLog ?? null,
    shapeLogSd: curve?.shapeLogSd ?? null,
    possible,
  });
}

/** Beyond this many reps a known end says little of strength, and Epley's line does not hold. */
const TOO_MANY_REPS = 30;

/** How many reps the set's end shows to have been possible; null for extended sets and unknown loads. */
function possibleIn({ loadKg, parts, reps, repCount }: TeachingSet, belief: Float64Array, earlierSets: number): RepsPossible | null {
  const done = repCount ?? reps.filter((rep) => rep.completed).length;
  if (loadKg === null || parts.length > 1 || done === 0) return null;
  const left = belief.reduce((sum, p, rir) => sum + p * rir, 0);
  const square = belief.reduce((sum, p, rir) => sum + p * rir * rir, 0);
  if (done + left > TOO_MANY_REPS) return null;
  return { loadKg, reps: done + left, repsSd: Math.sqrt(Math.max(square - left * left, COUNT_SD ** 2)), earlierSets };
}

/** Rounding of a count of whole reps, as a standard deviation. */
const COUNT_SD = 0.3;

function observationOf(
  belief: Float64Array,
  { observed, prior }: NonNullable<SetReading["curve"]>,
  params: ProximityParams,
): Omit<ProfileObservation, "day" | "set" | "possible"> | null {
  const posterior = curvePosterior(observed, prior, params);
  const failure = withoutPrior(mixture(belief, posterior.failureLogMean, posterior.failureLogSd), {
    mean: prior.failureLogMean,
    sd: Math.hypot(prior.failureLogSd, observed.offset / Math.exp(prior.failureLogMean)),
  });
  if (failure === null) return null;
  const usual = prior.reserveIsRelative ? prior.reserve * Math.exp(prior.failureLogMean) : prior.reserve;
  const reserve = withoutPrior(mixture(belief, posterior.reserveLogMean, posterior.reserveLogSd), {
    mean: Math.log(usual),
    sd: prior.reserveCv,
  });
  const shape = withoutPrior(mixture(belief, posterior.shapeLogMean, posterior.shapeLogSd), {
    mean: Math.log(prior.shape),
    sd: prior.shapeLogSd,
  });
  return {
    failureLog: failure.mean,
    failureLogSd: failure.sd,
    reserveLog: reserve?.mean ?? null,
    reserveLogSd: reserve?.sd ?? null,
    shapeLog: shape?.mean ?? null,
    shapeLogSd: shape?.sd ?? null,
  };
}

interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and sd over the reps in reserve that may have been left. */
function mixture(belief: Float64Array, means: Float64Array, sds: Float64Array): Normal | null {
  let weight = 0;
  let mean = 0;
  let square = 0;
  for (let rir = 0; rir < belief.length; rir++) {
    if (Number.isNaN(means[rir])) continue;
    weight += belief[rir];
    mean += belief[rir] * means[rir];
    square += belief[rir] * (means[rir] ** 2 + sds[rir] ** 2);
  }
  if (weight < 0.5) return null;
  return { mean: mean / weight, sd: Math.sqrt(Math.max(square / weight - (mean / weight) ** 2, 1e-6)) };
}

/** What the set alone says, where `posterior` also holds the prior: the division of two normal densities. Null where it adds nothing. */
function withoutPrior(posterior: Normal | null, prior: Normal): Normal | null {
  if (posterior === null) return null;
  const precision = 1 / posterior.sd ** 2 - 1 / prior.sd ** 2;
  if (precision <= 0.05 / prior.sd ** 2) return null;
  const mean = (posterior.mean / posterior.sd ** 2 - prior.mean / prior.sd ** 2) / precision;
  return { mean, sd: 1 / Math.sqrt(precision) };
}
