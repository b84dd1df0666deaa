import type { SetObservation } from "./observe.ts";
import type { ProximityParams } from "./params.ts";

/** What is believed of a lifter in one exercise before the set is seen; logarithms are natural. */
export interface CurvePrior {
  /** Velocity at failure: mean and sd of its logarithm, in the observation's unit. */
  readonly failureLogMean: number;
  readonly failureLogSd: number;
  /** Velocity lost per rep of capacity: in the observation's unit, or as a fraction of the velocity at failure. */
  readonly slope: number;
  readonly slopeCv: number;
  readonly slopeIsRelative: boolean;
}

/** Log likelihood of the speeds for every number of reps in reserve from 0 to `maxRir`, and the failure speed that they imply. */
export interface CurvePosterior {
  readonly logLikelihood: Float64Array;
}

const FAILURE_STEPS = 21;
const SHAPE_QUANTILES = [-1.5, -0.75, 0, 0.75, 1.5];

/**
 * The set as one curve: with `N` reps of capacity, rep `i` moves at `vF + D (1 - (i / N)^p)`, where `vF` is the velocity at
 * failure, `D` what a fresh lifter has above it (about `N` times the slope) and `p` how late the decline comes. `D` is integrated
 * out in closed form, `vF` and `p` on a grid, so the answer is exact up to the grid. The curve's two ends are the two known ways to read
 * velocity: loss relative to the fastest rep, and distance to the velocity at failure.
 */
export function curvePosterior(observed: SetObservation, prior: CurvePrior, params: ProximityParams): CurvePosterior {
  const logLikelihood = new Float64Array(params.maxRir + 1);
  const { failure, weight } = failureGrid(observed, prior);
  const shapes = SHAPE_QUANTILES.map((z) => params.shape * Math.exp(z * params.shapeLogSd));
  const shapeWeights = normalised(SHAPE_QUANTILES.map((z) => Math.exp(-(z * z) / 2)));
  const terms: number[] = [];
  for (let rir = 0; rir <= params.maxRir; rir++) {
    const capacity = observed.finalFatigue + rir;
    terms.length = 0;
    for (const [k, shape] of shapes.entries()) {
      const sums = curveSums(observed, capacity, shape);
      for (let j = 0; j < failure.length; j++) {
        const expected = prior.slope * capacity * (prior.slopeIsRelative ? failure[j] : 1);
        terms.push(Math.log(shapeWeights[k] * weight[j]) + logEvidence(sums, failure[j], expected, prior.slopeCv * expected));
      }
    }
    logLikelihood[rir] = logSumExp(terms);
  }
  return { logLikelihood };
}

/** Log likelihood of the speeds where the lifter held one speed on purpose: it says nothing of the reps left. */
export function controlledLogLikelihood(observed: SetObservation): number {
  let w = 0;
  let wv = 0;
  let wvv = 0;
  for (let i = 0; i < observed.speed.length; i++) {
    const precision = 1 / observed.noise[i] ** 2;
    w += precision;
    wv += precision * observed.speed[i];
    wvv += precision * observed.speed[i] ** 2;
  }
  const mean = wv / w;
  const spread = 0.5 * mean;
  const precision = w + 1 / spread ** 2;
  return -0.5 * (wvv + mean ** 2 / spread ** 2 - (wv + mean / spread ** 2) ** 2 / precision) - 0.5 * Math.log(spread ** 2 * precision);
}

interface CurveSums {
  readonly w: number;
  readonly wv: number;
  readonly wvv: number;
  readonly wh: number;
  readonly whh: number;
  readonly whv: number;
}

function curveSums(observed: SetObservation, capacity: number, shape: number): CurveSums {
  let w = 0;
  let wv = 0;
  let wvv = 0;
  let wh = 0;
  let whh = 0;
  let whv = 0;
  for (let i = 0; i < observed.speed.length; i++) {
    const precision = 1 / (observed.noise[i] * observed.noise[i]);
    const above = 1 - (observed.fatigue[i] / capacity) ** shape;
    const speed = observed.speed[i];
    w += precision;
    wv += precision * speed;
    wvv += precision * speed * speed;
    wh += precision * above;
    whh += precision * above * above;
    whv += precision * above * speed;
  }
  return { w, wv, wvv, wh, whh, whv };
}

/** Log of the density of the speeds given the velocity at failure, with `D` normal around `expected` and positive, up to a constant. */
function logEvidence(sums: CurveSums, failure: number, expected: number, spread: number): number {
  const prior = 1 / (spread * spread);
  const precision = sums.whh + prior;
  const pull = sums.whv - failure * sums.wh + expected * prior;
  const squares = sums.wvv - 2 * failure * sums.wv + failure * failure * sums.w + expected * expected * prior;
  const positive = normalCdf((pull / precision) * Math.sqrt(precision)) / normalCdf(expected / spread);
  return -0.5 * (squares - (pull * pull) / precision) - 0.5 * Math.log(precision / prior) + Math.log(Math.max(positive, 1e-300));
}

function failureGrid(observed: SetObservation, prior: CurvePrior): { failure: Float64Array; weight: Float64Array } {
  const failure = new Float64Array(FAILURE_STEPS);
  const weight = new Float64Array(FAILURE_STEPS);
  // A set-wide offset of the device moves the velocity at failure as it is seen, and nothing else of the curve.
  const logSd = Math.hypot(prior.failureLogSd, observed.offset / Math.exp(prior.failureLogMean));
  let total = 0;
  for (let j = 0; j < FAILURE_STEPS; j++) {
    const z = (j / (FAILURE_STEPS - 1) - 0.5) * 5;
    failure[j] = Math.exp(prior.failureLogMean + z * logSd);
    weight[j] = Math.exp(-(z * z) / 2);
    total += weight[j];
  }
  for (let j = 0; j < FAILURE_STEPS; j++) weight[j] /= total;
  return { failure, weight };
}

function normalised(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

export function logSumExp(values: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) max = Math.max(max, values[i]);
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i] - max);
  return max + Math.log(sum);
}

/** Standard normal distribution function; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}
