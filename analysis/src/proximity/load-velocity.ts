import type { Exercise } from "../exercise/exercise.ts";
import type { Expected } from "./expected.ts";

/** The fastest rep of a set with a known load. */
export interface FastestRep {
  /** Days since 1970. */
  readonly day: number;
  readonly loadKg: number;
  /** Mean concentric velocity, m/s. */
  readonly velocity: number;
}

/** A lifter's line of fastest mean velocity over load in one exercise: `velocity = intercept + slope · loadKg`. */
export interface LoadVelocityLine {
  /** m/s */
  readonly intercept: number;
  /** m/s for each kg; negative. */
  readonly slope: number;
  /** Scatter of a set around the line, m/s. */
  readonly residualSd: number;
  /** Lightest and heaviest load that it rests on, kg. */
  readonly fromKg: number;
  readonly toKg: number;
  readonly sets: number;
}

/** Older sets say little of the strength of today. */
const RECENT_DAYS = 120;
/** A line needs sets, and loads that differ: from the lightest to the heaviest at least a fifth of the heaviest. */
const FEWEST_SETS = 4;
const LEAST_SPREAD = 0.2;
/** The slope must be so many times its standard error. */
const CLEAR_SLOPE = 3;

/** Fits the line to the sets of the last months; null where they do not show one. */
export function loadVelocityLine(reps: readonly FastestRep[], day: number): LoadVelocityLine | null {
  const recent = reps.filter((rep) => Math.abs(day - rep.day) <= RECENT_DAYS && rep.velocity > 0);
  const n = recent.length;
  if (n < FEWEST_SETS) return null;
  const fromKg = Math.min(...recent.map(({ loadKg }) => loadKg));
  const toKg = Math.max(...recent.map(({ loadKg }) => loadKg));
  if (toKg - fromKg < LEAST_SPREAD * toKg) return null;
  const meanLoad = recent.reduce((sum, { loadKg }) => sum + loadKg, 0) / n;
  const meanVelocity = recent.reduce((sum, { velocity }) => sum + velocity, 0) / n;
  const spread = recent.reduce((sum, { loadKg }) => sum + (loadKg - meanLoad) ** 2, 0);
  const slope = recent.reduce((sum, { loadKg, velocity }) => sum + (loadKg - meanLoad) * (velocity - meanVelocity), 0) / spread;
  const intercept = meanVelocity - slope * meanLoad;
  const residual = recent.reduce((sum, { loadKg, velocity }) => sum + (velocity - intercept - slope * loadKg) ** 2, 0) / (n - 2);
  if (!(slope < 0) || -slope < CLEAR_SLOPE * Math.sqrt(residual / spread)) return null;
  return { intercept, slope, residualSd: Math.sqrt(residual), fromKg, toKg, sets: n };
}

/**
 * Load at which the line reaches the velocity of a 1RM, kg; null where the exercise does not allow it. In the bench press the prediction is
 * off by 2.7 to 3.7 % of the 1RM whichever threshold is used (doi 10.3233/IES-202247); in squat and deadlift velocity gives no accurate 1RM
 * (Weakley 2021, doi 10.1519/SSC.0000000000000560).
 */
export function oneRepMaxByVelocity(line: LoadVelocityLine, exercise: Exercise): Expected | null {
  const { failureVelocity } = exercise;
  if (failureVelocity === null || failureVelocity.predictsOneRepMax !== true) return null;
  const mean = (failureVelocity.median - line.intercept) / line.slope;
  // Beyond a third more than the heaviest load the line is a guess.
  if (!(mean > 0) || mean > line.toKg * FURTHEST) return null;
  return { mean, sd: Math.hypot(PREDICTION_ERROR * mean, line.residualSd / -line.slope / Math.sqrt(line.sets)) };
}

const FURTHEST = 4 / 3;
const PREDICTION_ERROR = 0.037;
