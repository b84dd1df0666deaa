import type { AttemptEvidence } from "./attempt.ts";

/** Logistic regression over the evidence that a lift was given up. */
export interface AttemptRegression {
  readonly intercept: number;
  readonly weights: Readonly<Record<keyof AttemptEvidence, number>>;
}

/** Tunables of the search for a failed attempt at the end of a set, fitted on the fit part of the simulated sets and of the recordings. */
export interface AttemptParams {
  /** A failed attempt follows the last lift within this, s. */
  readonly withinS: number;
  /** Reversal that makes a turning point, and least travel of an attempt, as shares of a lift's travel. */
  readonly turnReversal: number;
  readonly leastReach: number;
  /** For the chain's last rep, and for what follows it. */
  readonly lastRep: AttemptRegression;
  readonly after: AttemptRegression;
  /** Least probability of an attempt that is reported. */
  readonly accept: number;
}

const none = { reach: 0, reachUncertainty: 0, slower: 0, fatigue: 0, jolt: 0, stray: 0, back: 0, lowering: 0, logSince: 0 };

export const defaultAttemptParams: AttemptParams = {
  withinS: 12,
  turnReversal: 0.08,
  leastReach: 0.12,
  lastRep: { intercept: -9, weights: none },
  after: { intercept: -9, weights: none },
  accept: 0.5,
};
