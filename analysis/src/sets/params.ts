import type { SetEvidence } from "./evidence.ts";

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

/**
 * Logistic regression that a chain of reps is a set: fitted on the candidates of the recordings' fit part and of simulated workouts with walking,
 * gesturing, phone handling and plate loading between the sets; a recorded candidate weighs as much as three simulated ones.
 */
export interface AcceptanceParams {
  readonly intercept: number;
  readonly weights: Readonly<Record<keyof SetEvidence, number>>;
  /** Least probability of a set that is reported. */
  readonly accept: number;
  /** A swing of the arm in walking takes at most this, s, and its two halves correlate by at least this in vertical acceleration. */
  readonly swingS: number;
  readonly swingLikeness: number;
  /**
   * Log odds added where a device logged an active set, and where it logged others but not here. A lifter who logs sets logs nearly all of them; the
   * numbers are a judgement (odds of 20 and 1 to 7), not a fit.
   */
  readonly logged: number;
  readonly notLogged: number;
}

export const defaultSetParams: SetParams = {
  minSimilarity: 0.45,
  seeds: 5,
  contextS: 20,
  shortestLagS: 0.7,
  longestLagS: 8,
  restDeviation: 0.035,
  acceptance: {
    intercept: -20.06,
    weights: { logReps: 2.67, meanGain: 10.63, similarity: 0, logMovement: 3.12, duty: 5.73, logRise: 0.8, durationSpread: -6.96, logDuration: 1.61 },
    accept: 0.5,
    swingS: 1.8,
    swingLikeness: 0.3,
    logged: 3,
    notLogged: -2,
  },
};
