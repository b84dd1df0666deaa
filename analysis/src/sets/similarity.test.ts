import { expect, test } from "vitest";
import { type Features, featuresOf, motionOf } from "../motion/motion.ts";
import { normalOf, press, repeat, rest, signalOf } from "../movement.test-support.ts";
import { highPass, integrate } from "../signal/filter.ts";
import { defaultSetParams, type SetParams } from "./params.ts";
import { selfSimilarity } from "./similarity.ts";

const KEYS = ["ux", "uy", "uz", "velocity", "height", "yaw"] as const;
const SCALES = [1, 1, 1, 1, 2, Math.sqrt(0.15)];

/** The same by its definition: every lag of every start, summed anew. */
function naive(features: Features, params: SetParams): { score: number[]; lag: number[] } {
  const n = Math.floor(features.length / 2);
  const rateHz = features.rateHz / 2;
  const bands = [2, 4, 8].map((longestLagS, k) => {
    const driftHz = [0.3, 0.15, 0.08][k];
    const velocity = highPass(features.velocity, features.rateHz, driftHz);
    return {
      longestLagS,
      columns: { ...features, velocity, height: highPass(integrate(velocity, features.rateHz), features.rateHz, driftHz) },
    };
  });
  const bandOf = (l: number) => bands.find((band) => l <= band.longestLagS * rateHz) ?? bands[2];
  const score = new Array<number>(n).fill(0);
  const lag = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    for (let l = Math.round(params.shortestLagS * rateHz); l <= params.longestLagS * rateHz && l <= n / 2; l++) {
      if (i + 2 * l > n) break;
      let difference = 0;
      let variance = 0;
      const { columns } = bandOf(l);
      const rows = Array.from({ length: 2 * l }, (_, k) => KEYS.map((key, c) => columns[key][2 * (i + k)] * SCALES[c]));
      const mean = KEYS.map((_, c) => rows.reduce((sum, row) => sum + row[c], 0) / rows.length);
      for (const row of rows) for (const [c, value] of row.entries()) variance += (value - mean[c]) ** 2;
      for (let k = 0; k < l; k++) for (const [c, value] of rows[k].entries()) difference += (value - rows[k + l][c]) ** 2;
      if (variance < params.restDeviation ** 2 * 2 * l) continue;
      const value = 1 - difference / variance;
      if (value > score[i] + (lag[i] > 0 ? 0.05 : 0)) {
        score[i] = value;
        lag[i] = l;
      }
    }
  }
  return { score, lag };
}

/** Features of `length` samples whose columns are made by `value`. */
function featuresFrom(length: number, value: (column: number, i: number) => number): Features {
  const column = (c: number) => Float64Array.from({ length }, (_, i) => value(c, i));
  return {
    rateHz: 25,
    length,
    opens: true,
    closes: true,
    ux: column(0),
    uy: column(1),
    uz: column(2),
    acceleration: column(6),
    velocity: column(3),
    height: column(4),
    yaw: column(5),
    moved: new Float64Array(length),
    hole: new Uint8Array(length),
  };
}

function agrees(features: Features): void {
  const fast = selfSimilarity(features, defaultSetParams);
  const slow = naive(features, defaultSetParams);
  expect([...fast.lag]).toEqual(slow.lag);
  for (const [i, score] of slow.score.entries()) expect(fast.score[i]).toBeCloseTo(score, 4);
}

test("running sums give what the definition gives: noise, a repeating movement, a walk far from zero", () => {
  const normal = normalOf(5);
  agrees(featuresFrom(201, normal));
  agrees(featuresFrom(300, (c, i) => 0.3 * Math.sin(i / 5 + c) + 0.1 * normal()));
  const level = new Float64Array(7);
  agrees(
    featuresFrom(240, (c) => {
      level[c] += 0.1 * normal();
      return 3 + level[c];
    }),
  );
});

test("nothing, too little and stillness repeat nowhere", () => {
  for (const length of [0, 1, 2, 20]) agrees(featuresFrom(length, (c, i) => c + Math.sin(i)));
  const still = selfSimilarity(
    featuresFrom(400, (c) => c),
    defaultSetParams,
  );
  expect(still.score.every((s) => s === 0)).toBe(true);
  expect(still.rateHz).toBe(12.5);
});

test("presses repeat at their own period and not at twice it, rests do not", () => {
  const motion = motionOf(signalOf([rest(10), ...repeat(6, press()), rest(10)]));
  const { score, lag, rateHz } = selfSimilarity(featuresOf(motion), defaultSetParams);
  // The fourth press starts at 17.2 s, two more follow.
  for (const at of [13, 15, 17.2]) {
    expect(score[Math.round(at * rateHz)]).toBeGreaterThan(0.9);
    expect(Math.abs(lag[Math.round(at * rateHz)] / rateHz - 2.4)).toBeLessThan(0.1);
  }
  expect(score[Math.round(2 * rateHz)]).toBeLessThan(0.45);
});
