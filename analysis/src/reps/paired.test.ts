import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { curl, repeat, rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { detectReps } from "./detect.ts";
import { pairedReps } from "./paired.ts";
import { defaultRepParams as params } from "./params.ts";

/** The chain around the first two cycles of `times` reps that start after 5 s. */
function chainOf(rep: readonly Step[], times: number) {
  const features = featuresOf(motionOf(signalOf([rest(5), ...repeat(times, rep), rest(5)])));
  const chain = detectReps(features, { start: 5 * 25, end: Math.round((5 + 2 * secondsOf(rep)) * 25) }, params);
  if (!chain) throw new Error("no chain");
  return chain;
}

/** The hands hang from a bar: the wrist rolls over it on the way up, half back at the top, and over it once more on the way down. */
const pullUp: Step[] = [
  { seconds: 0.7, pitch: 0.5 },
  { seconds: 0.6, pitch: 0.22 },
  { seconds: 0.6, pitch: 0.5 },
  { seconds: 0.8, pitch: 0 },
  rest(0.8),
];

test("a pose that goes to and fro twice a rep is one rep", () => {
  const { reps } = chainOf(pullUp, 6);
  expect(reps).toHaveLength(6);
  for (const [k, { start, end, strokes }] of reps.entries()) {
    const from = 5 + k * secondsOf(pullUp);
    expect(start / 25).toBeGreaterThan(from - 0.2);
    expect(end / 25).toBeLessThan(from + 2.9);
    expect(strokes.map(({ direction }) => direction)).toEqual([strokes[0].direction, -strokes[0].direction]);
  }
});

test("reps that come back to where they began stay as they are, and so do few that do not", () => {
  const curls = chainOf(curl(), 8);
  expect(curls.reps).toHaveLength(8);
  expect(pairedReps(curls)).toBe(curls);
  const { reps, ...chain } = chainOf(curl(), 8);
  const [there, back] = reps[0].strokes;
  const half = (gained: number) => ({ ...reps[0], strokes: [there, { ...back, axisTravel: (1 - gained) * there.axisTravel }] });
  const halves = (n: number) => ({ ...chain, reversed: null, reps: Array.from({ length: n }, (_, i) => half(i % 2 === 0 ? 0.5 : -0.5)) });
  expect(pairedReps(halves(4)).reps).toHaveLength(4);
  expect(pairedReps(halves(8)).reps).toHaveLength(4);
  // A half whose other was not found stands for its rep.
  expect(pairedReps({ ...halves(10), reps: halves(10).reps.toSpliced(5, 1) }).reps).toHaveLength(5);
});
