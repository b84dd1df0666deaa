/**
 * Every number that the estimator of reps in reserve rests on, with its unit and source. "Derived" marks arithmetic on published figures,
 * "own" an engineering choice that nothing published settles. Papers that are named more than once:
 * - Braga and Costa 2025: deadlift, 19 people, 80 and 90 % of 1RM to failure, published as repository jpv-costa/sport-science-playground
 * - Garcia-Ramos 2020: last rep of bench sets to failure, 96 men, doi 10.7717/peerj.8760
 * - Gonzalez-Badillo 2017: bench, velocity loss and share of the reps possible, doi 10.1055/s-0042-120324
 * - Jukic 2024: squat, individual lines, Physiol Rep 12(5):e15955
 * - Zourdos 2021: called RIR in 16-rep squat sets, doi 10.1519/JSC.0000000000002995
 */
export interface ProximityParams {
  /** Reps in reserve considered, from 0 to this. From 6 on they are reported together. */
  readonly maxRir: number;
  /**
   * Reps in reserve up to which every value is equally likely before anything is measured. Own: no distribution of RIR at a
   * self-chosen stop is published.
   */
  readonly priorFlatTo: number;
  /** Factor by which each further rep in reserve is less likely than the one before. Own; leaves about a sixth for 6 or more. */
  readonly priorDecay: number;
  /**
   * How much more likely it is, before anything is measured, that no rep was left than any other number up to `priorFlatTo`: sets are
   * carried to the limit on purpose, and an attempt that failed may go unseen. Fitted on simulated lifters of the fit part, of whose sets a
   * third end there, and kept below what fits best; nothing is published.
   */
  readonly priorAtFailure: number;
  /**
   * Share of the sets that end at the limit in which an attempt that was not finished shows: where none does, the limit is that much less
   * likely. Fitted on simulated lifters of the fit part; far below the two thirds that it is there, since in gyms fewer may try once more
   * and some logs leave the attempt out.
   */
  readonly attemptAtFailure: number;
  /**
   * Velocity that a lifter has left above the velocity at failure with one rep in reserve, m/s. Derived: deadlift 0.043 (Braga and Costa
   * 2025); squat 0.063, from 0.82 m/s at 70 % of 1RM (Pareja-Blanco 2017, doi 10.1111/sms.12678) to 0.27 m/s over the 16 reps possible
   * there (Zourdos 2021).
   */
  readonly reserve: number;
  /**
   * Spread of `reserve` between people, sets and exercises, as a fraction. Derived: the slope's ICC is 0.72 in the deadlift (Braga and
   * Costa 2025).
   */
  readonly reserveCv: number;
  /**
   * The same as a fraction of the velocity at failure, where an exercise has no scale of its own. Derived: deadlift 0.2, squat 0.23, bench
   * about 0.5 (86 % loss over some 20 reps, Gonzalez-Badillo 2017).
   */
  readonly relativeReserve: number;
  readonly relativeReserveCv: number;
  /**
   * With `n` reps possible the lifter has `reserve · (n - 1) ÷ (1 + (n - 1) ÷ enduranceReps)` above the velocity at failure. Derived: the
   * reps possible follow the load by 1RM = load · (1 + reps ÷ 30) (Epley), the fresh velocity falls linearly with the load
   * (Gonzalez-Badillo 2010, doi 10.1055/s-0030-1248333). The same number carries a count of reps from one load to another.
   */
  readonly enduranceReps: number;
  /**
   * Exponent of the decline: after a share x of all possible reps, x to this power of the loss has come. Median, where the exercise has
   * none of its own. Derived: the bench
   * equation runs from 1.5 to 2 along the set (Gonzalez-Badillo 2017), deadlift group means give 1.3 to 2.2 (Braga and Costa 2025), squats
   * fall later (Izquierdo 2006, doi 10.1055/s-2005-872825) and so do everyday sets (the recordings named at `repNoise`).
   */
  readonly shape: number;
  /** Spread of the logarithm of `shape` between sets. Derived from the same, and fitted on simulated lifters of the fit part. */
  readonly shapeLogSd: number;
  /**
   * Rep-to-rep variation around a person's own curve, as a fraction of the set's fastest rep, by what is measured. Linear: individual R²
   * of 0.88 to 0.99 (Jukic 2024; doi 10.1123/ijspp.2020-0214) and 0.07 from the second differences of a set's last three deadlifts (Braga
   * and Costa 2025). All three lie near the greatest likelihood of the open wrist recordings of Sairam (gym-segmentation, CC BY-SA 4.0)
   * and Ebbelaar.
   */
  readonly repNoise: { readonly linear: number; readonly angular: number; readonly duration: number };
  /** Share of a device's velocity variance that is one offset of the whole set rather than noise of each rep. Own. */
  readonly offsetShare: number;
  /** Uncertainty of a lifting time, s. Own. */
  readonly liftingTimeSd: number;
  /** Variation of the travel from rep to rep, as a fraction. Derived: inertial displacement is off by 2 to 3.4 cm (Vmaxpro), of some 45. */
  readonly travelVariation: number;
  /**
   * Spread of velocity at failure where nothing is known but the set's own speeds: sd of its logarithm. Fitted on simulated lifters of the
   * fit part; wider than the 30 % between people where the exercise's own velocity is known.
   */
  readonly unknownFailureLogSd: number;
  /** Factor by which the fastest rep of a stretch exceeds all before it when the load was changed. Own. */
  readonly newLoadSpeedUp: number;
  /** Time constant of recovery between reps, s. Derived: 6 more reps 20 s after 10 to failure (Enes 2021) are 60 %. */
  readonly recoveryS: number;
  /** Pause between two reps that belongs to the normal rhythm, s. Own. */
  readonly normalPauseS: number;
  /**
   * How fast people lift on purpose, as a share of what they could when fresh, with probabilities. Every published relation between
   * velocity and reps in reserve assumes the full speed; how often people train with it is not known. Own; the recordings named at
   * `repNoise` speak clearly against full speed throughout.
   */
  readonly intents: readonly { readonly share: number; readonly probability: number }[];
  /**
   * Probability that the speeds do not mean what the curve takes them for: a slip, another exercise, a watch that turned on the wrist.
   * Own.
   */
  readonly surprise: number;
  /**
   * Share of attempts that fail without slowing before, by slip, grip or pain. Own: only half of the failed bench presses failed in the
   * sticking period (van den Tillaar 2009, PMID 19812510), and 12 % of the reasons that people give for stopping are pain (Emanuel and
   * Halperin).
   */
  readonly abruptFailure: number;
  /**
   * Loss of travel in the last rep as a share: expected at failure, how many reps in reserve it fades over, and its noise. Own: nothing
   * published ties the loss of travel to reps in reserve.
   */
  readonly rangeLoss: { readonly atFailure: number; readonly fadesOver: number; readonly sd: number };
  /** Factor by which loss of travel may change the odds at most. Own. */
  readonly rangeLossWeight: number;
  /**
   * How sets of an exercise tire the next, in shares of a fresh lifter's reps. A set to failure takes `fallAtFailure` of what was left, one
   * that stops earlier less by `fallFadesOver`; of what was gone before, `staysUsed` is still gone. Published: 41 to 45 % fewer reps from set
   * to set and 68 % over three sets at failure with a fixed rest at 75 % of 1RM, about half of that decline at three reps in reserve (Refalo
   * 2023, doi 10.1186/s40798-023-00554-y); less with longer rests. Within that fitted on simulated lifters of the fit part, as are `fallSd` of
   * the share and `leastSd`, in reps, by the likelihood of the true reps in reserve; both spreads are kept at or above what fits best, since real rests
   * and lifters vary more. Sets of other exercises tire too: fewer reps are done in an exercise the later it comes in a workout (Simão 2012, Sports
   * Med 42:251). As far as both work a muscle they count as sets of the exercise itself, a muscle that works along for `indirectWork`: as sets are
   * counted (Pelland 2026, doi 10.1007/s40279-025-02344-w).
   */
  readonly capacity: {
    readonly fallAtFailure: number;
    readonly fallFadesOver: number;
    readonly staysUsed: number;
    readonly fallSd: number;
    readonly leastSd: number;
    readonly indirectWork: number;
  };
  /**
   * How strength differs from day to day, sd as a fraction of the 1RM: 4.2 %, the median over 32 studies (Grgic 2020, doi
   * 10.1186/s40798-020-00260-z). Over a year it drifts by `yearSd`: own. `enduranceCv`: how far people are from Epley's line, derived from
   * a spread of 15 to 34 % in the reps done at one relative load (Rodriguez-Rosell 2020, doi 10.1519/JSC.0000000000002881).
   */
  readonly strength: { readonly daySd: number; readonly yearSd: number; readonly enduranceCv: number };
  /**
   * How a lifter's own values scatter, sd of logarithms. Half of the variance of the last rep's velocity, whose spread is 31 %, is within
   * people from day to day: 22 % (ICC 0.50, Braga and Costa 2025; more than 18 % within people, Garcia-Ramos 2020), so one day's sets tell half of what another
   * day's will be. Most of it is laid on the day and the rest, 13 %, on each set: own. The slope's ICC of 0.72 leaves half of its spread to
   * sets. How much of the spread of `shape` is a set's own, `shapeSetSd`, is fitted on simulated lifters of the fit part. Observations are
   * forgotten over `memoryDays`: own.
   */
  readonly profile: {
    readonly failureDaySd: number;
    readonly failureSetSd: number;
    readonly reserveSetSd: number;
    readonly shapeSetSd: number;
    readonly memoryDays: number;
  };
  /**
   * Error of a typed RIR, in reps. Up to `shortUpTo` reps a raw error of -0.17 ± 1.00 (Refalo 2024, doi 10.1519/JSC.0000000000004653),
   * growing with distance (own). From `longFrom` reps on 2.05 ± 1.73, 3.65 ± 2.46 and 5.15 ± 2.92 at called 1, 3 and 5 (Zourdos 2021), as
   * lines.
   */
  readonly typedRir: {
    readonly short: JudgementError;
    readonly long: JudgementError;
    readonly shortUpTo: number;
    readonly longFrom: number;
  };
  /** Probability that "this was failure" means a rep that could not be done, and not just a very hard one. Own. */
  readonly failureLabelTrust: number;
  /**
   * Probability that someone who had no rep left says "this was not failure". Own; people believe that they have fewer reps left than they
   * do, not more (Halperin 2022, doi 10.1007/s40279-021-01559-x).
   */
  readonly missedFailure: number;
}

