import type { BoostedTrees } from "../signal/boosted.ts";
import takingUp from "./taking-up.fitted.json" with { type: "json" };

/**
 * Tunables of the rep detector. Gains are on one scale: 1 for a stroke exactly like the set's median stroke, 0 for one at the edge of what is
 * believed. All fitted on the fit part of the recordings (see tests/accuracy), coarsely: one significant figure is all they support.
 */
export interface RepParams {
  /** Distance of a stroke's path from the median path, relative to how far the path moves, at which the gain is 0. */
  readonly pathTolerance: number;
  /** Growth of the tolerances of path and travel with the share of a stroke that was not measured. */
  readonly unseenTolerance: number;
  /** Natural logarithm of the ratio of travel, and of duration when faster and when slower, that cost a quarter of a gain. Slow reps are believed more readily than fast ones: grinding is how sets end. */
  readonly travelTolerance: number;
  readonly fasterTolerance: number;
  readonly slowerTolerance: number;
  /** The same, when slower, in the first rep of a set. */
  readonly freshTolerance: number;
  /** Least gain of a set's first rep: taking up the load comes before it and may look a little like one. */
  readonly firstGain: number;
  /** How much more the reps that begin with the other stroke must explain, each searched with its own hold, to be taken after all. */
  readonly reorder: number;
  /** Acceleration in a stroke that exceeds the set's by more than the first (natural logarithm of the ratio) costs a quarter of a gain per second of it. */
  readonly joltFrom: number;
  readonly joltTolerance: number;
  /** Excess holding at the turn inside a rep, natural logarithm of the ratio, that costs half a gain. Resting belongs between reps. */
  readonly holdTolerance: number;
  /** Reversal that makes a turning point, as a share of the movement's range in the seed. */
  readonly turnReversal: number;
  /** Largest reversal inside one stroke, as a share of the same: a sticking point sinks no deeper. */
  readonly strokeReversal: number;
  /** Least travel of a stroke, as a share of the same; less where the recording cuts it. */
  readonly minTravel: number;
  readonly minCutTravel: number;
  /** Turning points that one stroke may span. */
  readonly maxTurns: number;
  /** Longest stroke, s. */
  readonly maxStrokeS: number;
  /** Least gain of each stroke of an ordinary rep. */
  readonly minStroke: number;
  /** Every rep adds its gain and this: explaining more of the movement is better. */
  readonly repBonus: number;
  /** Cost of a pause between two reps: fixed, and per cycle of the movement; and the longest pause, s. */
  readonly gapCost: number;
  readonly gapCostPerCycle: number;
  readonly maxGapS: number;
  /** Turning points that a pause may hold: more is another movement, and what comes after it a set or stretch of its own. */
  readonly maxGapTurns: number;
  /** How far the wrist may move in a pause, rad of its pose and half metres of its height together: a set of curls between two of presses is no pause. */
  readonly maxGapWay: number;
  /** A stroke that starts or ends this close to the recording's edge is cut by it, s; its gain is at least this times the share that is seen. */
  readonly edgeS: number;
  readonly cutGain: number;
  /** Least gain of the one stroke that is seen of a rep which began before the recording. */
  readonly minHalf: number;
  /** A poor rep inside a set: its gain counts no lower than this, it costs this, and a rep with at least the third must follow. */
  readonly weakGain: number;
  readonly weakCost: number;
  /** Poor reps in a row: more are another movement. */
  readonly maxWeak: number;
  readonly afterWeak: number;
  /** Cost of clipping a first or last stroke that runs on into taking up or putting down the load; a last one is tried from this ratio of travel. */
  readonly clipCost: number;
  readonly clipFrom: number;
  /** A first stroke is also tried without what it has beyond this share of the usual travel: a hand that waits in the starting pose creeps. */
  readonly clipFirst: number;
  /** A last lift whose way back is lost in putting the load down: least gain of the lift, and what the missing half costs. */
  readonly minOpen: number;
  readonly openCost: number;
  /** The lift is the stroke that rises by more than this, m, or where the wrist mostly turns, the one that is faster by this (natural logarithm). */
  readonly liftRise: number;
  readonly liftFaster: number;
  /** Least range of movement that is searched, by axis: rad, m, rad. */
  readonly minRange: { readonly pose: number; readonly height: number; readonly yaw: number };
  /** Cut-off of the height's high-pass: share of the cycle's frequency, and its limits, Hz. */
  readonly heightPerCycle: number;
  readonly heightLowestHz: number;
  readonly heightHighestHz: number;
  /** Probability that a set's first rep is taking up the load, from its evidence: fitted by `npm run fit` on simulated sets and recordings of the fit part. */
  readonly takingUp: BoostedTrees;
  /** Least one from which on it is taken away: of 0.3 to 0.9 that at which none of 9100 true first reps is lost that the model had not seen. Half of the others go. */
  readonly acceptTakingUp: number;
}

export const defaultRepParams: RepParams = {
  pathTolerance: 1,
  unseenTolerance: 0.5,
  travelTolerance: 0.5,
  fasterTolerance: 0.6,
  slowerTolerance: 1.3,
  freshTolerance: 0.8,
  firstGain: 0.2,
  reorder: 0.5,
  joltFrom: 0.3,
  joltTolerance: 0.3,
  holdTolerance: 0.7,
  turnReversal: 0.15,
  strokeReversal: 0.4,
  minTravel: 0.4,
  minCutTravel: 0.25,
  maxTurns: 9,
  maxStrokeS: 9,
  minStroke: -0.5,
  repBonus: 0.5,
  gapCost: 0.4,
  gapCostPerCycle: 0.25,
  maxGapS: 30,
  maxGapTurns: 6,
  maxGapWay: 8,
  edgeS: 1.2,
  cutGain: 0.35,
  minHalf: 0.6,
  weakGain: -0.6,
  weakCost: 0.4,
  maxWeak: 2,
  afterWeak: 0.4,
  clipCost: 0.1,
  clipFrom: 1.1,
  clipFirst: 0.9,
  minOpen: 0.4,
  openCost: 0.3,
  liftRise: 0.03,
  liftFaster: 0.2,
  minRange: { pose: 0.08, height: 0.06, yaw: 0.25 },
  heightPerCycle: 0.35,
  heightLowestHz: 0.08,
  heightHighestHz: 0.35,
  takingUp,
  acceptTakingUp: 0.9,
};
