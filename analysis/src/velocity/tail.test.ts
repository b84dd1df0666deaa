import { expect, test } from "vitest";
import { type Features, featuresOf, motionOf } from "../motion/motion.ts";
import { rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { detectReps } from "../reps/detect.ts";
import { defaultRepParams } from "../reps/params.ts";
import { defaultAttemptParams } from "./attempt-params.ts";
import { tailOf } from "./tail.ts";

const BEFORE = 5;
const squat: Step[] = [{ seconds: 1.2, height: -0.5 }, rest(0.1), { seconds: 1, height: 0 }, rest(0.4)];
const set = Array.from({ length: 6 }, () => squat).flat();
const repS = secondsOf(squat);

/** The tail after the last lift of a set that is followed by `after`, on a bias of `drift` m/s² that grows from zero over the set. */
function tailAfter(after: readonly Step[], drift = 0) {
  const motion = motionOf(signalOf([rest(BEFORE), ...set, ...after, rest(12)]));
  const features: Features = featuresOf(motion);
  const setS = secondsOf(set);
  for (let i = 0; i < features.length; i++)
    features.acceleration[i] += drift * Math.min(1, Math.max(0, i / features.rateHz - BEFORE) / setS);
  const seed = { start: Math.round((BEFORE + 2 * repS) * 25), end: Math.round((BEFORE + 4 * repS) * 25) };
  const chain = detectReps(features, seed, defaultRepParams);
  const last = chain?.reps.at(-1)?.strokes.find((s) => s.direction === 1);
  if (!chain || !last) throw new Error("no chain");
  expect(chain.reps).toHaveLength(6);
  const tail = tailOf(
    features,
    chain,
    last,
    chain.model.up,
    Math.min(features.length, last.end + 12 * 25),
    defaultAttemptParams.turnReversal,
  );
  return { ...tail, last };
}

const failed: Step[] = [
  { seconds: 1.3, height: -0.5 },
  rest(0.3),
  { seconds: 1.4, height: -0.35 },
  rest(0.2),
  { seconds: 1, height: -0.5 },
];
/** When the attempt begins and turns, in samples of the features. */
const beginsAt = (BEFORE + 6 * repS + 1.6) * 25;
const turnsAt = beginsAt + 1.4 * 25;

test.each([0, 0.06, -0.06])("a short attempt after the set turns where it turned, on a drift of %f m/s²", (drift) => {
  const { turns, height } = tailAfter(failed, drift);
  const k = turns.findIndex((turn) => Math.abs(turn - turnsAt) < 0.35 * 25);
  expect(k).toBeGreaterThan(1);
  expect(Math.abs(turns[k - 1] - beginsAt)).toBeLessThan(0.5 * 25);
  expect(Math.abs(height(turns[k]) - height(turns[k - 1]) - 0.15)).toBeLessThan(0.1);
});

test("turns are highs and lows by turns, the first where the last lift begins: holding still there is not a turn of its own", () => {
  const { turns, values, last } = tailAfter(failed);
  expect(Math.abs(turns[0] - last.start)).toBeLessThan(0.35 * 25);
  for (let i = 2; i < turns.length; i++)
    expect(Math.sign(values[turns[i]] - values[turns[i - 1]])).toBe(-Math.sign(values[turns[i - 1]] - values[turns[i - 2]]));
  expect(values[turns[1]] - values[turns[0]]).toBeGreaterThan(0.4);
});

test("nothing carries the hand off while it rests", () => {
  const { height, last } = tailAfter([], 0.05);
  expect(Math.abs(height(last.end + 10 * 25) - height(last.end))).toBeLessThan(0.8);
});