/** How many more reps were possible than said, at a called RIR of 0 and more per RIR, and the sd of that, likewise. */
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
  priorAtFailure: 2.5,
  attemptAtFailure: 0.3,
  reserve: 0.06,
  reserveCv: 0.4,
  relativeReserve: 0.2,
  relativeReserveCv: 0.6,
  enduranceReps: 30,
  shape: 1.9,
  shapeLogSd: 0.35,
  repNoise: { linear: 0.055, angular: 0.1, duration: 0.09 },
  offsetShare: 0.5,
  liftingTimeSd: 0.1,
  travelVariation: 0.06,
  unknownFailureLogSd: 0.4,
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
  abruptFailure: 0.2,
  missedFailure: 0.1,
  rangeLoss: { atFailure: 0.06, fadesOver: 1, sd: 0.08 },
  rangeLossWeight: 2,
  capacity: { fallAtFailure: 0.4, fallFadesOver: 3, staysUsed: 0.75, fallSd: 0.065, leastSd: 0.9, indirectWork: 0.5 },
  strength: { daySd: 0.042, yearSd: 0.15, enduranceCv: 0.25 },
  profile: { failureDaySd: 0.17, failureSetSd: 0.13, reserveSetSd: 0.2, shapeSetSd: 0.15, memoryDays: 180 },
};
