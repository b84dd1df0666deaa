import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { detectReps } from "./detect.ts";
import { defaultRepParams as params } from "./params.ts";
import type { OrderedChain } from "./phases.ts";
import { TAKING_UP_EVIDENCE, takingUpEvidence, withoutTakingUp } from "./taking-up.ts";

const BEFORE = 5;

/** A barbell row from the hang: pulled up fast, let down slowly. The later pulls are slower. */
const row = (pullS: number): Step[] => [
  { seconds: pullS, height: 0.35, pitch: 0.15 },
  rest(0.1),
  { seconds: 1.4, height: 0, pitch: 0 },
  rest(0.2),
];
const rows = [0.5, 0.5, 0.52, 0.55, 0.6, 0.65, 0.7].flatMap(row);
/** The bar comes up from the floor as in a deadlift, and a part of the way down again as the lifter bends over. */
const fromFloor: Step[] = [
  { seconds: 0.1, height: -0.4, pitch: -0.05 },
  rest(1),
  { seconds: 1.3, height: 0.12, pitch: -0.05 },
  rest(0.6),
  { seconds: 1.1, height: 0, pitch: 0 },
  rest(0.6),
];

function found(taking: readonly Step[]) {
  const motion = motionOf(signalOf([rest(BEFORE), ...taking, ...rows, rest(6)]));
  const features = featuresOf(motion);
  const from = BEFORE + secondsOf(taking);
  const chain = detectReps(features, { start: Math.round((from + 4.4) * 25), end: Math.round((from + 8.8) * 25) }, params);
  if (!chain) throw new Error("no chain");
  return { features, ordered: { chain, lifting: chain.first } satisfies OrderedChain };
}

test("a first rep like the others stays", () => {
  const { features, ordered } = found([]);
  expect(ordered.chain.reps).toHaveLength(7);
  expect(withoutTakingUp(features, ordered, params)).toBe(ordered);
});

test("a bar that comes up from the floor before it is rowed is no rep", () => {
  const { features, ordered } = found(fromFloor);
  expect(ordered.chain.reps).toHaveLength(8);
  const { chain } = withoutTakingUp(features, ordered, params);
  expect(chain.reps).toEqual(ordered.chain.reps.slice(1));
});

test("the evidence is finite, has the model's order, and says how the first rep differs", () => {
  expect(params.takingUp.features).toEqual([...TAKING_UP_EVIDENCE]);
  const [plain, taken] = [[], fromFloor].map((taking) => {
    const { features, ordered } = found(taking);
    const evidence = takingUpEvidence(features, ordered) ?? [];
    expect(evidence).toHaveLength(TAKING_UP_EVIDENCE.length);
    expect(evidence.every(Number.isFinite)).toBe(true);
    return (name: (typeof TAKING_UP_EVIDENCE)[number]) => evidence[TAKING_UP_EVIDENCE.indexOf(name)] ?? Number.NaN;
  });
  expect(plain?.("liftDuration")).toBeCloseTo(0, 0);
  expect(taken?.("liftDuration")).toBeGreaterThan(0.5);
  expect(taken?.("belowUsual")).toBeGreaterThan(plain?.("belowUsual") ?? 0);
  expect(taken?.("liftRoughness")).toBeLessThan(-0.5);
});

test("two reps cannot say what is usual", () => {
  const { features, ordered } = found([]);
  const short = { ...ordered, chain: { ...ordered.chain, reps: ordered.chain.reps.slice(0, 2) } };
  expect(takingUpEvidence(features, short)).toBeNull();
  expect(withoutTakingUp(features, short, params)).toBe(short);
});
