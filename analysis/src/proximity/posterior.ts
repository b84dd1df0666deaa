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
}

/** What the speeds of a set say, for every number of reps in reserve from 0 to `maxRir`. */
export interface CurvePosterior {
  readonly logLikelihood: Float64Array;
  /** Mean and sd of the logarithm of the velocity at failure, given that number. */
  readonly failureLogMean: Float64Array;
  readonly failureLogSd: Float64Array;
  /** The same for the velocity above failure with one rep in reserve; NaN where only one rep is possible. */
  readonly reserveLogMean: Float64Array;
  readonly reserveLogSd: Float64Array;
}

const FAILURE_STEPS = 11;
const SHAPE_STEPS = 3;
/** Where the curve is fitted; between these the likelihood is interpolated, as far from failure it changes little from rep to rep. */
const RIR_NODES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 20];

/**
 * The set as one curve. With `N` reps of capacity the lifter can move rep `i` at `vF + D (1 - x^p)`, where `x` runs from 0 at the first rep to 1
 * at the last possible one, `vF` is the velocity at failure, `D` what a fresh lifter has above it (its reserve) and `p` how late the decline
 * comes. Who does not lift as fast as possible moves at a share `u` of the fresh speed until no more can be done than that. The curve's two
 * ends are the two known ways to read velocity: loss relative to the fastest rep, and distance to the velocity at failure.
 *
 * `D` is integrated out in closed form, `vF`, `p` and `u` on a grid. Reps are taken in the order of their fatigue, so that those held back by
 * `u` come first and sums over both parts are looked up instead of formed anew.
 */
export function curvePosterior(observed: SetObservation, prior: CurvePrior, params: ProximityParams): CurvePosterior {
  // A set-wide offset of the device moves the velocity at failure as it is seen, and nothing else of the curve.
  const logSd = Math.hypot(prior.failureLogSd, observed.offset / Math.exp(prior.failureLogMean));
  const failures = normalGrid(FAILURE_STEPS, 2.4).map(({ z, weight }) => {
    const log = prior.failureLogMean + z * logSd;
    return { log, velocity: Math.exp(log), logWeight: Math.log(weight) };
  });
  const shapes = normalGrid(SHAPE_STEPS, 1.3).map(({ z, weight }) => ({
    shape: params.shape * Math.exp(z * params.shapeLogSd),
    logWeight: Math.log(weight),
  }));
  const intents = params.intents.map(({ share, probability }) => ({ share, logWeight: Math.log(probability) }));
  const cells: Cells = { logWeight: [], failureLog: [], excess: [], excessVariance: [] };
  const sums = prefixSums(observed);
  const fit: Fit = { logDensity: 0, mean: 0, variance: 0 };
  const nodes = RIR_NODES.map((rir) => {
    const capacity = observed.finalFatigue + rir;
    const growth = (capacity - 1) ** params.reserveExponent;
    let cell = 0;
    for (const { shape, logWeight: shapeWeight } of shapes) {
      fillCurve(sums, observed, capacity, shape);
      for (const failure of failures) {
        const expected = prior.reserve * growth * (prior.reserveIsRelative ? failure.velocity : 1);
        const spread = Math.max(prior.reserveCv * expected, params.repNoise[observed.basis] * failure.velocity);
        const outer = shapeWeight + failure.logWeight - Math.log(normalCdf(expected / spread));
        for (const intent of intents) {
          integrateExcess(sums, failure.velocity, intent.share, expected, spread, observed.fastest, fit);
          cells.logWeight[cell] = outer + intent.logWeight + fit.logDensity;
          cells.failureLog[cell] = failure.log;
          cells.excess[cell] = fit.mean;
          cells.excessVariance[cell] = fit.variance;
          cell++;
        }
      }
    }
    return summarise(cells, growth);
  });
  return atEveryRir(nodes, params.maxRir);
}

interface Cells {
  readonly logWeight: number[];
  readonly failureLog: number[];
  readonly excess: number[];
  readonly excessVariance: number[];
}

/** What integrating `D` out leaves: density of the speeds, and mean and variance of `D` given them. */
interface Fit {
  logDensity: number;
  mean: number;
  variance: number;
}

interface Node {
  readonly logLikelihood: number;
  readonly failureLogMean: number;
  readonly failureLogSd: number;
  readonly reserveLogMean: number;
  readonly reserveLogSd: number;
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
 * Writes to `fit` the log density of the speeds with `D` integrated out, up to a constant, and the mean of `D` given them. `D` is normal around
 * `expected`, and positive.
 */
function integrateExcess(sums: Sums, failure: number, share: number, expected: number, spread: number, fastest: number, fit: Fit): void {
  const n = sums.order.length;
  const prior = 1 / (spread * spread);
  // Which reps are held back depends on `D`, and `D` on that: from a good start two rounds settle it.
  let mean = share < 1 ? Math.max(fastest / share - failure, 0.1 * spread) : expected;
  let held = 0;
  let precision = prior;
  let pull = 0;
  for (let round = share < 1 ? 0 : 1; round < 2; round++) {
    held = share < 1 ? heldBack(sums.above, share - ((1 - share) * failure) / mean) : 0;
    const heldExcess = share * (sums.heldV[held] - share * failure * sums.heldW[held]);
    precision = share * share * sums.heldW[held] + sums.freeHH[held] + prior;
    pull = heldExcess + sums.freeHV[held] - failure * sums.freeH[held] + expected * prior;
    mean = Math.max(pull / precision, 0.05 * spread);
  }
  const heldAt = share * failure;
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
  fit.mean = mean;
  fit.variance = 1 / precision;
}

function heldBack(above: Float64Array, limit: number): number {
  let held = 0;
  while (held < above.length && above[held] > limit) held++;
  return held;
}

function summarise({ logWeight, failureLog, excess, excessVariance }: Cells, growth: number): Node {
  const total = logSumExp(logWeight);
  let failure = 0;
  let failureSquare = 0;
  let above = 0;
  let aboveSquare = 0;
  for (let cell = 0; cell < logWeight.length; cell++) {
    const p = Math.exp(logWeight[cell] - total);
    failure += p * failureLog[cell];
    failureSquare += p * failureLog[cell] ** 2;
    above += p * excess[cell];
    aboveSquare += p * (excess[cell] ** 2 + excessVariance[cell]);
  }
  return {
    logLikelihood: total,
    failureLogMean: failure,
    failureLogSd: Math.sqrt(Math.max(0, failureSquare - failure * failure)),
    reserveLogMean: growth > 0 ? Math.log(above / growth) : Number.NaN,
    reserveLogSd: growth > 0 ? Math.sqrt(Math.max(0, aboveSquare - above * above)) / above : Number.NaN,
  };
}

function atEveryRir(nodes: readonly Node[], maxRir: number): CurvePosterior {
  const read = (of: (node: Node) => number) =>
    Float64Array.from({ length: maxRir + 1 }, (_, rir) => {
      const after = Math.max(
        1,
        RIR_NODES.findIndex((node) => node >= rir),
      );
      const from = RIR_NODES[after - 1];
      const t = (rir - from) / (RIR_NODES[after] - from);
      const [a, b] = [of(nodes[after - 1]), of(nodes[after])];
      return t === 0 ? a : t === 1 ? b : a + t * (b - a);
    });
  return {
    logLikelihood: read((node) => node.logLikelihood),
    failureLogMean: read((node) => node.failureLogMean),
    failureLogSd: read((node) => node.failureLogSd),
    reserveLogMean: read((node) => node.reserveLogMean),
    reserveLogSd: read((node) => node.reserveLogSd),
  };
}
