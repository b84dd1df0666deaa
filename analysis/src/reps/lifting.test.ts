import { expect, test } from "vitest";
import type { Exercise } from "../exercise/exercise.ts";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { press, repeat, rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import type { Chain } from "./chain.ts";
import { detectReps } from "./detect.ts";
import { liftingDirection } from "./lifting.ts";
import { defaultRepParams } from "./params.ts";
import { inOrderOf, phasesOf } from "./phases.ts";

const BEFORE = 5;

function chainOf(set: readonly Step[], rep: number): Chain {
  const features = featuresOf(motionOf(signalOf([rest(BEFORE), ...set, rest(6)])));
  const seed = { start: Math.round((BEFORE + 2 * rep) * 25), end: Math.round((BEFORE + 4 * rep) * 25) };
  const chain = detectReps(features, seed, defaultRepParams);
  if (!chain) throw new Error("no chain");
  return chain;
}

const exercise = (concentricDirection: Exercise["concentricDirection"], starts: Exercise["starts"]) =>
  ({ concentricDirection, starts }) as Exercise;

test("what rises is lifted, unless the exercise pulls down", () => {
  const chain = chainOf(repeat(6, press()), secondsOf(press()));
  const risesWith = (known: Exercise | null) =>
    phasesOf(chain.reps, liftingDirection(chain, known)).map(({ concentric, eccentric }) => [
      Math.sign(concentric?.rise ?? 0),
      Math.sign(eccentric?.rise ?? 0),
    ]);
  for (const signs of risesWith(null)) expect(signs).toEqual([1, -1]);
  for (const signs of risesWith(exercise("up", "eccentric"))) expect(signs).toEqual([1, -1]);
  for (const signs of risesWith(exercise("down", "concentric"))) expect(signs).toEqual([-1, 1]);
});

/** A turn in place of so many seconds each way. */
const turn = (awayS: number, backS: number): Step[] => [{ seconds: awayS, pitch: 1.2 }, rest(0.3), { seconds: backS, pitch: 0 }, rest(0.3)];

test("where nothing rises, the stroke that tires is the lift, and the faster one, whichever the exercise begins with", () => {
  const tiring = [1, 1, 1.1, 1.2, 1.4, 1.7, 2.1];
  const first = chainOf(
    tiring.flatMap((s) => turn(s, 1.2)),
    2.8,
  );
  const second = chainOf(
    tiring.flatMap((s) => turn(1.2, s)),
    2.8,
  );
  for (const known of [null, exercise("level", "concentric"), exercise("level", "eccentric")]) {
    expect(liftingDirection(first, known), "first").toBe(directionOfTurn(first));
    expect(liftingDirection(second, known), "second").toBe(-directionOfTurn(second));
  }
  const faster = chainOf(repeat(6, turn(2, 1)), 3.6);
  expect(liftingDirection(faster, null)).toBe(-directionOfTurn(faster));
});

test("where the tempo says nothing either, the exercise's first phase is the one the set begins with", () => {
  const chain = chainOf(repeat(6, turn(1.2, 1.2)), 3);
  for (const starts of ["concentric", "eccentric"] as const) {
    const { chain: ordered, lifting } = inOrderOf([{ concentricDirection: "level", starts, share: 1 }], chain);
    expect(ordered.first).toBe(directionOfTurn(chain));
    expect(lifting).toBe(starts === "concentric" ? ordered.first : -ordered.first);
  }
});

test("what a set may be decides the order as far as it is likely and the movement does not say otherwise", () => {
  const found = chainOf(repeat(6, press()), secondsOf(press()));
  const reversed: Chain = { ...found, first: found.first === 1 ? -1 : 1, score: found.score - 1, reversed: null };
  const chain: Chain = { ...found, reversed };
  const rising = liftingDirection(chain, null);
  const [asFound, other] = rising === chain.first ? (["concentric", "eccentric"] as const) : (["eccentric", "concentric"] as const);
  const order = (...shares: readonly [Exercise["starts"], number][]) =>
    inOrderOf(
      shares.map(([starts, share]) => ({ concentricDirection: "up", starts, share })),
      chain,
    ).chain.first;
  expect(order()).toBe(chain.first);
  expect(order([other, 0.9], [asFound, 0.1])).toBe(reversed.first);
  expect(order([other, 0.6], [asFound, 0.4])).toBe(chain.first);
  expect(order([asFound, 1])).toBe(chain.first);
});

test("the usual order gives way to one that explains more where it would lose a rep", () => {
  const found = chainOf(repeat(6, press()), secondsOf(press()));
  const fewer: Chain = { ...found, reps: found.reps.slice(1) };
  const opposite = found.first === 1 ? -1 : 1;
  const starts = liftingDirection(found, null) === found.first ? "concentric" : "eccentric";
  const ordered = (more: number) => {
    const reversed: Chain = { ...found, first: opposite, score: found.score + more, reversed: null };
    return inOrderOf([{ concentricDirection: "up", starts, share: 1 }], { ...fewer, reversed }).chain.first;
  };
  expect(ordered(0.2)).toBe(opposite);
  expect(ordered(0.05)).toBe(found.first);
});

test("a last pull whose way back is lost counts where pulling down is the lift", () => {
  const pull: Step[] = [{ seconds: 0.9, height: -0.45 }, rest(0.2), { seconds: 1.3, height: 0 }, rest(0.2)];
  const letGo: Step[] = [...pull.slice(0, 2), { seconds: 0.8, pitch: -1.5, roll: 1.2 }, rest(3), { seconds: 0.5, height: -0.2, pitch: 1 }];
  const chain = chainOf([...repeat(6, pull), ...letGo], secondsOf(pull));
  const counted = (concentricDirection: Exercise["concentricDirection"], starts: Exercise["starts"]) =>
    inOrderOf([{ concentricDirection, starts, share: 1 }], chain).chain;
  const pulldown = counted("down", "concentric");
  expect(pulldown.reps).toHaveLength(7);
  expect(pulldown.reps[6]?.strokes).toHaveLength(1);
  expect(pulldown.reps[6]?.strokes[0]?.rise).toBeLessThan(-0.3);
  expect(counted("up", "eccentric").reps).toHaveLength(6);
});

/** The direction on the chain's axis of the turn away, with which the set begins. */
function directionOfTurn({ axis }: Chain): number {
  const [from, to] = [Math.round((BEFORE - 1) * 25), Math.round((BEFORE + 1.1) * 25)];
  return Math.sign(axis.values[to] - axis.values[from]);
}
