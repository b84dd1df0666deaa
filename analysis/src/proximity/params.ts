/**
 * Every number that the estimator of reps in reserve rests on. Sections are those of the project's fact base, which gives the
 * papers; "INF" marks what was derived from published figures and "own" an engineering choice that nothing published settles.
 */
export interface ProximityParams {
  /** Reps in reserve considered, from 0 to this. Beyond 6 they are reported together. */
  readonly maxRir: number;
  /**
   * Reps in reserve up to which every value is equally likely before anything is measured. Own: no distribution of RIR at a
   * self-chosen stop is published.
   */
  readonly priorFlatTo: number;
  /** Factor by which each further rep in reserve is less likely than the one before. Own; leaves about a quarter for 6 or more. */
  readonly priorDecay: number;
  /**
   * Velocity that a lifter has in reserve, above the velocity at failure, with one rep in reserve, m/s; with more reps it grows by
   * `reserveExponent`. Deadlift 0.043 (population line, 1.4), squat 0.063 (0.82 to 0.27 m/s over the 16 reps possible at 70 %; 2 and 4.1, INF).
   */
  readonly reserve: number;
  /** Spread of `reserve` between people, sets and exercises, fraction. Individual lines differ (deadlift slope ICC 0.72; 1.4); INF. */
  readonly reserveCv: number;
  /**
   * The same as a fraction of the velocity at failure, where an exercise has no scale of its own. Deadlift 0.2, squat 0.23 (INF as above), bench
   * about 0.5 (INF from 1.2: 86 % loss over some 20 reps).
   */
  readonly relativeReserve: number;
  readonly relativeReserveCv: number;
  /** With 1 the velocity of a rep with so many in reserve would depend on the load; with this and `shape` it hardly does (1.1, 1.4). INF. */
  readonly reserveExponent: number;
  /**
   * Exponent of the decline: the part of the loss after a fraction x of all possible reps is x to this power. The bench equation
   * (1.1) runs from 1.5 to 2 along the set, deadlift group means (1.4) give 1.3 to 2.2; squats fall later (Izquierdo 2006, 1.1), everyday sets
   * later still (recordings as below). Median, unitless.
   */
  readonly shape: number;
  /** Spread of the logarithm of `shape` between sets. INF from the same. */
  readonly shapeLogSd: number;
  /**
   * Rep-to-rep variation around a person's own curve, fraction of the set's fastest, by what is measured. Linear: individual R² 0.88-0.99 (1.1, 1.3) and 0.07
   * from the second differences of the last three deadlifts of a set (1.4), INF; all three are near the greatest likelihood of the open wrist recordings of
   * Sairam (CC BY-SA 4.0) and Ebbelaar.
   */
  readonly repNoise: { readonly linear: number; readonly angular: number; readonly duration: number };
  /** Share of a device's velocity variance that is one offset for the whole set rather than noise of each rep. 8.4 says "mixes"; own. */
  readonly offsetShare: number;
  /** Uncertainty of a lifting time, s. Own. */
  readonly liftingTimeSd: number;
  /** Variation of the travel from rep to rep, fraction; displacement is off by 2 to 3.4 cm (3.2), of some 45. */
  readonly travelVariation: number;
  /** Spread of velocity at failure where nothing is known but the set's own speeds: sd of its logarithm. Own, wide on purpose. */
  readonly unknownFailureLogSd: number;
  /** Factor by which the fastest rep of a stretch exceeds all before it when the load was changed. Own; a step up follows each drop (7). */
  readonly newLoadSpeedUp: number;
  /** Time constant of recovery between reps, s: 6 more reps after 10 to failure and 20 s rest (section 7, Enes 2021) is 60 % in 20 s. */
  readonly recoveryS: number;
  /** Pause between two reps that belongs to the normal rhythm, s. Own. */
  readonly normalPauseS: number;
  /**
   * How fast people lift on purpose, as a share of what they could when fresh, with probabilities. Every published relation between velocity and
   * reps in reserve assumes the full speed (8.2); how often people train with it is not known. Own.
   */
  readonly intents: readonly { readonly share: number; readonly probability: number }[];
  /**
   * Error of a typed RIR, in reps. `hidden`: how many more were possible than said, at RIR 0 and more per RIR; `sd` likewise. Up to `shortUpTo` reps:
   * raw error -0.17 ± 1.00 (Refalo 2024, 4.1), growing with distance (own). From `longFrom` reps on: 2.05 ± 1.73, 3.65 ± 2.46 and
   * 5.15 ± 2.92 at called 1, 3 and 5 in sets of 16 (Zourdos 2021, 4.1), as lines.
   */
  readonly typedRir: {
    readonly short: JudgementError;
    readonly long: JudgementError;
    readonly shortUpTo: number;
    readonly longFrom: number;
  };
  /** Probability that the speeds mean nothing of what the curve takes them for: a slip, another exercise, a sensor that turned on the wrist. Own. */
  readonly surprise: number;
  /** Probability that "this was failure" means a rep that could not be done, and not just a very hard one. Own. */
  readonly failureLabelTrust: number;
  /** Loss of travel in the last rep, as a share: expected at failure, how many reps in reserve it fades over, and its noise. Own; displacement is off by 2 to 3.4 cm (3.2). */
  readonly rangeLoss: { readonly atFailure: number; readonly fadesOver: number; readonly sd: number };
  /** Factor by which loss of travel may change the odds at most. Own. */
  readonly rangeLossWeight: number;
  /**
   * Reps possible in the next set of the same exercise and load, as a share lost: 41 to 45 % from set to set at failure with a fixed rest, about half of that
   * at three reps in reserve (5.2), so it fades with the reps left; less with longer rests, hence 35 %. Its sd, and the least sd in reps. INF.
   */
  readonly capacity: { readonly fallAtFailure: number; readonly fallFadesOver: number; readonly fallSd: number; readonly leastSd: number };
  /**
   * How a lifter's own values scatter, sd of logarithms. Last-rep velocity varies by more than 18 % within people (2, Garcia-Ramos 2020), here
   * split evenly between days and sets; the slope's ICC of 0.72 (1.4) leaves about half of its spread to sets. `memoryDays`: own.
   */
  readonly profile: {
    readonly failureDaySd: number;
    readonly failureSetSd: number;
    readonly reserveSetSd: number;
    readonly memoryDays: number;
  };
  /** Probability that someone who really had no rep left says "this was not failure". Own; people believe that they have fewer left, not more (4.1). */
  readonly missedFailure: number;
}

