import type { RepPattern } from "../exercise/exercise.ts";
import { median } from "../signal/median.ts";
import type { Chain } from "./chain.ts";

/** Direction along a chain's axis. */
export type Direction = 1 | -1;

/** A set needs to rise this far per stroke, m, before "up" means anything. */
const LEVEL_TRAVEL = 0.05;

/**
 * The direction on the axis in which the muscle shortens. Known exercises say which way the wrist goes meanwhile, and an unknown one is taken to lift upwards;
 * where nothing rises, the tempo of the strokes tells the lift from the lowering.
 */
export function liftingDirection(chain: Chain, exercise: RepPattern | null): Direction {
  const rising = risingLift(chain, exercise);
  if (rising !== null) return rising;
  const odds = tempoOdds(chain) + (exercise ? orderOdds(chain, exercise) : 0);
  return odds === 0 ? chain.first : odds > 0 ? 1 : -1;
}

/** The same by which way the wrist rises; null where the exercise or the movement is level. */
function risingLift(chain: Chain, exercise: RepPattern | null): Direction | null {
  // Median rise of the strokes that go up the axis and fall of those that go down it, m.
  const rise = median(chain.reps.flatMap((r) => r.strokes).map((s) => s.rise * s.direction));
  if (exercise?.concentricDirection === "level" || !(Math.abs(rise) >= LEVEL_TRAVEL)) return null;
  return rise > 0 === (exercise?.concentricDirection !== "down") ? 1 : -1;
}

/**
 * Log odds that strokes up the axis are the lifts, by their tempo: lifts take longer from rep to rep as the lifter tires, and less time than the lowering.
 * Weights of a logistic regression on simulated sets near failure (seeds starting `fit-`) and on the fit part's recordings of exercises that rise,
 * where the rise is the truth: each set of data alone gives nearly the same ones.
 */
function tempoOdds({ reps }: Chain): number {
  const longer = reps
    .filter(({ strokes }) => strokes.length === 2)
    .map(({ strokes }) => {
      const [up, down] = strokes[0].direction === 1 ? strokes : [strokes[1], strokes[0]];
      return Math.log((up.end - up.start) / (down.end - down.start));
    });
  if (longer.length < LEAST_REPS) return 0;
  return SLOWING_WEIGHT * within(trendOf(longer), MOST_TREND) - LONGER_WEIGHT * within(median(longer), 1);
}

/** Slope of the values against their number, in standard errors. */
function trendOf(values: readonly number[]): number {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const spread = (n * (n * n - 1)) / 12;
  const slope = values.reduce((sum, v, i) => sum + (i - middle) * (v - mean), 0) / spread;
  const residual = values.reduce((sum, v, i) => sum + (v - mean - slope * (i - middle)) ** 2, 0);
  return slope / Math.hypot(Math.sqrt(residual / (n - 2) / spread), SLOPE_FLOOR);
}

/** The same by what is left over at the ends of the set: reps that begin as the exercise usually does explain more of the movement. */
function orderOdds({ first, score, reversed }: Chain, { starts }: RepPattern): number {
  const more = reversed ? within(score - reversed.score, MOST_SCORE) : MOST_SCORE;
  return ORDER_WEIGHT * more * (starts === "concentric" ? first : -first);
}

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

const LEAST_REPS = 3;
/** Log odds for each standard error of the slowing, for a stroke e times as long as the other, and for each gain that the order explains. */
const SLOWING_WEIGHT = 0.8;
const LONGER_WEIGHT = 2;
const ORDER_WEIGHT = 1.5;
/** Slopes are known no better than this, per rep. */
const SLOPE_FLOOR = 0.01;
const MOST_TREND = 6;
const MOST_SCORE = 3;
