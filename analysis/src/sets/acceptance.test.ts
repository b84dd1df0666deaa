import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { press, repeat, rest, signalOf } from "../movement.test-support.ts";
import { detectReps } from "../reps/detect.ts";
import { defaultRepParams } from "../reps/params.ts";
import { setProbability } from "./acceptance.ts";
import { SET_EVIDENCE, setEvidence } from "./evidence.ts";
import { defaultSetParams } from "./params.ts";

const { acceptance } = defaultSetParams;

function chainFrom(reps: number) {
  const motion = motionOf(signalOf([rest(5), ...repeat(reps, press()), rest(5)]));
  const features = featuresOf(motion);
  const chain = detectReps(features, { start: 125, end: 245 }, defaultRepParams);
  if (!chain) throw new Error("no chain");
  return { chain, features };
}

test("evidence is what its names say, of one stretch or of several", () => {
  const { chain, features } = chainFrom(8);
  const evidenceOf = (...stretches: Parameters<typeof setEvidence>[0]) =>
    Object.fromEntries(setEvidence(stretches).map((value, k) => [SET_EVIDENCE[k], value])) as Record<(typeof SET_EVIDENCE)[number], number>;
  const evidence = evidenceOf({ chain, features, similarity: 0.9 });
  expect(evidence.logReps).toBe(Math.log(8));
  expect(evidence.similarity).toBeCloseTo(0.9, 9);
  // 18.9 s from the first lift to the last lowering; 2.1 of 2.4 s move, less the slow ends of a stroke.
  expect(Math.exp(evidence.logDuration) - 1).toBeCloseTo(18.8, 0);
  expect(evidence.duty).toBeGreaterThan(0.5);
  expect(evidence.duty).toBeLessThanOrEqual(2.1 / 2.4);
  expect(Math.exp(evidence.logMovement) * 8).toBeCloseTo(evidence.duty * (Math.exp(evidence.logDuration) - 1), 6);
  expect(Math.exp(evidence.logRise) - 0.05).toBeCloseTo(0.45, 1);
  expect(evidence.durationSpread).toBeLessThan(0.1);
  expect(evidence.meanGain).toBeGreaterThan(0.8);
  expect(evidence.halfLikeness).toBeLessThan(0);
  const twice = evidenceOf({ chain, features, similarity: 0.9 }, { chain, features, similarity: 0.5 });
  expect(twice.logReps).toBe(Math.log(16));
  expect(twice.similarity).toBeCloseTo(0.7, 9);
  expect(Math.exp(twice.logDuration) - 1).toBeCloseTo(2 * (Math.exp(evidence.logDuration) - 1), 6);
  expect(twice.meanGain).toBeCloseTo(evidence.meanGain, 9);
});

test("few reps are believed less than many, and what a device logged moves the odds by as much as it is worth", () => {
  const [two, eight] = [chainFrom(2), chainFrom(8)].map((found) => ({ ...found, similarity: 0.9 }));
  const p = setProbability([two], acceptance);
  expect(p).toBeLessThan(setProbability([eight], acceptance));
  const logged = setProbability([two], acceptance, acceptance.logged);
  expect(Math.log(logged / (1 - logged)) - Math.log(p / (1 - p))).toBeCloseTo(acceptance.logged, 6);
});
