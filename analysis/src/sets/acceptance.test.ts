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

test("an arm's swing in walking is no set; what rises higher or turns about the vertical is none such", () => {
  const reps = 20;
  const cycle = 30;
  const swing = ({ rise = 0.1, tilt = 0.3, yaw = 0.1 }) => {
    const wave = (amplitude: number, perCycle: number) =>
      Float64Array.from({ length: reps * cycle }, (_, i) => amplitude * Math.cos((2 * Math.PI * perCycle * i) / cycle));
    const flat = new Float64Array(reps * cycle);
    const { chain, features } = chainFrom(8);
    const [first] = chain.reps;
    if (!first) throw new Error("no rep");
    const strokes = first.strokes.map((stroke, k) => ({
      ...stroke,
      start: (k * cycle) / 2,
      end: ((k + 1) * cycle) / 2,
      rise: k === 0 ? rise : -rise,
    }));
    return {
      chain: { ...chain, reps: Array.from({ length: reps }, (_, k) => ({ ...first, strokes, start: k * cycle, end: (k + 1) * cycle })) },
      // Two steps lift the arm twice in every swing of it.
      features: { ...features, length: reps * cycle, acceleration: wave(2, 2), ux: wave(tilt, 1), uy: flat, uz: flat, yaw: wave(yaw, 1) },
      similarity: 0.95,
    };
  };
  expect(setProbability([swing({})], acceptance)).toBe(0);
  expect(setProbability([swing({ rise: 0.9 })], acceptance)).toBeGreaterThan(0.5);
  expect(setProbability([swing({ yaw: 0.5 })], acceptance)).toBeGreaterThan(0);
});

test("what goes on at the pace of strides for minutes is no set; a long set at a slower pace is one, and so is a short one at that pace", () => {
  const { chain, features } = chainFrom(8);
  const [first] = chain.reps;
  if (!first) throw new Error("no rep");
  const going = (reps: number, cycleS: number) => {
    const cycle = cycleS * features.rateHz;
    const strokes = first.strokes.map((stroke, k) => ({ ...stroke, start: (k * cycle) / 2, end: ((k + 1) * cycle) / 2 }));
    const rows = Array.from({ length: reps }, (_, k) => ({
      ...first,
      strokes,
      start: Math.round(k * cycle),
      end: Math.round((k + 1) * cycle),
    }));
    const acceleration = Float64Array.from({ length: Math.ceil(reps * cycle) }, (_, i) => 2 * Math.cos((2 * Math.PI * i) / cycle));
    return setProbability([{ chain: { ...chain, reps: rows }, features: { ...features, acceleration }, similarity: 0.95 }], acceptance);
  };
  expect(going(90, 1.1)).toBe(0);
  expect(going(90, 1.6)).toBeGreaterThan(0.5);
  expect(going(30, 1.1)).toBeGreaterThan(0.5);
});
