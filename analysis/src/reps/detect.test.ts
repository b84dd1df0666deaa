import { expect, test } from "vitest";
import { type Features, featuresOf, motionOf } from "../motion/motion.ts";
import { press, repeat, rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import type { Chain } from "./chain.ts";
import { detectReps } from "./detect.ts";
import { linkTurns } from "./links.ts";
import { defaultRepParams as params } from "./params.ts";
import { strokesOn } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

const BEFORE = 5;

interface Found {
  readonly features: Features;
  readonly chain: Chain;
}

/** The chain around the third rep of a set that starts after 5 s; `rep` is its length, s. */
function detect(set: readonly Step[], rep: number): Found {
  const motion = motionOf(signalOf([rest(BEFORE), ...set, rest(6)]));
  const features = featuresOf(motion);
  const seed = { start: Math.round((BEFORE + 2 * rep) * 25), end: Math.round((BEFORE + 4 * rep) * 25) };
  const chain = detectReps(features, seed, params);
  if (!chain) throw new Error("no chain");
  return { features, chain };
}

const pressS = secondsOf(press());

test("reps lie where they were made, in order, with two strokes each", () => {
  const { chain } = detect(repeat(7, press()), pressS);
  expect(chain.reps).toHaveLength(7);
  for (const [k, rep] of chain.reps.entries()) {
    expect(Math.abs(rep.start / 25 - (BEFORE + k * pressS))).toBeLessThan(0.3);
    expect(Math.abs(rep.turn / 25 - (BEFORE + k * pressS + 0.95))).toBeLessThan(0.3);
    expect(rep.strokes.map((s) => s.direction)).toEqual([chain.first, -chain.first]);
    expect(rep.gain).toBeGreaterThan(0.7);
    expect(rep.weak).toBe(false);
  }
});

test("turning points are linked across a sticking point, never backwards nor farther than a stroke may last", () => {
  const stuck: Step[] = [
    { seconds: 1, height: 0.25 },
    { seconds: 0.5, height: 0.19 },
    { seconds: 1, height: 0.45 },
    { seconds: 1.2, height: 0 },
  ];
  const { features, chain } = detect([...repeat(5, press()), ...stuck, ...press()], pressS);
  const { turns, from } = linkTurns(features, chain.axis, 0.45, strokesOn(features, chain.axis), params);
  expect(turns).toEqual(turnsOf(chain.axis.values, 0, features.length, params.turnReversal * 0.45));
  for (const [i, links] of from.entries()) {
    for (const link of links) {
      expect(link.from).toBe(i);
      expect((link.to - i) % 2).toBe(1);
      expect(link.stroke.end - link.stroke.start).toBeLessThanOrEqual(params.maxStrokeS * features.rateHz);
      expect(link.stroke.axisTravel).toBeGreaterThanOrEqual(params.minCutTravel * 0.45);
    }
  }
  expect(chain.reps).toHaveLength(7);
});

test("the axis that moves is found: a turn in place is counted by the pose, a straight lift by its height", () => {
  const turning: Step[] = [{ seconds: 0.8, pitch: 1.5 }, rest(0.2), { seconds: 1.2, pitch: 0 }, rest(0.3)];
  expect(detect(repeat(6, turning), secondsOf(turning)).chain).toMatchObject({ axis: { kind: "pose" }, reps: { length: 6 } });
  const straight: Step[] = [{ seconds: 1, height: 0.4 }, rest(0.2), { seconds: 1.2, height: 0 }, rest(0.3)];
  expect(detect(repeat(6, straight), secondsOf(straight)).chain).toMatchObject({ axis: { kind: "height" }, reps: { length: 6 } });
});

test("null where nothing moves enough", () => {
  const motion = motionOf(signalOf([rest(20)]));
  expect(detectReps(featuresOf(motion), { start: 100, end: 200 }, params)).toBeNull();
});

test("a hand that creeps while it waits in the starting pose has not begun the first rep", () => {
  const creep: Step = { seconds: 5, pitch: 0.3 };
  const turn: Step[] = [{ seconds: 0.8, pitch: 2 }, rest(0.1), { seconds: 1.3, pitch: 0 }, rest(0.1)];
  const { chain } = detect([creep, ...repeat(6, turn)], secondsOf(turn));
  expect(chain.reps).toHaveLength(6);
  expect(Math.abs(chain.reps[0].start / 25 - (BEFORE + creep.seconds))).toBeLessThan(0.5);
});
