import { expect, test } from "vitest";
import type { Rep, SetResource, WorkSet } from "../api.ts";
import { failureChance, failureWords, isCorrected, partWords, perhaps, repWords, undoOf } from "./set-words.ts";
import { bestToLast, velocityLoss } from "./speed.ts";

const rep = (meanVelocity: number, confidence = 1, completed = true): Rep => ({
  startS: 0,
  endS: 2,
  concentric: { startS: 1, endS: 2 },
  eccentricS: 1,
  pauseS: 0,
  meanVelocity,
  peakVelocity: meanVelocity * 1.5,
  rangeOfMotion: 0.5,
  meanAngularVelocity: null,
  velocityUncertainty: 0.02,
  completed,
  confidence,
});

function set(reps: Rep[], part: Partial<WorkSet> = {}, correction: SetResource["correction"] = {}): SetResource {
  const done = reps.filter((r) => r.completed);
  const speeds = done.map((r) => r.meanVelocity ?? 0);
  const best = Math.max(...speeds);
  const last = speeds.at(-1) ?? 0;
  const work: WorkSet = {
    recording: 0,
    startTime: null,
    startS: 0,
    endS: 20,
    exercise: { id: "bench_press", confidence: 1, source: "device", alternatives: [] },
    loadKg: null,
    role: "working",
    supersetWith: null,
    repCount: done.length,
    deviceRepCount: null,
    reps,
    parts: [],
    velocity: { basis: "linear", best, last, lossPct: (100 * (best - last)) / best, referenceRep: speeds.indexOf(best) },
    rir: null,
    failure: { probability: 0, reached: false, kind: "none", evidence: [] },
    issues: [],
    ...part,
  };
  return { id: "s", workoutId: "w", number: 1, measured: work, effective: work, correction, repRange: null, pending: false };
}

test("doubtful reps widen the count downwards", () => {
  expect(repWords(set([rep(0.5), rep(0.4)])).count).toBe("2");
  expect(repWords(set([rep(0.5), rep(0.4), rep(0.4, 0.5), rep(0.4, 0.5)])).count).toBe("4 (2–4)");
});

test("a failed attempt is no rep", () => {
  expect(repWords(set([rep(0.5), rep(0.1, 1, false)])).count).toBe("1");
});

test("a count says whose it is when it is not the signal's", () => {
  expect(repWords(set([rep(0.5)], { repCount: 3 }, { reps: 3 }))).toEqual({ count: "3", note: "your count" });
  expect(repWords(set([], { repCount: 8 })).note).toBe("the watch's own count");
  expect(repWords(set([rep(0.5)], { deviceRepCount: 2 })).note).toBe("the watch counted 2");
});

test("null takes an opinion back, so the field is not corrected", () => {
  expect(isCorrected(set([rep(0.5)], {}, { exercise: null }), "exercise")).toBe(false);
  expect(isCorrected(set([rep(0.5)], {}, { failure: false }), "failure")).toBe(true);
});

test("undo restores what was said before, and unsays what was not", () => {
  expect(undoOf({ reps: 8, failure: true }, { reps: 9 })).toEqual({ reps: 8 });
  expect(undoOf({ reps: 8 }, { exercise: "back_squat" })).toEqual({ exercise: null });
});

test("the words about failure are no surer than its probability", () => {
  const rir = { estimate: 3, low: 1, high: 5, level: 0.8 as const, basis: [], distribution: [0, 0, 0, 1, 0, 0, 0] };
  const words = (probability: number) => failureWords({ rir, failure: { kind: "none", probability, reached: false, evidence: [] } });
  expect(words(0.02)).toBe("Ended before failure");
  expect(words(0.45)).toBe("May have ended in failure");
  expect(failureWords({ rir, failure: { kind: "last_possible_rep", probability: 0.6, reached: true, evidence: [] } })).toContain(
    "probably",
  );
});

test("velocity loss carries the uncertainty of both reps", () => {
  const loss = velocityLoss(set([rep(0.5), rep(0.25)]).effective);
  expect(loss?.lossPct).toBeCloseTo(50);
  // First order: d(1 - l/b) = dl/b and l·db/b², here 4 % and 2 %.
  expect(loss?.uncertainty).toBeCloseTo(Math.hypot(4, 2));
  expect(bestToLast(set([rep(0.5), rep(0.25)]).effective)).toBe("0.50 to 0.25 m/s");
});

test("a set whose last rep is its fastest lost nothing and is sure of it", () => {
  expect(velocityLoss(set([rep(0.4), rep(0.5)]).effective)).toEqual({ lossPct: 0, uncertainty: null });
});

test("a single rep has a speed and no loss", () => {
  expect(bestToLast(set([rep(0.4)]).effective)).toBe("0.40 m/s");
  expect(velocityLoss(set([rep(0.4)]).effective)).toBeNull();
});

test("the parts of an extended set are named, loads only where they change", () => {
  const part = (firstRep: number, lastRep: number, restBeforeS: number, loadKg: number | null = null) => ({
    firstRep,
    lastRep,
    restBeforeS,
    loadKg,
  });
  const reps = [rep(0.5), rep(0.4), rep(0.45), rep(0.1, 1, false)];
  expect(partWords(set(reps, { parts: [part(0, 3, 0)] }).effective, "kg")).toBeNull();
  expect(partWords(set(reps, { parts: [part(0, 1, 0), part(2, 3, 14.6)] }).effective, "kg")).toBe("2 + 1 reps, rests of 15 s");
  expect(partWords(set(reps, { parts: [part(0, 1, 0, 20), part(2, 3, 5, 15)] }).effective, "kg")).toBe(
    "2 + 1 reps, rests of 5 s, 20 kg, 15 kg",
  );
});

test("a set that nothing is known of has no chance of failure to show", () => {
  const failure = { kind: "none", probability: 0.3, reached: false, evidence: [] } as const;
  expect(failureChance({ rir: null, failure: { ...failure, evidence: [] } })).toBe("–");
  expect(failureWords({ rir: null, failure: { ...failure, evidence: [] } })).toBe("How this set ended is not known");
  expect(failureChance({ rir: null, failure: { kind: "labelled", probability: 1, reached: true, evidence: [] } })).toBe("100\u00a0%");
});

test("a set without a name says what it most likely is, a named one does not", () => {
  const alternatives = [
    { id: "unknown", confidence: 0.4 },
    { id: "lat_pulldown", confidence: 0.3 },
    { id: "pull_up", confidence: 0.2 },
  ];
  expect(perhaps({ id: "unknown", confidence: 0.4, source: "model", alternatives })?.id).toBe("lat_pulldown");
  expect(perhaps({ id: "bench_press", confidence: 1, source: "device", alternatives })).toBeUndefined();
  expect(perhaps({ id: "unknown", confidence: 0, source: "none", alternatives: [] })).toBeUndefined();
});
