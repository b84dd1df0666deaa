import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { repeat, rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { detectReps } from "../reps/detect.ts";
import { defaultRepParams } from "../reps/params.ts";
import { attemptCandidates, endOfSet } from "./attempt.ts";
import { ATTEMPT_EVIDENCE } from "./attempt-evidence.ts";
import { defaultAttemptParams as params } from "./attempt-params.ts";

const BEFORE = 5;

function found(set: readonly Step[], rep: number) {
  const motion = motionOf(signalOf([rest(BEFORE), ...set, rest(6)]));
  const features = featuresOf(motion);
  const seed = { start: Math.round((BEFORE + 2 * rep) * 25), end: Math.round((BEFORE + 4 * rep) * 25) };
  const chain = detectReps(features, seed, defaultRepParams);
  if (!chain) throw new Error("no chain");
  const { attempt } = endOfSet(features, { chain, lifting: 1 }, params, defaultRepParams);
  return { features, chain, attempt, candidates: attemptCandidates(features, { chain, lifting: 1 }, params, defaultRepParams) };
}

/** The lowering first, as in a bench press: starts with the arms straight. The later reps are slower. */
const bench = (liftS: number): Step[] => [
  { seconds: 1.2, height: -0.4, pitch: -0.2 },
  rest(0.1),
  { seconds: liftS, height: 0, pitch: 0 },
  rest(0.3),
];
const tiring = [0.9, 0.9, 1, 1.1, 1.3, 1.7].flatMap(bench);
const usualS = secondsOf(bench(1));

test("a lift that turns back half way after the last rep is an attempt; nothing after it is none", () => {
  const failed: Step[] = [
    { seconds: 1.3, height: -0.4, pitch: -0.2 },
    rest(0.2),
    // Pushed off as the others, then creeping into the stall.
    { seconds: 0.8, height: -0.26, pitch: -0.13 },
    { seconds: 1.6, height: -0.2, pitch: -0.1 },
    rest(0.2),
    { seconds: 0.9, height: -0.4, pitch: -0.2 },
  ];
  const whole = found(tiring, usualS);
  expect(whole.chain.reps).toHaveLength(6);
  expect(whole.attempt).toBeNull();
  const tried = found([...tiring, ...failed], usualS);
  // Either the chain ends before it and finds it afterwards, or holds it as its last, poor rep.
  expect(tried.attempt).not.toBeNull();
  expect(tried.attempt?.repsBefore).toBe(6);
  expect(tried.attempt?.probability).toBeGreaterThan(params.accept);
});

test("a slow last rep that goes all the way is no attempt", () => {
  const { chain, attempt } = found([...tiring, ...bench(3)], usualS);
  expect(chain.reps).toHaveLength(7);
  expect(attempt).toBeNull();
});

test("the evidence is finite, has the model's order, and says how far a lift came", () => {
  const { candidates } = found([...repeat(5, bench(1)), ...bench(2.5)], usualS);
  expect(params.model.features).toEqual([...ATTEMPT_EVIDENCE]);
  for (const { evidence } of candidates) {
    expect(evidence).toHaveLength(ATTEMPT_EVIDENCE.length);
    expect(evidence.every(Number.isFinite)).toBe(true);
  }
  const last = candidates.find((c) => c.repsBefore === 5);
  expect(last?.evidence[ATTEMPT_EVIDENCE.indexOf("reach")]).toBeCloseTo(1, 0);
  expect(last?.evidence[ATTEMPT_EVIDENCE.indexOf("slower")]).toBeLessThan(-0.6);
});

test("a last rep that is likely putting the load down is taken away, and what comes before it is judged", () => {
  const { chain, features } = found(tiring, usualS);
  const all = endOfSet(features, { chain, lifting: 1 }, { ...params, acceptPuttingDown: 1 }, defaultRepParams);
  expect(all.chain).toBe(chain);
  const fewer = endOfSet(features, { chain, lifting: 1 }, { ...params, acceptPuttingDown: 0 }, defaultRepParams);
  expect(fewer.chain.reps).toEqual(chain.reps.slice(0, -1));
});

test("too few lifts say nothing of what a whole one is", () => {
  const { chain, features } = found(repeat(4, bench(1)), usualS);
  const short = { ...chain, reps: chain.reps.slice(0, 2) };
  expect(attemptCandidates(features, { chain: short, lifting: 1 }, params, defaultRepParams)).toEqual([]);
});
