import { expect, test } from "vitest";
import { learnFromSet } from "../proximity/learn.ts";
import { decline, inputOf, repsOf } from "../proximity/sample-sets.test-support.ts";
import { judgeTogether } from "../proximity/together.ts";
import type { WorkSet } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { judgeCorrected } from "./judge.ts";

function benchSet(speeds: readonly number[]): WorkSet {
  const { reps, velocity } = inputOf(repsOf(speeds));
  return workSetOf({ repCount: speeds.length, reps: [...reps], velocity });
}

const pair = [benchSet(decline(10, 3, 0.5, 0.15)), benchSet(decline(9, 2, 0.49, 0.15))];
const uncorrected = pair.map((set, i) => ({ set, facts: null, key: `set ${i}` }));

function first(sets: readonly WorkSet[]): WorkSet {
  const [set] = sets;
  if (set === undefined) throw new Error("there is a set");
  return set;
}

test("without a word and without a profile it is what the analysis says", () => {
  expect(judgeCorrected(uncorrected, {})).toEqual(judgeTogether(pair));
});

test("what is said of one set bears on the others of its load", () => {
  const [easy, hard] = uncorrected;
  const plain = first(judgeCorrected(uncorrected, {}));
  const told = first(judgeCorrected([easy, { ...hard, facts: { reps: 14 } }], {}));
  expect(told.rir?.estimate).toBeGreaterThan(plain.rir?.estimate ?? 9);
  const none = first(judgeCorrected([easy, { ...hard, facts: { notASet: true, reps: 14 } }], {}));
  expect(none.rir?.basis).not.toContain("history");
});

test("a set is not judged by what it taught the profile itself", () => {
  const profile = learnFromSet(null, {
    ...inputOf(repsOf(decline(10, 0, 0.5, 0.3))),
    loadKg: 80,
    day: 3,
    key: "set 0",
    label: { failure: true },
  });
  const profiles = new Map(profile === null ? [] : [["bench_press", profile]]);
  const [own, other] = judgeCorrected(uncorrected, { profiles, day: 3 });
  expect(own?.rir?.basis).not.toContain("profile");
  expect(other?.rir?.basis).toContain("profile");
});
