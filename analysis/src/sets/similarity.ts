import type { Features } from "../motion/motion.ts";
import { highPass, integrate } from "../signal/filter.ts";
import type { SetParams } from "./params.ts";

/** Where a recording repeats itself. Sample `i` lies at `i / rateHz` s. */
export interface Similarity {
  readonly rateHz: number;
  /** How well the stretch that starts here repeats at its best lag: 1 exactly, 0 not at all. */
  readonly score: Float32Array;
  /** The best lag, samples. */
  readonly lag: Uint16Array;
}

/** Weights that put the channels on one scale: one radian of pose against a metre of height and a m/s of velocity. */
const WEIGHTS = { pose: 1, velocity: 1, height: 4, yaw: 0.15 };

/**
 * Drift that is slow against a lag is no difference between two reps: up to each lag (s), velocity and height are rid of what is slower than this (Hz),
 * about a third of the lag's own frequency.
 */
const BANDS = [
  { longestLagS: 2, driftHz: 0.3 },
  { longestLagS: 4, driftHz: 0.15 },
  { longestLagS: Number.POSITIVE_INFINITY, driftHz: 0.08 },
];

/**
 * Self-similarity of the movement over all lags a rep can take: the squared difference of two neighbouring stretches of one lag each,
 * relative to their variance. Running sums make every lag linear in the length of the recording.
 */
export function selfSimilarity(features: Features, params: SetParams): Similarity {
  const rateHz = features.rateHz / STEP;
  const n = Math.floor(features.length / STEP);
  const similarity = { rateHz, score: new Float32Array(n), lag: new Uint16Array(n) };
  const last = Math.min(Math.round(params.longestLagS * rateHz), Math.floor(n / 2));
  let from = Math.max(2, Math.round(params.shortestLagS * rateHz));
  for (const { longestLagS, driftHz } of BANDS) {
    const to = Math.min(last, Math.floor(longestLagS * rateHz));
    if (to >= from) compareAt(similarity, from, to, weightedRows(features, n, driftHz), params.restDeviation);
    from = Math.max(from, to + 1);
  }
  return similarity;
}

/** Compares every stretch with its neighbour at the lags `first` to `last`, samples, and keeps the best. */
function compareAt({ score, lag }: Similarity, first: number, last: number, rows: Float32Array, restDeviation: number): void {
  const n = score.length;
  const { sums, squares } = runningSums(rows, n);
  const difference = new Float64Array(n + 1);
  for (let l = first; l <= last; l++) {
    for (let i = 0, a = 0, b = l * CHANNELS; i + l < n; i++, a += CHANNELS, b += CHANNELS) {
      // Sums over the channels, here and below written out: this is where the search for sets spends its time.
      const d0 = rows[a] - rows[b];
      const d1 = rows[a + 1] - rows[b + 1];
      const d2 = rows[a + 2] - rows[b + 2];
      const d3 = rows[a + 3] - rows[b + 3];
      const d4 = rows[a + 4] - rows[b + 4];
      const d5 = rows[a + 5] - rows[b + 5];
      difference[i + 1] = difference[i] + (d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5);
    }
    const span = 2 * l;
    const rest = restDeviation ** 2 * span;
    for (let i = 0, a = 0, b = span * CHANNELS; i + span <= n; i++, a += CHANNELS, b += CHANNELS) {
      const energy = squares[i + span] - squares[i];
      if (energy < rest) continue;
      const t0 = sums[b] - sums[a];
      const t1 = sums[b + 1] - sums[a + 1];
      const t2 = sums[b + 2] - sums[a + 2];
      const t3 = sums[b + 3] - sums[a + 3];
      const t4 = sums[b + 4] - sums[a + 4];
      const t5 = sums[b + 5] - sums[a + 5];
      const level = t0 * t0 + t1 * t1 + t2 * t2 + t3 * t3 + t4 * t4 + t5 * t5;
      const variance = energy - level / span;
      if (variance < rest) continue;
      const value = 1 - (difference[i + l] - difference[i]) / variance;
      // A longer lag must be clearly better: two reps repeat as well as one.
      if (value > score[i] + (lag[i] > 0 ? LONGER_LAG_MARGIN : 0)) {
        score[i] = value;
        lag[i] = l;
      }
    }
  }
}

/** Every other sample is enough to find where a movement repeats. */
const STEP = 2;
const CHANNELS = 6;
const LONGER_LAG_MARGIN = 0.05;

/** The channels on one scale and rid of drift, a row of {@link CHANNELS} per sample: the inner loops read memory in order. */
function weightedRows(features: Features, n: number, driftHz: number): Float32Array {
  const velocity = highPass(features.velocity, features.rateHz, driftHz);
  const height = highPass(integrate(velocity, features.rateHz), features.rateHz, driftHz);
  const weighted: [Float64Array, number][] = [
    [features.ux, WEIGHTS.pose],
    [features.uy, WEIGHTS.pose],
    [features.uz, WEIGHTS.pose],
    [velocity, WEIGHTS.velocity],
    [height, WEIGHTS.height],
    [features.yaw, WEIGHTS.yaw],
  ];
  const rows = new Float32Array(n * CHANNELS);
  for (let c = 0; c < CHANNELS; c++) {
    const [column, weight] = weighted[c];
    const scale = Math.sqrt(weight);
    for (let i = 0; i < n; i++) rows[i * CHANNELS + c] = column[i * STEP] * scale;
  }
  return rows;
}

/** Running sums of every channel and of all squares together; entry `i` is over the first `i` samples. */
function runningSums(rows: Float32Array, n: number): { sums: Float64Array; squares: Float64Array } {
  const sums = new Float64Array((n + 1) * CHANNELS);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let c = 0; c < CHANNELS; c++) {
      const value = rows[i * CHANNELS + c];
      sums[(i + 1) * CHANNELS + c] = sums[i * CHANNELS + c] + value;
      square += value * value;
    }
    squares[i + 1] = squares[i] + square;
  }
  return { sums, squares };
}
