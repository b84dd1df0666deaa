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
  /** m/s of mean velocity lost per rep of capacity. Deadlift 0.029 (1.4); squat 0.82 to 0.30 m/s over 16 reps, 0.033 (2 and 4.1, INF). */
  readonly slope: number;
  /** Spread of `slope` between people, sets and exercises, fraction. Individual lines differ (deadlift slope ICC 0.72; 1.4); INF. */
  readonly slopeCv: number;
  /**
   * Velocity lost per rep as a fraction of the velocity at failure, where an exercise has no scale of its own. Deadlift 0.14,
   * squat 0.11 (INF from 1.4 and 2), bench about 0.3 (INF from 1.2: 86 % loss over some 20 reps).
   */
  readonly relativeSlope: number;
  readonly relativeSlopeCv: number;
  /**
   * Exponent of the decline: the part of the loss after a fraction x of all possible reps is x to this power. The bench equation
   * (1.1) runs from 1.5 to 2 along the set, deadlift group means (1.4) give 1.3 to 2.2. Median, unitless.
   */
  readonly shape: number;
  /** Spread of the logarithm of `shape` between sets. INF from the same range. */
  readonly shapeLogSd: number;
  /** Rep-to-rep variation of velocity around a person's own curve, fraction of the set's fastest. INF from individual R² 0.88-0.99 (1.1, 1.3). */
  readonly repNoise: number;
  /** Share of a device's velocity variance that is one offset for the whole set rather than noise of each rep. 8.4 says "mixes"; own. */
  readonly offsetShare: number;
  /** Spread of velocity at failure where nothing is known but the set's own speeds: sd of its logarithm. Own, wide on purpose. */
  readonly unknownFailureLogSd: number;
  /** Time constant of recovery between reps, s: 6 more reps after 10 to failure and 20 s rest (section 7, Enes 2021) is 60 % in 20 s. */
  readonly recoveryS: number;
  /** Pause between two reps that belongs to the normal rhythm, s. Own. */
  readonly normalPauseS: number;
  /** Probability that a lifter controls the speed on purpose, so that velocity says little. Own. */
  readonly controlledTempo: number;
  /** The same where even the first reps take longer than `slowConcentricS`. Own. */
  readonly controlledTempoSlow: number;
  /** s. A typical barbell rep lasts about 2 s in all at moderate load (8.2). */
  readonly slowConcentricS: number;
}

export const defaultProximityParams: ProximityParams = {
  maxRir: 30,
  priorFlatTo: 4,
  priorDecay: 0.75,
  slope: 0.031,
  slopeCv: 0.4,
  relativeSlope: 0.16,
  relativeSlopeCv: 0.5,
  shape: 1.7,
  shapeLogSd: 0.3,
  repNoise: 0.06,
  offsetShare: 0.5,
  unknownFailureLogSd: 0.6,
  recoveryS: 22,
  normalPauseS: 3,
  controlledTempo: 0.05,
  controlledTempoSlow: 0.6,
  slowConcentricS: 2.5,
};
