import type { SetObservation } from "./observe.ts";
import type { ProximityParams } from "./params.ts";
import { logSumExp, normalCdf, normalGrid } from "./probability.ts";

/** What is believed of a lifter in one exercise before the set is seen; logarithms are natural. */
export interface CurvePrior {
  /** Velocity at failure: mean and sd of its logarithm, in the observation's unit. */
  readonly failureLogMean: number;
  readonly failureLogSd: number;
  /** Velocity above failure with one rep in reserve: in the observation's unit, or as a fraction of the velocity at failure. */
  readonly reserve: number;
  readonly reserveCv: number;
  readonly reserveIsRelative: boolean;
  /** Exponent of the decline: median, and sd of its logarithm. */
  readonly shape: number;
  readonly shapeLogSd: number;
}

/** What the speeds of a set say, for every number of reps in reserve from 0 to `maxRir`. */
export interface CurvePosterior {
  /** Mean and sd of the logarithm of the velocity at failure, given that number. */
  readonly failureLogMean: Float64Array;
  readonly failureLogSd: Float64Array;
  /** The same for the velocity above failure with one rep in reserve; NaN where only one rep is possible. */
  readonly reserveLogMean: Float64Array;
  readonly reserveLogSd: Float64Array;
  /** The same for the exponent of the decline. */
  readonly shapeLogMean: Float64Array;
  readonly shapeLogSd: Float64Array;
}

/** A velocity at failure that is known no better than to a factor of e³ is not known: wider grids would only overflow. */
const MOST_LOG_SD = 3;
const FAILURE_STEPS = 11;
const SHAPE_STEPS = 3;
/** Where the curve is fitted; between these the answer is interpolated, as far from failure it changes little from rep to rep. */
const RIR_NODES = [0, 1, 2, 3, 4, 5, 6, 8, 11, 20];

/**
 * Log likelihood of the speeds, up to a constant, for 0, 1, … `maxRir` reps in reserve.
 *
 * The set is one curve. With `N` reps of capacity the lifter can move rep `i` at `vF + D (1 - x^p)`, where `x` runs from 0 at the first
 * rep to 1 at the last possible one, `vF` is the velocity at failure, `D` what a fresh lifter has above it (its reserve) and `p` how late
 * the decline comes. Who does not lift as fast as possible moves at a share `u` of the fresh speed until no more can be done than that.
 * The curve's two ends are the two known ways to read velocity: loss relative to the fastest rep, and distance to the velocity at failure.
 *
 * `D` is integrated out in closed form, `vF`, `p` and `u` on a grid. Reps are taken in the order of their fatigue, so that those held back
 * by `u` come first and sums over both parts are looked up instead of formed anew.
 */
export function curveLogLikelihood(observed: SetObservation, prior: CurvePrior, params: ProximityParams): Float64Array {
  const nodes = fitNodes(observed, prior, params, (cells) => logSumExp(cells.logWeight));
  return atEveryRir(nodes, params.maxRir);
}

/** What the same curve says of the lifter, given each number of reps in reserve. */
export function curvePosterior(observed: SetObservation, prior: CurvePrior, params: ProximityParams): CurvePosterior {
  const nodes = fitNodes(observed, prior, params, summarise);
  const read = (of: (node: Summary) => number) => atEveryRir(nodes.map(of), params.maxRir);
  return {
    failureLogMean: read((node) => node.failureLogMean),
    failureLogSd: read((node) => node.failureLogSd),
    reserveLogMean: read((node) => node.reserveLogMean),
    reserveLogSd: read((node) => node.reserveLogSd),
    shapeLogMean: read((node) => node.shapeLogMean),
    shapeLogSd: read((node) => node.shapeLogSd),
  };
}

/** One entry for every point of the grid over velocity at failure, decline and intent. */
interface Cells {
  readonly logWeight: Float64Array;
  readonly failureLog: Float64Array;
  readonly shapeLog: Float64Array;
  readonly excess: Float64Array;
  readonly excessVariance: Float64Array;
}

/** What integrating `D` out leaves: density of the speeds, and mean and variance of `D` given them. */
interface Fit {
  logDensity: number;
  mean: number;
  variance: number;
}

