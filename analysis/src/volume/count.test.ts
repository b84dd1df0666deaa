import fc from "fast-check";
import { expect, test } from "vitest";
import type { MuscleMap } from "../exercise/own.ts";
import { toRir } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import { workSetOf } from "../work-set.test-support.ts";
import { countWeeks, type DatedSet } from "./count.ts";
import { countFailures } from "./count-failures.ts";
import { type CountingRule, countingRuleSchema, defaultCountingRule } from "./counting-rule.ts";

const MONDAY = "2026-11-16T18:00:00Z";

function workSet(id: string, rir: number[] | null, changes: Partial<WorkSet> = {}): WorkSet {
  const published = rir && toRir(rir, ["prior"]);
  return workSetOf({
    exercise: { id, confidence: 1, source: "user", alternatives: [] },
    loadKg: null,
    rir: published,
    failure: { probability: published ? published.distribution[0] : 0, reached: false, kind: "none", evidence: [] },
    ...changes,
  });
}

function dated(set: WorkSet, startTime = MONDAY, workout = "a"): DatedSet {
  return { startTime, workout, set };
}

/** Sets that are independent of each other, unless `habitSd` says how much of the lifter nobody knows. */
function muscle(sets: readonly DatedSet[], name: string, rule: CountingRule = defaultCountingRule, habitSd = 0) {
  return countWeeks(sets, rule, "UTC", new Map(), { habitSd, habitSets: 0 })[0].muscles.find((week) => week.muscle === name);
}

const atFailure = [1];
const far = [0, 0, 0, 0, 0, 0, 1];

test("certain sets count direct 1 and indirect 0.5 without a range", () => {
  const sets = [
    dated(workSet("bench_press", atFailure)),
    dated(workSet("bench_press", far)),
    dated(workSet("triceps_pushdown", [0, 0, 1])),
  ];
  expect(muscle(sets, "chest")).toEqual({
    muscle: "chest",
    sets: { low: 2, likely: 2, high: 2 },
    hardSets: { low: 1, likely: 1, high: 1 },
    failureSets: { low: 1, likely: 1, high: 1 },
    judgedShare: 1,
  });
  expect(muscle(sets, "triceps")?.sets).toEqual({ low: 2, likely: 2, high: 2 });
  expect(muscle(sets, "triceps")?.hardSets).toEqual({ low: 1.5, likely: 1.5, high: 1.5 });
});

test("the range is that of the sum, not the sum of ranges", () => {
  const sets = Array.from({ length: 20 }, () => dated(workSet("biceps_curl", [0.5, 0, 0, 0, 0, 0, 0.5])));
  // Binomial(20, 0.5): 10 % point 7, 90 % point 13. Bounds of single sets would give 0 to 20.
  expect(muscle(sets, "biceps")?.failureSets).toEqual({ low: 7, likely: 10, high: 13 });
});

test("the lifter's own muscles come before the catalogue's, also for an exercise that it does not have", () => {
  const own: MuscleMap = new Map([
    ["bench_press", { direct: ["chest", "triceps"], indirect: [] }],
    ["~sled_push", { direct: ["quads"], indirect: ["calves"] }],
  ]);
  const sets = ["bench_press", "~sled_push", "back_squat~hatfield"].map((id) => dated(workSet(id, atFailure)));
  const [week] = countWeeks(sets, defaultCountingRule, "UTC", own);
  const likely = Object.fromEntries(week.muscles.map((count) => [count.muscle, count.failureSets.likely]));
  expect(week.unassignedSets).toBe(0);
  expect(likely).toMatchObject({ chest: 1, triceps: 1, quads: 2, calves: 0.5, glutes: 1 });
  expect(likely).not.toHaveProperty("front_delts");
});

test("failures of a week count each set once, whatever it works and also where the exercise is unknown", () => {
  const sets = [dated(workSet("bench_press", atFailure)), dated(workSet("unknown", atFailure)), dated(workSet("biceps_curl", far))];
  expect(countWeeks(sets, defaultCountingRule, "UTC")[0].failureSets).toEqual({ low: 2, likely: 2, high: 2 });
});

test("failures of a workout are those of its week, with the rule's word on warm-ups and on sets that nobody could judge", () => {
  const unjudged = { ...workSet("pull_up", far), rir: null };
  const sets = [workSet("bench_press", atFailure), { ...workSet("bench_press", atFailure), role: "warm_up" as const }, unjudged];
  expect(countFailures(sets, defaultCountingRule)).toEqual({ low: 1, likely: 1, high: 2 });
  expect(countFailures(sets, { ...defaultCountingRule, countWarmUps: true }).low).toBe(2);
  expect(countFailures(sets, { ...defaultCountingRule, unknownProximity: "zero" }).high).toBe(1);
  expect(countFailures([], defaultCountingRule)).toEqual({ low: 0, likely: 0, high: 0 });
});

