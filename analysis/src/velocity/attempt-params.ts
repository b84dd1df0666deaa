import type { BoostedTrees } from "../signal/boosted.ts";
import model from "./attempt.fitted.json" with { type: "json" };
import puttingDown from "./putting-down.fitted.json" with { type: "json" };

/** Tunables of the search for a failed attempt at the end of a set. */
export interface AttemptParams {
  /** A failed attempt follows the last lift within this, s. */
  readonly withinS: number;
  /** Reversal that makes a turning point, and least travel of an attempt, as shares of a lift's travel. */
  readonly turnReversal: number;
  readonly leastReach: number;
  /** Probability that a lift was given up, from its evidence: fitted by `npm run fit` on simulated sets and recordings of the fit part. */
  readonly model: BoostedTrees;
  /**
   * Least probability of an attempt that is reported: it decides that a set failed, so a false one weighs more than a missed one. Of 0.3 to 0.9 on simulated sets
   * (seeds starting `fit-`) the highest that finds nine in ten with room. More is asked where the chain of reps goes on after it, for that is then no rep either.
   */
  readonly accept: number;
  readonly acceptFollowed: number;
  /** Probability that a chain's last rep is putting the load down, from the same evidence and fitted likewise. */
  readonly puttingDown: BoostedTrees;
  /** Least probability from which on it is taken away: so that none of 700 other sets of the simulated fit part loses a true rep. */
  readonly acceptPuttingDown: number;
}

export const defaultAttemptParams: AttemptParams = {
  withinS: 12,
  turnReversal: 0.08,
  leastReach: 0.12,
  model,
  accept: 0.6,
  acceptFollowed: 0.8,
  puttingDown,
  acceptPuttingDown: 0.7,
};
