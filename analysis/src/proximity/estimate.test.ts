import fc from "fast-check";
import { expect, test } from "vitest";
import { failureSchema, type Rir, rirSchema } from "../session.ts";
import { estimateProximity, type ProximityInput } from "./estimate.ts";
import { defaultProximityParams } from "./params.ts";
import { decline, inputOf, repsOf } from "./sample-sets.test-support.ts";

function rirOf(input: ProximityInput): Rir {
  const { rir } = estimateProximity(input);
  if (rir === null) throw new Error("this set has an estimate");
  return rir;
}

const toFailure = decline(10, 0, 0.55, 0.15);

test("the nearer to failure a set stops, the fewer reps are left", () => {
  const estimates = [0, 1, 2, 3, 4, 5].map((rir) => rirOf(inputOf(repsOf(decline(10, rir, 0.55, 0.15)))).estimate);
  for (let i = 1; i < estimates.length; i++) expect(estimates[i]).toBeGreaterThan(estimates[i - 1]);
  for (const [rir, estimate] of estimates.entries()) expect(Math.abs(estimate - rir)).toBeLessThan(1.5);
});

test("the interval holds the truth over exercises, loads and stops, and stays usable", () => {
  for (const [exercise, failure, reserve] of [
    ["bench_press", 0.15, 0.06],
    ["back_squat", 0.27, 0.06],
    ["deadlift", 0.2, 0.043],
  ] as const) {
    for (const capacity of [5, 8, 12]) {
      for (const rir of [0, 1, 2, 3]) {
        const { low, high } = rirOf(inputOf(repsOf(decline(capacity, rir, failure + reserve * (capacity - 1) ** 0.8, failure)), exercise));
        expect(low).toBeLessThanOrEqual(rir + 0.25);
        expect(high).toBeGreaterThanOrEqual(rir - 0.25);
        expect(high - low).toBeLessThan(5);
      }
    }
  }
});

test("a fast light set is far from failure, however few its reps", () => {
  const rir = rirOf(inputOf(repsOf([0.85, 0.86, 0.85])));
  expect(rir.distribution[6]).toBeGreaterThan(0.8);
});

test("a failed attempt decides", () => {
  const reps = repsOf([...decline(10, 1, 0.55, 0.15), 0.06]);
  const { rir, failure } = estimateProximity(inputOf(reps.map((rep, i) => (i === 9 ? { ...rep, completed: false } : rep))));
  expect(failure).toMatchObject({ kind: "failed_attempt", reached: true });
  expect(failure.probability).toBeGreaterThan(0.9);
  expect(rir?.estimate).toBeLessThan(0.3);
  expect(failure.evidence[0]).toBe("Attempt 10 started and was not finished.");
});

test("an attempt counts by its confidence, and certain ones against the speeds", () => {
  const reps = repsOf([...decline(12, 5, 0.6, 0.15), 0.1]);
  const sure = (confidence: number) =>
    estimateProximity(inputOf(reps.map((rep, i) => (i === 7 ? { ...rep, completed: false, confidence } : rep)))).failure;
  expect(sure(0.3)).toMatchObject({ kind: "none", reached: false });
  expect(sure(0.3).probability).toBeLessThan(sure(0.6).probability);
  expect(sure(0.95).probability).toBeGreaterThan(0.6);
  expect(sure(1)).toMatchObject({ kind: "failed_attempt", reached: true, probability: 1 });
});

test("a set that shows no attempt is less likely to have failed than one that may show it", () => {
  const silent = estimateProximity(inputOf(repsOf(toFailure))).failure.probability;
  const chances = (attemptAtFailure: number) =>
    estimateProximity(inputOf(repsOf(toFailure)), { ...defaultProximityParams, attemptAtFailure }).failure.probability;
  expect(chances(0)).toBeGreaterThan(silent);
  expect(chances(0.8)).toBeLessThan(silent);
  const odds = (p: number) => p / (1 - p);
  expect(odds(chances(0.8)) / odds(chances(0))).toBeCloseTo(0.2, 1);
  // Where something that may be an attempt follows, nothing is taken away.
  const attempted = repsOf([...toFailure, 0.06]).map((rep, i) => (i === 10 ? { ...rep, completed: false, confidence: 1 } : rep));
  const certain = (attemptAtFailure: number) => estimateProximity(inputOf(attempted), { ...defaultProximityParams, attemptAtFailure });
  expect(certain(0.8)).toEqual(certain(0));
});