interface JudgementError {
  readonly hidden: number;
  readonly hiddenPerRir: number;
  readonly sd: number;
  readonly sdPerRir: number;
}

export const defaultProximityParams: ProximityParams = {
  maxRir: 20,
  priorFlatTo: 4,
  priorDecay: 0.65,
  reserve: 0.055,
  reserveCv: 0.4,
  relativeReserve: 0.2,
  relativeReserveCv: 0.6,
  reserveExponent: 0.8,
  shape: 1.9,
  shapeLogSd: 0.35,
  repNoise: { linear: 0.055, angular: 0.1, duration: 0.09 },
  offsetShare: 0.5,
  liftingTimeSd: 0.1,
  travelVariation: 0.06,
  unknownFailureLogSd: 0.6,
  newLoadSpeedUp: 1.1,
  recoveryS: 22,
  normalPauseS: 3,
  intents: [
    { share: 1, probability: 0.6 },
    { share: 0.85, probability: 0.17 },
    { share: 0.65, probability: 0.15 },
    { share: 0.45, probability: 0.08 },
  ],
  typedRir: {
    short: { hidden: 0.17, hiddenPerRir: 0, sd: 1, sdPerRir: 0.15 },
    long: { hidden: 1.3, hiddenPerRir: 0.78, sd: 1.44, sdPerRir: 0.3 },
    shortUpTo: 12,
    longFrom: 16,
  },
  failureLabelTrust: 0.95,
  surprise: 0.02,
  missedFailure: 0.1,
  rangeLoss: { atFailure: 0.06, fadesOver: 1, sd: 0.08 },
  rangeLossWeight: 2,
  capacity: { fallAtFailure: 0.35, fallFadesOver: 4, fallSd: 0.2, leastSd: 1.5 },
  profile: { failureDaySd: 0.14, failureSetSd: 0.12, reserveSetSd: 0.2, memoryDays: 180 },
};