test("a week says how many of its sets were judged, and each muscle which part of its own", () => {
  const sets = [
    dated(workSet("bench_press", far)),
    dated(workSet("bench_press", null)),
    dated(workSet("dip", null)),
    dated(workSet("lat_pulldown", null)),
    dated(workSet("lat_pulldown", null, { role: "warm_up" })),
  ];
  const [week] = countWeeks(sets, defaultCountingRule, "UTC");
  expect(week).toMatchObject({ judgedSets: 1, unjudgedSets: 3 });
  // Of the triceps' 0.5 + 0.5 + 1 sets the first was judged.
  expect(muscle(sets, "triceps")?.judgedShare).toBeCloseTo(0.25, 10);
  expect(muscle(sets, "lats")?.judgedShare).toBe(0);
  const [withWarmUps] = countWeeks(sets, { ...defaultCountingRule, countWarmUps: true }, "UTC");
  expect(withWarmUps.unjudgedSets).toBe(4);
  // A set that counts as nothing where it is not known is no better known for it.
  expect(muscle(sets, "lats", { ...defaultCountingRule, unknownProximity: "zero" })?.judgedShare).toBe(0);
});

test("what is not known of the lifter is not known of all sets alike: the range is wider, the likely number the same", () => {
  const sets = Array.from({ length: 20 }, () => dated(workSet("biceps_curl", [0.25, 0.25, 0, 0, 0.25, 0.25])));
  const alone = muscle(sets, "biceps")?.hardSets;
  const shared = muscle(sets, "biceps", defaultCountingRule, 0.3)?.hardSets;
  expect(alone).toEqual({ low: 7, likely: 10, high: 13 });
  expect(shared?.likely).toBe(10);
  expect(shared?.low).toBeLessThan(6);
  expect(shared?.high).toBeGreaterThan(14);
});

test("a habit moves no set whose end is certain", () => {
  const sets = [dated(workSet("biceps_curl", atFailure)), dated(workSet("biceps_curl", far))];
  expect(muscle(sets, "biceps", defaultCountingRule, 1)?.hardSets).toEqual({ low: 1, likely: 1, high: 1 });
});

test("agrees with enumerating every outcome", () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  const exercise = fc.constantFrom("bench_press", "triceps_pushdown", "lateral_raise", "dip");
  fc.assert(
    fc.property(fc.array(fc.tuple(exercise, p), { minLength: 1, maxLength: 8 }), (drawn) => {
      const sets = drawn.map(([id, failure]) => dated(workSet(id, [failure, 0, 0, 0, 0, 0, 1 - failure])));
      const weight = { bench_press: 0.5, triceps_pushdown: 1, lateral_raise: 0, dip: 1 } as Record<string, number>;
      const outcomes = new Map<number, number>();
      for (let bits = 0; bits < 1 << drawn.length; bits++) {
        let sum = 0;
        let chance = 1;
        for (const [i, [id, failure]] of drawn.entries()) {
          const happened = (bits >> i) & 1;
          chance *= happened ? failure : 1 - failure;
          sum += happened ? weight[id] : 0;
        }
        outcomes.set(sum, (outcomes.get(sum) ?? 0) + chance);
      }
      const found = muscle(sets, "triceps")?.failureSets;
      if (found === undefined) {
        expect(drawn.every(([id]) => weight[id] === 0)).toBe(true);
        return;
      }
      for (const [value, level] of [
        [found.low, 0.1],
        [found.likely, 0.5],
        [found.high, 0.9],
      ]) {
        const atMost = [...outcomes].reduce((sum, [k, chance]) => sum + (k <= value ? chance : 0), 0);
        const below = [...outcomes].reduce((sum, [k, chance]) => sum + (k < value ? chance : 0), 0);
        expect(atMost).toBeGreaterThanOrEqual(level - 1e-8);
        expect(below).toBeLessThan(level + 1e-8);
      }
    }),
    { numRuns: 200 },
  );
});

test("an uncertain exercise spreads over its alternatives", () => {
  const guess = { id: "bench_press", confidence: 0.7, source: "model" as const, alternatives: [{ id: "overhead_press", confidence: 0.3 }] };
  const sets = [dated(workSet("bench_press", atFailure, { exercise: guess }))];
  expect(muscle(sets, "chest")?.sets).toEqual({ low: 0, likely: 1, high: 1 });
  expect(muscle(sets, "front_delts")?.sets).toEqual({ low: 0.5, likely: 0.5, high: 1 });
  // Both exercises work the triceps as helpers: nothing is uncertain about that.
  expect(muscle(sets, "triceps")?.sets).toEqual({ low: 0.5, likely: 0.5, high: 0.5 });
});

test("sets of unknown proximity count somewhere between none and all, together", () => {
  const sets = Array.from({ length: 20 }, () => dated(workSet("leg_press", null)));
  const quads = muscle(sets, "quads");
  expect(quads?.sets).toEqual({ low: 20, likely: 20, high: 20 });
  expect(quads?.failureSets.low).toBeLessThanOrEqual(3);
  expect(quads?.failureSets.high).toBeGreaterThanOrEqual(17);
  expect(muscle(sets, "quads", { ...defaultCountingRule, unknownProximity: "zero" })?.failureSets).toEqual({ low: 0, likely: 0, high: 0 });
});