test("an attempt that failed before a pause says what was left after it", () => {
  const speeds = [...toFailure, 0.08, 0.33, 0.27];
  const reps = repsOf(speeds, (i) => (i === 11 ? 25 : 0.5)).map((rep, i) => (i === 10 ? { ...rep, completed: false } : rep));
  const { rir, failure } = estimateProximity(inputOf(reps));
  expect(failure.kind).not.toBe("failed_attempt");
  expect(rir?.estimate).toBeGreaterThan(0.8);
  expect(failure.evidence[0]).toBe("Attempt 11 was not finished; 2 reps followed.");
});

test("slow on purpose is not tired", () => {
  const slow = rirOf(inputOf(repsOf([0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2])));
  const tired = rirOf(inputOf(repsOf(decline(8, 0, 0.5, 0.2))));
  expect(slow.estimate).toBeGreaterThan(tired.estimate + 1.5);
  expect(slow.distribution[0]).toBeLessThan(0.15);
});

test("pauses between reps hide fatigue: even speeds then say less", () => {
  const even = [0.4, 0.39, 0.4, 0.38, 0.39, 0.38, 0.39, 0.38];
  const straight = rirOf(inputOf(repsOf(even)));
  const cluster = rirOf(inputOf(repsOf(even, (i) => (i % 2 === 0 ? 25 : 0.5))));
  // The fewer reps a set is worth, the less its even speeds show: what is left of the prior is wider and lower.
  expect(cluster.distribution[6]).toBeLessThan(straight.distribution[6]);
});

test("after a drop only the last stretch counts", () => {
  const speeds = [...toFailure, ...decline(9, 4, 0.7, 0.15)];
  const reps = repsOf(speeds);
  const part = (firstRep: number, lastRep: number, loadKg: number | null) => ({ firstRep, lastRep, loadKg, restBeforeS: 10 });
  const dropped = rirOf({ ...inputOf(reps), parts: [part(0, 9, 100), part(10, 14, 60)] });
  const alone = rirOf(inputOf(reps.slice(10)));
  expect(dropped.estimate).toBeCloseTo(alone.estimate, 6);
  // Without loads the step up in speed shows the drop.
  expect(rirOf({ ...inputOf(reps), parts: [part(0, 9, null), part(10, 14, null)] }).estimate).toBeCloseTo(alone.estimate, 6);
});

test("one odd rep in the middle changes little", () => {
  const clean = rirOf(inputOf(repsOf(decline(12, 4, 0.6, 0.15))));
  const slip = rirOf(inputOf(repsOf(decline(12, 4, 0.6, 0.15).map((speed, i) => (i === 3 ? 0.25 : speed)))));
  expect(Math.abs(slip.estimate - clean.estimate)).toBeLessThan(0.6);
});

test("a less certain velocity gives a wider interval", () => {
  const reps = repsOf(decline(10, 2, 0.55, 0.15));
  const widths = [0.01, 0.06, 0.15].map((velocityUncertainty) => {
    const { low, high } = rirOf(inputOf(reps.map((rep) => ({ ...rep, velocityUncertainty }))));
    return high - low;
  });
  expect(widths[1]).toBeGreaterThan(widths[0]);
  expect(widths[2]).toBeGreaterThan(widths[1]);
});

test("turning speeds and bare lifting times are read relative to the set's own fastest", () => {
  for (const basis of ["angular", "none"] as const) {
    const near = rirOf(inputOf(repsOf(decline(10, 0, 0.55, 0.15)), "biceps_curl", basis));
    const far = rirOf(inputOf(repsOf(decline(14, 7, 0.65, 0.15)), "biceps_curl", basis));
    expect(near.estimate).toBeLessThan(1.5);
    expect(far.estimate).toBeGreaterThan(near.estimate + 1.5);
    expect(near.basis).not.toContain("velocity_at_failure");
  }
});

