import { expect, test } from "vitest";
import { type Features, featuresOf, motionOf } from "../motion/motion.ts";
import { curl, handling, press, repeat, rest, type Step, signalOf } from "../movement.test-support.ts";
import { defaultRepParams } from "../reps/params.ts";
import { withCompanions } from "./companions.ts";
import { setCandidates } from "./find.ts";
import type { FoundSet } from "./found-set.ts";
import { defaultSetParams } from "./params.ts";

function featuresFrom(steps: readonly Step[]): Features {
  const motion = motionOf(signalOf(steps));
  return featuresOf(motion);
}

const pair = repeat(2, press());

/** What is found besides the candidate around `atS`, the only one that is given; as [rounded start, reps]. */
function besides(steps: readonly Step[], atS: number, accepted: boolean, prior = 0): [number, number][] {
  const features = featuresFrom(steps);
  const seed = setCandidates(features, defaultSetParams, defaultRepParams).find(({ start, end }) => start < 25 * atS && end > 25 * atS);
  if (!seed) throw new Error("no candidate");
  const found = (sets: readonly FoundSet[]) => withCompanions([seed], sets, features, defaultSetParams, defaultRepParams, () => prior);
  return found(accepted ? [seed] : []).map(({ start, chain }) => [Math.round(start / 25), chain.reps.length]);
}

test("by the model of one short stretch the others of its set are found, one from the other", () => {
  const cluster = [rest(10), ...pair, rest(25), ...pair, rest(25), ...pair, rest(10)];
  const all = [
    [10, 2],
    [40, 2],
    [70, 2],
  ];
  for (const accepted of [true, false]) {
    expect(besides(cluster, 12, accepted)).toEqual(all);
    expect(besides(cluster, 42, accepted)).toEqual(all);
  }
  // Where devices say that there is no set, likeness alone is not enough.
  expect(besides(cluster, 42, false, -20)).toEqual([]);
});

test("another movement, much handling, too short and too long a rest belong to no set; what was accepted stays", () => {
  expect(besides([rest(10), ...pair, rest(25), ...repeat(2, curl()), rest(10)], 12, true)).toEqual([[10, 2]]);
  expect(besides([rest(10), ...pair, rest(25), ...repeat(2, curl()), rest(10)], 12, false)).toEqual([]);
  expect(besides([rest(10), ...pair, rest(60), ...pair, rest(10)], 12, false)).toEqual([]);
  expect(besides([rest(10), ...pair, ...handling(25, 4), rest(10)], 12, false)).toEqual([]);
});
