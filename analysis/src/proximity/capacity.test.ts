import { expect, test } from "vitest";
import { nextUsed, sequenceEvidence } from "./capacity.ts";
import { estimateProximity } from "./estimate.ts";
import { defaultProximityParams } from "./params.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";

const open = Array.from({ length: 21 }, (_, rir) => 0.8 ** rir);
const failed = Array.from({ length: 21 }, (_, rir) => (rir === 0 ? 1 : 0));

/** Mean of the reps possible by the evidence alone. */
function meanOf(logLikelihood: ArrayLike<number>): number {
  const weights = Array.from(logLikelihood, Math.exp);
  return weights.reduce((sum, p, reps) => sum + p * reps, 0) / weights.reduce((sum, p) => sum + p, 0);
}

test("a later, longer set proves that an earlier one had reps left", () => {
  const [first] = sequenceEvidence(
    [
      { completedReps: 6, belief: open },
      { completedReps: 10, belief: open },
    ],
    defaultProximityParams,
  );
  expect(first.laterReps).toBe(10);
  const input = inputOf(repsOf(decline(10, 4, 0.5, 0.15)));
  const alone = estimateProximity(input);
  const together = estimateProximity({ ...input, capacity: first });
  expect(together.rir?.estimate).toBeGreaterThan(alone.rir?.estimate ?? Number.NaN);
  expect(together.rir?.distribution[0]).toBeLessThan(alone.rir?.distribution[0] ?? 0);
  expect(together.rir?.basis).toContain("history");
  expect(together.failure.evidence).toContain("You later did 10 reps with the same weight, so this set had some left.");
});

test("what a set takes comes back in part before the set after the next", () => {
  let used = 0;
  const after = [0, 0, 0, 2, 2].map((rir) => {
    used = nextUsed(used, rir, defaultProximityParams);
    return used;
  });
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = after;
  expect(one).toBeCloseTo(defaultProximityParams.capacity.fallAtFailure);
  expect(two).toBeGreaterThan(one);
  expect(two - one).toBeLessThan(one);
  expect(three).toBeLessThan(0.8);
  // Easier sets let the lifter recover.
  expect(four).toBeLessThan(three);
  expect(five).toBeLessThan(four);
});

test("a set to failure caps the sets after it", () => {
  const [, second] = sequenceEvidence(
    [
      { completedReps: 10, belief: failed },
      { completedReps: 6, belief: open },
    ],
    defaultProximityParams,
  );
  expect(meanOf(second.logLikelihood)).toBeLessThan(9);
  expect(second.laterReps).toBeNull();
});

test("evidence agrees with enumerating every course of a sequence", () => {
  const sets = [
    { completedReps: 3, belief: [0.5, 0.3, 0.2] },
    { completedReps: 2, belief: [0.6, 0.3, 0.1] },
    { completedReps: 3, belief: [0.2, 0.5, 0.3] },
  ];
  const most = 5;
  const { fallAtFailure, fallFadesOver, staysUsed, fallSd, leastSd } = defaultProximityParams.capacity;
  const own = (i: number, possible: number) => sets[i].belief[possible - sets[i].completedReps] ?? 0;
  const fall = (i: number, from: number) => fallAtFailure * Math.exp(-Math.max(0, from - sets[i].completedReps) / fallFadesOver);
  // What the first set took, on the average over how it may have ended: every number is equally likely before it.
  const used = [0, sets[0].belief.reduce((sum, p, left) => sum + p * fall(0, sets[0].completedReps + left), 0)];
  const step = (i: number, from: number, to: number) => {
    const after = staysUsed * used[i] + (1 - used[i]) * fall(i, from);
    const mean = (from * (1 - after)) / (1 - used[i]);
    const density = (n: number) => Math.exp(-0.5 * ((n - mean) / Math.max(leastSd, fallSd * from)) ** 2);
    return density(to) / Array.from({ length: most + 1 }, (_, n) => density(n)).reduce((sum, p) => sum + p, 0);
  };
  // For the middle set: everything but its own belief.
  const direct = Array.from({ length: most + 1 }, (_, middle) => {
    let sum = 0;
    for (let a = 0; a <= most; a++) for (let c = 0; c <= most; c++) sum += own(0, a) * step(0, a, middle) * step(1, middle, c) * own(2, c);
    return sum;
  });
  const found = Array.from(sequenceEvidence(sets, defaultProximityParams)[1].logLikelihood, Math.exp);
  // Numbers below the reps that were done have no meaning.
  const done = sets[1].completedReps;
  for (let n = done; n <= most; n++) expect(found[n] / found[done]).toBeCloseTo(direct[n] / direct[done], 5);
});
