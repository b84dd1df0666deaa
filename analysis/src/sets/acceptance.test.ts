import { expect, test } from "vitest";
import { featuresOf, guideVelocity, motionOf } from "../motion/motion.ts";
import { press, repeat, rest, signalOf } from "../movement.test-support.ts";
import { detectReps } from "../reps/detect.ts";
import { defaultRepParams } from "../reps/params.ts";
import { setProbability } from "./acceptance.ts";
import { setEvidence } from "./evidence.ts";
import { defaultSetParams } from "./params.ts";

const { acceptance } = defaultSetParams;

function chainFrom(reps: number) {
  const motion = motionOf(signalOf([rest(5), ...repeat(reps, press()), rest(5)]));
  const features = featuresOf(motion, guideVelocity(motion));
  const chain = detectReps(features, { start: 125, end: 245 }, defaultRepParams);
  if (!chain) throw new Error("no chain");
  return { chain, features };
}

test("evidence is what its names say", () => {
  const { chain } = chainFrom(8);
  const evidence = setEvidence(chain, 25);
  expect(evidence.logReps).toBe(Math.log(8));
  // 18.9 s from the first lift to the last lowering; 2.1 of 2.4 s move, less the slow ends of a stroke.
  expect(Math.exp(evidence.logDuration) - 1).toBeCloseTo(18.8, 0);
  expect(evidence.duty).toBeGreaterThan(0.5);
  expect(evidence.duty).toBeLessThanOrEqual(2.1 / 2.4);
  expect(Math.exp(evidence.logMovement) * 8).toBeCloseTo(evidence.duty * (Math.exp(evidence.logDuration) - 1), 6);
  expect(Math.exp(evidence.logRise) - 0.05).toBeCloseTo(0.45, 1);
  expect(evidence.durationSpread).toBeLessThan(0.1);
  expect(evidence.meanGain).toBeGreaterThan(0.8);
});

test("few reps are believed less than many, and what a device logged moves the odds by as much as it is worth", () => {
  const [two, eight] = [chainFrom(2), chainFrom(8)];
  const p = setProbability(two.chain, two.features, acceptance);
  expect(p).toBeLessThan(setProbability(eight.chain, eight.features, acceptance));
  const logged = setProbability(two.chain, two.features, acceptance, acceptance.logged);
  expect(Math.log(logged / (1 - logged)) - Math.log(p / (1 - p))).toBeCloseTo(acceptance.logged, 6);
});