/** Fills the grid for every node and returns what `read` makes of it; the cells are reused from node to node. */
function fitNodes<T>(observed: SetObservation, prior: CurvePrior, params: ProximityParams, read: (cells: Cells, growth: number) => T): T[] {
  // A set-wide offset of the device moves the velocity at failure as it is seen, and nothing else of the curve.
  const logSd = Math.min(MOST_LOG_SD, Math.hypot(prior.failureLogSd, observed.offset / Math.exp(prior.failureLogMean)));
  const failures = normalGrid(FAILURE_STEPS, 2.4).map(({ z, weight }) => ({
    log: prior.failureLogMean + z * logSd,
    velocity: Math.exp(prior.failureLogMean + z * logSd),
    logWeight: Math.log(weight),
  }));
  const shapes = normalGrid(SHAPE_STEPS, 1.3).map(({ z, weight }) => ({
    shape: prior.shape * Math.exp(z * prior.shapeLogSd),
    log: Math.log(prior.shape) + z * prior.shapeLogSd,
    logWeight: Math.log(weight),
  }));
  const intents = params.intents.map(({ share, probability }) => ({ share, logWeight: Math.log(probability) }));
  const column = () => new Float64Array(failures.length * shapes.length * intents.length);
  const cells: Cells = { logWeight: column(), failureLog: column(), shapeLog: column(), excess: column(), excessVariance: column() };
  const sums = prefixSums(observed);
  const fit: Fit = { logDensity: 0, mean: 0, variance: 0 };
  return RIR_NODES.map((rir) => {
    const capacity = observed.finalFatigue + rir;
    const growth = (capacity - 1) / (1 + (capacity - 1) / params.enduranceReps);
    const excesses = failures.map(({ velocity, logWeight }) => {
      const expected = prior.reserve * growth * (prior.reserveIsRelative ? velocity : 1);
      const spread = Math.max(prior.reserveCv * expected, params.repNoise[observed.basis] * velocity);
      return { expected, spread, logWeight: logWeight - Math.log(normalCdf(expected / spread)) };
    });
    let cell = 0;
    for (const { shape, log: shapeLog, logWeight: shapeWeight } of shapes) {
      fillCurve(sums, observed, capacity, shape);
      for (let f = 0; f < failures.length; f++) {
        const failure = failures[f];
        const { expected, spread, logWeight } = excesses[f];
        const outer = shapeWeight + logWeight;
        for (const intent of intents) {
          integrateExcess(sums, failure.velocity, intent.share, expected, spread, observed.fastest, fit);
          cells.logWeight[cell] = outer + intent.logWeight + fit.logDensity;
          cells.failureLog[cell] = failure.log;
          cells.shapeLog[cell] = shapeLog;
          cells.excess[cell] = fit.mean;
          cells.excessVariance[cell] = fit.variance;
          cell++;
        }
      }
    }
    return read(cells, growth);
  });
}

/** Sums over the reps in order of fatigue: entry `m` holds the first `m` (held back) or those from `m` on (at the limit). */
interface Sums {
  readonly order: readonly number[];
  readonly above: Float64Array;
  readonly heldW: Float64Array;
  readonly heldV: Float64Array;
  readonly heldVV: Float64Array;
  readonly freeH: Float64Array;
  readonly freeHH: Float64Array;
  readonly freeHV: Float64Array;
}

function prefixSums(observed: SetObservation): Sums {
  const n = observed.speed.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => observed.fatigue[a] - observed.fatigue[b]);
  const columns = () => new Float64Array(n + 1);
  const sums = {
    order,
    above: new Float64Array(n),
    heldW: columns(),
    heldV: columns(),
    heldVV: columns(),
    freeH: columns(),
    freeHH: columns(),
    freeHV: columns(),
  };
  for (let k = 0; k < n; k++) {
    const i = order[k];
    const w = 1 / observed.noise[i] ** 2;
    sums.heldW[k + 1] = sums.heldW[k] + w;
    sums.heldV[k + 1] = sums.heldV[k] + w * observed.speed[i];
    sums.heldVV[k + 1] = sums.heldVV[k] + w * observed.speed[i] ** 2;
  }
  return sums;
}

