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

test("roles follow what is said: a name and a load show what warmed up", () => {
  const nobody = { id: "unknown", confidence: 0, source: "none" as const, alternatives: [] };
  const unknown = { exercise: nobody, loadKg: null, role: "unknown" as const };
  const quick = { ...benchSet([0.95, 0.96, 0.95, 0.94]), ...unknown };
  const sets = [{ ...benchSet([]), ...unknown }, quick, { ...quick, ...benchSet(decline(9, 1, 0.5, 0.15)), ...unknown }];
  const told = (loadKg: number, more: object = {}) => ({ exercise: "bench_press", loadKg, ...more });
  const rolesOf = (facts: (object | null)[]) => {
    const corrected = sets.map((set, i) => ({ set, facts: facts[i] ?? null, key: `${i}` }));
    return judgeCorrected(corrected, {}).map(({ role }) => role);
  };
  expect(rolesOf([{ notASet: true }])).toEqual(["unknown", "unknown", "unknown"]);
  expect(rolesOf([{ notASet: true }, told(40), told(80)])).toEqual(["unknown", "warm_up", "working"]);
  expect(rolesOf([{ notASet: true }, told(40, { role: "working" }), told(80)])).toEqual(["unknown", "working", "working"]);
});

test("a superset points to the other set, past what is no set", () => {
  const at = (startS: number, id: string) => ({
    ...benchSet(decline(9, 1, 0.5, 0.15)),
    startS,
    endS: startS + 30,
    exercise: { id, confidence: 1, source: "device" as const, alternatives: [] },
  });
  const sets = ["bench_press", "biceps_curl", "bench_press", "biceps_curl"].map((id, i) => at(35 * i + (i > 1 ? 100 : 0), id));
  const walk = { ...at(-100, "deadlift") };
  const corrected = [walk, ...sets].map((set, i) => ({ set, facts: i === 0 ? { notASet: true } : null, key: `${i}` }));
  expect(judgeCorrected(corrected, {}).map(({ supersetWith }) => supersetWith)).toEqual([null, 2, 1, 4, 3]);
});
