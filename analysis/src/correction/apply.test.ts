import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateProximity } from "../proximity/estimate.ts";
import { type Rep, type WorkSet, workSetSchema } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import { applyCorrection } from "./apply.ts";
import { type Correction, correctionSchema } from "./correction.ts";

function rep(i: number, speed: number, completed = true): Rep {
  const startS = 3 * i;
  return {
    startS,
    endS: startS + 2.5,
    concentric: { startS: startS + 1, endS: startS + 1 + 0.4 / speed },
    eccentricS: 1,
    pauseS: 0,
    meanVelocity: speed,
    peakVelocity: 1.5 * speed,
    rangeOfMotion: 0.4,
    meanAngularVelocity: 3 * speed,
    velocityUncertainty: 0.03,
    completed,
    confidence: 0.9,
  };
}

function benchSet(speeds: readonly number[], failedAttempt = false): WorkSet {
  const reps = speeds.map((speed, i) => rep(i, speed));
  if (failedAttempt) reps.push(rep(speeds.length, 0.08, false));
  const velocity = velocityOf(reps, "linear");
  const parts = [{ firstRep: 0, lastRep: reps.length - 1, loadKg: 80, restBeforeS: 0 }];
  return {
    recording: 0,
    startTime: "2026-11-16T18:00:00Z",
    startS: 0,
    endS: 40,
    exercise: { id: "bench_press", confidence: 0.9, source: "model", alternatives: [] },
    loadKg: 80,
    role: "working",
    supersetWith: null,
    repCount: speeds.length,
    deviceRepCount: null,
    reps,
    parts,
    velocity,
    ...estimateProximity({ reps, velocity, exerciseId: "bench_press", loadKg: 80, parts }),
    issues: [],
  };
}

const midway = benchSet([0.55, 0.54, 0.53, 0.5, 0.47, 0.44, 0.4, 0.36]);
const failed = benchSet([0.5, 0.48, 0.42, 0.36, 0.27, 0.18], true);

test("no facts change nothing", () => {
  expect(applyCorrection(midway, {})).toEqual(midway);
  expect(applyCorrection(midway, { exercise: null, rir: null, failure: null, reps: null, loadKg: null, role: null })).toEqual(midway);
});

test("facts are taken as said and come out in the contract's shape", () => {
  const set = applyCorrection(midway, { exercise: "incline_bench_press", loadKg: 75, reps: 9, role: "drop" });
  expect(set.exercise).toEqual({ id: "incline_bench_press", confidence: 1, source: "user", alternatives: [] });
  expect([set.loadKg, set.parts[0].loadKg, set.repCount, set.role]).toEqual([75, 75, 9, "drop"]);
  expect(workSetSchema.parse(set)).toEqual(set);
});

test("a load of zero means no load", () => {
  expect(applyCorrection(midway, { loadKg: 0 }).loadKg).toBeNull();
});

test("another name of an exercise is stored under its id", () => {
  expect(applyCorrection(midway, { exercise: "squat" }).exercise.id).toBe("back_squat");
});

test("the exercise decides which speeds count", () => {
  expect(applyCorrection(midway, { exercise: "biceps_curl" }).velocity).toMatchObject({ basis: "angular", best: expect.closeTo(1.65) });
  expect(applyCorrection(midway, { exercise: "leg_press" }).velocity).toMatchObject({ basis: "none", best: null });
});

test("this was failure: labelled, reached, and believed more than the speeds", () => {
  const set = applyCorrection(midway, { failure: true });
  expect(midway.failure.probability).toBeLessThan(0.2);
  expect(set.failure).toMatchObject({ kind: "labelled", reached: true });
  expect(set.failure.probability).toBeGreaterThan(0.7);
  expect(set.rir?.basis).toContain("label");
  expect(set.failure.evidence[0]).toBe("You said that this was failure.");
});

test("this was not failure takes most of it away, also after a failed attempt", () => {
  const set = applyCorrection(failed, { failure: false });
  expect(failed.failure.kind).toBe("failed_attempt");
  expect(set.failure).toMatchObject({ kind: "none", reached: false });
  expect(set.failure.probability).toBeLessThan(failed.failure.probability);
});

test("typed reps in reserve pull the estimate, and narrow it, without replacing it", () => {
  const typed = applyCorrection(midway, { rir: 2 });
  const machine = midway.rir;
  if (machine === null || typed.rir === null) throw new Error("both sets have an estimate");
  expect(Math.abs(typed.rir.estimate - 2)).toBeLessThan(Math.abs(machine.estimate - 2));
  expect(typed.rir.high - typed.rir.low).toBeLessThan(machine.high - machine.low);
  expect(typed.rir.estimate).not.toBeCloseTo(2, 5);
});

test("the same typed number says less after a long set", () => {
  const empty: WorkSet = { ...midway, reps: [], repCount: 8, velocity: velocityOf([], "none"), rir: null };
  const short = applyCorrection(empty, { rir: 2, reps: 8 }).rir;
  const long = applyCorrection(empty, { rir: 2, reps: 20 }).rir;
  if (short === null || long === null) throw new Error("a typed number gives an estimate");
  expect(long.estimate).toBeGreaterThan(short.estimate);
  expect(long.high - long.low).toBeGreaterThan(short.high - short.low);
});

test("counting the unfinished attempt makes it a rep", () => {
  const set = applyCorrection(failed, { reps: 7 });
  expect(set.reps.every(({ completed }) => completed)).toBe(true);
  expect(set.velocity.last).toBe(0.08);
  expect(set.failure.kind).not.toBe("failed_attempt");
  expect(set.rir?.basis).not.toContain("failed_attempt");
});

test("applying facts twice is applying them once, and the set given stays as it was", () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
  const facts: fc.Arbitrary<Correction> = fc.record(
    {
      exercise: maybe(fc.constantFrom("back_squat", "biceps_curl", "leg_press", "my_own")),
      loadKg: maybe(fc.double({ min: 0, max: 300, noNaN: true })),
      reps: maybe(fc.integer({ min: 0, max: 30 })),
      role: maybe(fc.constantFrom("working" as const, "warm_up" as const)),
      failure: maybe(fc.boolean()),
      rir: maybe(fc.integer({ min: 0, max: 10 })),
      notASet: maybe(fc.boolean()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(midway, failed), facts, (set, said) => {
      const before = JSON.stringify(set);
      const once = applyCorrection(set, said);
      expect(applyCorrection(once, said)).toEqual(once);
      expect(JSON.stringify(set)).toBe(before);
      expect(workSetSchema.safeParse(once).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("unknown keys and impossible numbers are refused", () => {
  expect(correctionSchema.safeParse({ weight: 3 }).success).toBe(false);
  expect(correctionSchema.safeParse({ reps: -1 }).success).toBe(false);
  expect(correctionSchema.safeParse({ rir: 2, failure: null }).success).toBe(true);
});