/** Fills what depends on capacity and shape: the curve's height above failure at every rep, as a share of `D`. */
function fillCurve(sums: Sums, observed: SetObservation, capacity: number, shape: number): void {
  const n = sums.order.length;
  for (let k = n - 1; k >= 0; k--) {
    const i = sums.order[k];
    const w = 1 / observed.noise[i] ** 2;
    const h = capacity > 1 ? 1 - (Math.max(0, observed.fatigue[i] - 1) / (capacity - 1)) ** shape : 0;
    sums.above[k] = h;
    sums.freeH[k] = sums.freeH[k + 1] + w * h;
    sums.freeHH[k] = sums.freeHH[k + 1] + w * h * h;
    sums.freeHV[k] = sums.freeHV[k + 1] + w * h * observed.speed[i];
  }
}

/**
 * Writes to `fit` the log density of the speeds with `D` integrated out, up to a constant, and mean and variance of `D` given them. `D` is
 * normal around `expected`, and positive.
 */
function integrateExcess(sums: Sums, failure: number, share: number, expected: number, spread: number, fastest: number, fit: Fit): void {
  const n = sums.order.length;
  const prior = 1 / (spread * spread);
  // Which reps are held back depends on `D`: who holds back does so at the set's fastest speed.
  const unheld = Math.max(fastest / share - failure, 0.1 * spread);
  const held = share < 1 ? heldBack(sums.above, share - ((1 - share) * failure) / unheld) : 0;
  const heldAt = share * failure;
  const precision = share * share * sums.heldW[held] + sums.freeHH[held] + prior;
  const pull = share * (sums.heldV[held] - heldAt * sums.heldW[held]) + sums.freeHV[held] - failure * sums.freeH[held] + expected * prior;
  const freeW = sums.heldW[n] - sums.heldW[held];
  const freeV = sums.heldV[n] - sums.heldV[held];
  const squares =
    sums.heldVV[n] -
    2 * heldAt * sums.heldV[held] +
    heldAt * heldAt * sums.heldW[held] -
    2 * failure * freeV +
    failure * failure * freeW +
    expected * expected * prior;
  const above = pull / Math.sqrt(precision);
  const positive = above > 5 ? 0 : Math.log(Math.max(normalCdf(above), 1e-300));
  fit.logDensity = -0.5 * (squares - (pull * pull) / precision + Math.log(precision / prior)) + positive;
  fit.mean = Math.max(pull / precision, 0.05 * spread);
  fit.variance = 1 / precision;
}

function heldBack(above: Float64Array, limit: number): number {
  let held = 0;
  while (held < above.length && above[held] > limit) held++;
  return held;
}

interface Summary {
  readonly failureLogMean: number;
  readonly failureLogSd: number;
  readonly reserveLogMean: number;
  readonly reserveLogSd: number;
  readonly shapeLogMean: number;
  readonly shapeLogSd: number;
}

function summarise({ logWeight, failureLog, shapeLog, excess, excessVariance }: Cells, growth: number): Summary {
  const total = logSumExp(logWeight);
  let failure = 0;
  let failureSquare = 0;
  let shape = 0;
  let shapeSquare = 0;
  let above = 0;
  let aboveSquare = 0;
  for (let cell = 0; cell < logWeight.length; cell++) {
    const p = Math.exp(logWeight[cell] - total);
    failure += p * failureLog[cell];
    failureSquare += p * failureLog[cell] ** 2;
    shape += p * shapeLog[cell];
    shapeSquare += p * shapeLog[cell] ** 2;
    above += p * excess[cell];
    aboveSquare += p * (excess[cell] ** 2 + excessVariance[cell]);
  }
  return {
    failureLogMean: failure,
    failureLogSd: Math.sqrt(Math.max(0, failureSquare - failure * failure)),
    shapeLogMean: shape,
    shapeLogSd: Math.sqrt(Math.max(0, shapeSquare - shape * shape)),
    reserveLogMean: growth > 0 ? Math.log(above / growth) : Number.NaN,
    reserveLogSd: growth > 0 ? Math.sqrt(Math.max(0, aboveSquare - above * above)) / above : Number.NaN,
  };
}

/** Reads values given at the nodes at every whole number from 0 to `maxRir`. */
function atEveryRir(values: readonly number[], maxRir: number): Float64Array {
  let after = 1;
  return Float64Array.from({ length: maxRir + 1 }, (_, rir) => {
    while (RIR_NODES[after] < rir && after < RIR_NODES.length - 1) after++;
    const t = (rir - RIR_NODES[after - 1]) / (RIR_NODES[after] - RIR_NODES[after - 1]);
    return t === 0 ? values[after - 1] : t === 1 ? values[after] : values[after - 1] + t * (values[after] - values[after - 1]);
  });
}