test("warm-ups stay out unless the rule counts them", () => {
  const sets = [dated(workSet("back_squat", far, { role: "warm_up" })), dated(workSet("back_squat", atFailure))];
  expect(muscle(sets, "quads")?.sets.likely).toBe(1);
  expect(muscle(sets, "quads", { ...defaultCountingRule, countWarmUps: true })?.sets.likely).toBe(2);
});

test("an extended set counts once or by its stretches", () => {
  const part = { firstRep: 0, lastRep: 3, loadKg: null, restBeforeS: 0 };
  const sets = [dated(workSet("lateral_raise", atFailure, { role: "drop", parts: [part, part, part] }))];
  expect(muscle(sets, "side_delts")?.sets.likely).toBe(1);
  expect(muscle(sets, "side_delts", { ...defaultCountingRule, extendedSet: "each_part" })?.failureSets.likely).toBe(3);
});

test("sets without a known exercise are counted apart", () => {
  const weeks = countWeeks([dated(workSet("unknown", atFailure)), dated(workSet("no_such", atFailure))], defaultCountingRule, "UTC");
  const two = { low: 2, likely: 2, high: 2 };
  expect(weeks).toEqual([
    {
      week: "2026-W47",
      startDate: "2026-11-16",
      workouts: 1,
      failureSets: two,
      unassignedSets: 2,
      judgedSets: 2,
      unjudgedSets: 0,
      muscles: [],
    },
  ]);
});

test("weeks without training are there, and workouts are counted by key", () => {
  const sets = [
    dated(workSet("deadlift", atFailure), "2026-11-16T08:00:00Z", "a"),
    dated(workSet("deadlift", atFailure), "2026-11-18T08:00:00Z", "b"),
    dated(workSet("deadlift", atFailure), "2026-12-01T08:00:00Z", "c"),
  ];
  const weeks = countWeeks(sets, defaultCountingRule, "UTC");
  expect(weeks.map(({ week, workouts }) => [week, workouts])).toEqual([
    ["2026-W47", 2],
    ["2026-W48", 0],
    ["2026-W49", 1],
  ]);
  expect(countWeeks([], defaultCountingRule, "UTC")).toEqual([]);
});

test("weights that are no halves are counted exactly too", () => {
  const rule = { ...defaultCountingRule, indirect: 0.33 };
  const sets = [dated(workSet("bench_press", [0.5, 0, 0, 0, 0, 0, 0.5])), dated(workSet("triceps_pushdown", atFailure))];
  expect(muscle(sets, "triceps", rule)?.failureSets.low).toBeCloseTo(1);
  expect(muscle(sets, "triceps", rule)?.failureSets.high).toBeCloseTo(1.33);
  expect(muscle(sets, "triceps", { ...rule, indirect: 0, direct: 0 })?.sets).toEqual({ low: 0, likely: 0, high: 0 });
});

test("hard sets include failure sets, and every range is ordered", () => {
  const ids = fc.constantFrom("bench_press", "back_squat", "pull_up", "deadlift", "unknown");
  const distribution = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.option(distribution)), { maxLength: 30 }), (drawn) => {
      for (const week of countWeeks(
        drawn.map(([id, rir]) => dated(workSet(id, rir))),
        defaultCountingRule,
        "UTC",
      )) {
        for (const { sets, hardSets, failureSets } of week.muscles) {
          for (const range of [sets, hardSets, failureSets]) {
            expect(range.low).toBeLessThanOrEqual(range.likely);
            expect(range.likely).toBeLessThanOrEqual(range.high);
          }
          for (const bound of ["low", "likely", "high"] as const) {
            expect(failureSets[bound]).toBeLessThanOrEqual(hardSets[bound]);
            expect(hardSets[bound]).toBeLessThanOrEqual(sets[bound]);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("the default rule satisfies its own schema", () => {
  expect(countingRuleSchema.parse(defaultCountingRule)).toEqual(defaultCountingRule);
  expect(countingRuleSchema.safeParse({ ...defaultCountingRule, hardRir: -1 }).success).toBe(false);
});

test("a year of 3,000 uncertain sets is counted week by week", () => {
  const ids = ["bench_press", "barbell_row", "back_squat", "overhead_press", "biceps_curl", "deadlift"];
  const sets = Array.from({ length: 3000 }, (_, i) => {
    const time = new Date(Date.UTC(2026, 0, 5) + ((i * 364) / 3000) * 86_400_000).toISOString();
    return dated(workSet(ids[i % ids.length], i % 5 === 0 ? null : [0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05]), time, time.slice(0, 10));
  });
  expect(countWeeks(sets, defaultCountingRule, "Europe/Berlin").length).toBe(52);
});
