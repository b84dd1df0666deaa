import type { BoostedTrees } from "../signal/boosted.ts";
import model from "./acceptance.fitted.json" with { type: "json" };

/** Tunables of the search for sets. Fitted on the fit part of the recordings (see tests/accuracy) where nothing else is said. */
export interface SetParams {
  /** Similarity of two neighbouring stretches from which they may belong to a set, 0 to 1. */
  readonly minSimilarity: number;
  /** Seeds tried per stretch that repeats. */
  readonly seeds: number;
  /** How far beyond the repeating stretch reps are looked for, s: slow last reps repeat poorly. */
  readonly contextS: number;
  /** Shortest and longest time from rep to rep that is searched, s. */
  readonly shortestLagS: number;
  readonly longestLagS: number;
  /** Weighted RMS deviation below which the wrist rests, rad or m/s. */
  readonly restDeviation: number;
  readonly acceptance: AcceptanceParams;
}

/** What decides whether a chain of reps is a set. */
export interface AcceptanceParams {
  /**
   * Probability of a set from its evidence: fitted by `npm run fit` on candidates of the recordings' fit part, alone and joined to whole days, and of
   * simulated workouts with walking, gesturing, phone handling and plate loading between the sets. Each as recorded, with holes, and from
   * acceleration alone.
   */
  readonly model: BoostedTrees;
  /** Least probability of a set that is reported: of 0.5 to 0.7 on simulated workouts (seeds starting `fit-`) the one that misses as many as it makes up. */
  readonly accept: number;
  /**
   * The same of the likeliest in a recording that holds no other and is no longer than this, s: it was started for a set, which is worth as much as a device's log of
   * one ({@link logged}).
   */
  readonly acceptOnly: number;
  readonly oneSetS: number;
  /** Shortest and longest rest between stretches that are judged as one set, s: myo-reps rest from 5 s on, clusters up to 45 s. */
  readonly groupLeastRestS: number;
  readonly groupRestS: number;
  /** Longest stretch, reps, that needs its like to be believed: longer ones speak for themselves. */
  readonly groupReps: number;
  readonly repeated: RepeatedParams;
  readonly together: TogetherParams;
  readonly companion: CompanionParams;
  /**
   * A swing of the arm in walking takes at most this, s, its two halves correlate by at least this in vertical acceleration, and the hand rises by at most
   * this in it, m: a hanging arm of 0.7 m that swings by 45° to both sides lifts it by 0.2 m, a bent one in running by not much more.
   */
  readonly swingS: number;
  readonly swingLikeness: number;
  readonly swingRise: number;
  /**
   * Longest time of a stride, s, and most reps in a row that a set has at such a pace: people walk at 92 steps a minute or more, and the fastest long sets, swings of a
   * kettlebell, take 1.4 s a rep. A judgement, made on two recordings of phones in pockets.
   */
  readonly strideS: number;
  readonly mostAtStride: number;
  /**
   * Log odds added where a device logged an active set, and where it logged others but not here. A lifter who logs sets logs nearly all of them; the
   * numbers are a judgement (odds of 20 and 1 to 7), not a fit.
   */
  readonly logged: number;
  readonly notLogged: number;
}

/**
 * What the rest of a recording says of a candidate: log odds added where one at least as plain as `plain` follows the same path, and where others are plain but
 * none does. In 84 simulated workouts (seeds starting `fit-`) and the joined days (fit part) all 66 candidates between -4 and 1.5 with such a like were sets, and
 * 7 of 369 without; `like` is no more than that range shows. A logistic regression gives `unlike`.
 */
export interface RepeatedParams {
  readonly plain: number;
  readonly like: number;
  readonly unlike: number;
  /** How far from a plain set its movement is looked for again, s: rests between heavy sets last up to five minutes. */
  readonly reachS: number;
}

/**
 * Log odds that two stretches are parts of one set: a bias and weights of the lesser log odds of the two alone, of the logarithm of the distance of their
 * movements (+0.1), and of the logarithm of how much the wrist moves between them (rad/s, +0.1). A logistic regression over the pairs of candidates with at
 * most {@link AcceptanceParams.groupRestS} between them in simulated workouts (seeds starting `fit-`) and in joined days of recordings (fit part).
 */
export interface TogetherParams {
  readonly bias: number;
  readonly weaker: number;
  readonly distance: number;
  readonly moving: number;
  /** Added to the least odds where one of the two is a set already. */
  readonly goingOn: number;
}

/**
 * Log odds that reps found by the model of a short stretch are a further stretch of its set: a bias and weights of the log odds of either alone, of the mean gain
 * of the reps, of the logarithm of how much the wrist moves between the two (rad/s, +0.1), and of the logarithm of the ratio of their numbers of reps: clusters
 * and myo-reps have equal ones. A logistic regression like {@link TogetherParams}, over what the model of every short candidate finds.
 */
export interface CompanionParams {
  /** Least log odds of a stretch by whose model others are searched. */
  readonly seed: number;
  readonly bias: number;
  readonly known: number;
  readonly own: number;
  readonly gain: number;
  readonly moving: number;
  readonly unequal: number;
}

export const defaultSetParams: SetParams = {
  minSimilarity: 0.45,
  seeds: 5,
  contextS: 20,
  shortestLagS: 0.7,
  longestLagS: 8,
  restDeviation: 0.035,
  acceptance: {
    model,
    accept: 0.6,
    acceptOnly: 0.05,
    oneSetS: 180,
    groupLeastRestS: 5,
    groupRestS: 45,
    groupReps: 5,
    repeated: { plain: 2, like: 4, unlike: -1.4, reachS: 300 },
    together: { bias: -0.3, weaker: 0.9, distance: -2, moving: -2.5, goingOn: -1.4 },
    companion: { seed: -4.4, bias: -0.7, known: 0.4, own: 0.2, gain: 1.6, moving: -2.3, unequal: -3.6 },
    swingS: 1.8,
    swingLikeness: 0.3,
    swingRise: 0.35,
    strideS: 1.3,
    mostAtStride: 60,
    logged: 3,
    notLogged: -2,
  },
};
