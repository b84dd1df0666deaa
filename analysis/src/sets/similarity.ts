import type { Features } from "../motion/motion.ts";
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
 * Self-similarity of the movement over all lags a rep can take: the squared difference of two neighbouring stretches of one lag each,
 * relative to their variance. Running sums make every lag linear in the length of the recording.
 */
export function selfSimilarity(features: Features, params: SetParams): Similarity {
  const step = 2;
  const rateHz = features.rateHz / step;
  const n = Math.floor(features.length / step);
  const weighted: [Float64Array, number][] = [
    [features.ux, WEIGHTS.pose],
    [features.uy, WEIGHTS.pose],
    [features.uz, WEIGHTS.pose],
    [features.velocity, WEIGHTS.velocity],
    [features.height, WEIGHTS.height],
    [features.yaw, WEIGHTS.yaw],
  ];
  const channels = weighted.map(([column, weight]) => {
    const out = new Float32Array(n);
    const scale = Math.sqrt(weight);
    for (let i = 0; i < n; i++) out[i] = column[i * step] * scale;
    return out;
  });
  const score = new Float32Array(n);
  const lag = new Uint16Array(n);
  const sums = channels.map((c) => prefix(c, (v) => v));
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (const c of channels) sum += c[i] * c[i];
    squares[i + 1] = squares[i] + sum;
  }
  const difference = new Float64Array(n + 1);
  const first = Math.max(2, Math.round(params.shortestLagS * rateHz));
  const last = Math.min(Math.round(params.longestLagS * rateHz), Math.floor(n / 2));
  for (let l = first; l <= last; l++) {
    for (let i = 0; i + l < n; i++) {
      let sum = 0;
      for (let c = 0; c < channels.length; c++) {
        const column = channels[c];
        const d = column[i] - column[i + l];
        sum += d * d;
      }
      difference[i + 1] = difference[i] + sum;
    }
    const span = 2 * l;
    for (let i = 0; i + span <= n; i++) {
      let variance = squares[i + span] - squares[i];
      for (const s of sums) {
        const total = s[i + span] - s[i];
        variance -= (total * total) / span;
      }
      if (variance < params.restDeviation ** 2 * span) continue;
      const value = 1 - (difference[i + l] - difference[i]) / variance;
      // A longer lag must be clearly better: two reps repeat as well as one.
      if (value > score[i] + (lag[i] > 0 ? 0.05 : 0)) {
        score[i] = value;
        lag[i] = l;
      }
    }
  }
  return { rateHz, score, lag };
}

function prefix(x: Float32Array, f: (v: number) => number): Float64Array {
  const out = new Float64Array(x.length + 1);
  for (let i = 0; i < x.length; i++) out[i + 1] = out[i] + f(x[i]);
  return out;
}