test("a set without reps has no estimate, and says so", () => {
  const { rir, failure } = estimateProximity(inputOf([], "leg_press", "none"));
  expect(rir).toBeNull();
  expect(failure.reached).toBe(false);
  expect(failure.evidence).toEqual(["No rep of this set was measured, so nothing tells how close to failure it came."]);
});

test("a single rep has an estimate only where the velocity at failure is known, or someone said something", () => {
  const single = inputOf(repsOf([0.3]), "unknown");
  expect(estimateProximity(single).rir).toBeNull();
  expect(estimateProximity(single).failure.evidence.at(-1)).toMatch(/^The sensor saw too little/);
  expect(estimateProximity({ ...single, label: { rir: 1 } }).rir?.basis).toEqual(["prior", "label"]);
  expect(estimateProximity({ ...single, label: { failure: false } }).rir).toBeNull();
  const { rir, failure } = estimateProximity(inputOf(repsOf([0.3])));
  expect(rir?.basis).toEqual(["prior", "velocity_at_failure"]);
  expect(failure.evidence[0]).toBe("A single rep shows no slowing; it was 0.30 m/s.");
});

test("basis names what was used", () => {
  expect(rirOf(inputOf(repsOf(toFailure))).basis).toEqual(["prior", "velocity_loss", "velocity_at_failure"]);
  expect(rirOf(inputOf(repsOf(toFailure), "unknown")).basis).toEqual(["prior", "velocity_loss"]);
});

test("evidence is in words that a lifter understands", () => {
  const { failure } = estimateProximity(inputOf(repsOf(decline(10, 0, 0.55, 0.16))));
  expect(failure.evidence).toEqual([
    "Last rep 0.16 m/s, 71 % slower than your fastest.",
    "In the bench press, lifters fail near 0.15 m/s on average.",
  ]);
  const shorter = repsOf(toFailure).map((rep, i) => (i === 9 ? { ...rep, rangeOfMotion: 0.36 } : rep));
  expect(estimateProximity(inputOf(shorter)).failure.evidence).toContain("The last rep travelled 20 % less than the first ones.");
});

test("whatever the reps, the answer keeps the contract, and the same input gives the same answer", () => {
  const speed = fc.option(fc.double({ min: 0.01, max: 3, noNaN: true }), { freq: 6 });
  const uncertainty = fc.option(fc.double({ min: 0, max: 0.3, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(speed, { maxLength: 25 }),
      uncertainty,
      fc.constantFrom("bench_press", "biceps_curl", "leg_press", "unknown"),
      fc.constantFrom("linear" as const, "angular" as const, "none" as const),
      fc.boolean(),
      fc.double({ min: 0, max: 40, noNaN: true }),
      (speeds, velocityUncertainty, exercise, basis, failed, restS) => {
        const reps = repsOf(speeds, () => restS).map((rep, i) => ({
          ...rep,
          velocityUncertainty,
          completed: !(failed && i === speeds.length - 1),
        }));
        const input = inputOf(reps, exercise, basis);
        const { rir, failure } = estimateProximity(input);
        expect(failureSchema.safeParse(failure).success).toBe(true);
        expect(estimateProximity(input)).toEqual({ rir, failure });
        if (rir === null) return;
        expect(rirSchema.safeParse(rir).success).toBe(true);
        expect(rir.distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
        expect(rir.low).toBeLessThanOrEqual(rir.high);
        expect(failure.probability).toBeCloseTo(rir.distribution[0], 6);
      },
    ),
    { numRuns: 150 },
  );
});

test("speeds far below what the sensor could tell from none are believed to say little, and say it in numbers", () => {
  for (const speed of [1e-3, 1e-5, 1e-9]) {
    const { rir, failure } = estimateProximity(inputOf(repsOf([speed, 1.1 * speed]), "lateral_raise", "angular"));
    expect(rirSchema.nullable().safeParse(rir).error).toBeUndefined();
    expect(failureSchema.safeParse(failure).error).toBeUndefined();
  }
});
