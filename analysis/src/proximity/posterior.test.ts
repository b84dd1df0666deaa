import { expect, test } from "vitest";
import { observeSet, type SetObservation } from "./observe.ts";
import { defaultProximityParams } from "./params.ts";
import { type CurvePrior, curveLogLikelihood, curvePosterior } from "./posterior.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";

const params = { ...defaultProximityParams, intents: [{ share: 1, probability: 1 }] };
const prior: CurvePrior = {
  failureLogMean: Math.log(0.15),
  failureLogSd: 0.3,
  reserve: 0.055,
  reserveCv: 0.4,
  reserveIsRelative: false,
  shape: 1.9,
  shapeLogSd: params.shapeLogSd,
};

/** The same integral the long way: sums over a fine grid of velocity at failure, decline and velocity above failure. */
function naive(observed: SetObservation, rir: number): number {
  const capacity = observed.finalFatigue + rir;
  const expected = (prior.reserve * (capacity - 1)) / (1 + (capacity - 1) / params.enduranceReps);
  const spread = Math.max(prior.reserveCv * expected, params.repNoise.linear * 0.15);
  const logSd = Math.hypot(prior.failureLogSd, observed.offset / 0.15);
  let total = 0;
  let weights = 0;
  for (let a = -3; a <= 3; a += 0.1) {
    const failure = Math.exp(prior.failureLogMean + a * logSd);
    for (let b = -2.5; b <= 2.5; b += 0.25) {
      const shape = params.shape * Math.exp(b * params.shapeLogSd);
      for (let c = -4; c <= 4; c += 0.1) {
        const above = expected + c * spread;
        if (above <= 0) continue;
        const weight = Math.exp(-(a * a + b * b + c * c) / 2);
        let log = 0;
        for (let i = 0; i < observed.speed.length; i++) {
          const curve = failure + above * (1 - ((observed.fatigue[i] - 1) / (capacity - 1)) ** shape);
          log -= 0.5 * ((observed.speed[i] - curve) / observed.noise[i]) ** 2;
        }
        total += weight * Math.exp(log);
        weights += weight;
      }
    }
  }
  return Math.log(total / weights);
}

test("the fast integral agrees with the obvious one", () => {
  for (const speeds of [decline(9, 1, 0.5, 0.16), decline(6, 3, 0.42, 0.2), decline(12, 4, 0.7, 0.12)]) {
    const observed = observeSet(inputOf(repsOf(speeds)), params);
    if (observed === null) throw new Error("speeds are known");
    const logLikelihood = curveLogLikelihood(observed, prior, params);
    const nodes = [0, 1, 2, 3, 4, 5, 6];
    const slow = nodes.map((rir) => naive(observed, rir));
    const normalise = (logs: readonly number[]) => {
      const most = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - most));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => weight / sum);
    };
    const expected = normalise(slow);
    for (const [rir, p] of normalise(nodes.map((node) => logLikelihood[node])).entries())
      expect(Math.abs(p - expected[rir])).toBeLessThan(0.05);
  }
});

test("given the reps left, the velocity at failure is found again", () => {
  const observed = observeSet(inputOf(repsOf(decline(9, 0, 0.5, 0.11)).map((rep) => ({ ...rep, velocityUncertainty: 0.005 }))), params);
  if (observed === null) throw new Error("speeds are known");
  const posterior = curvePosterior(observed, prior, params);
  expect(Math.exp(posterior.failureLogMean[0])).toBeGreaterThan(0.1);
  expect(Math.exp(posterior.failureLogMean[0])).toBeLessThan(0.135);
  expect(posterior.failureLogSd[0]).toBeLessThan(prior.failureLogSd);
  expect(Math.exp(posterior.reserveLogMean[0])).toBeCloseTo(0.39 / 8 ** 0.8, 1);
});
