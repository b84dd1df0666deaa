import { expect, test } from "vitest";
import { estimateProximity } from "../proximity/estimate.ts";
import { type Rep, type WorkSet, workSetSchema } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import { assignRoles } from "./assign.ts";
import { type Alike, joinExtended } from "./extended.ts";
import { defaultRoleParams } from "./params.ts";

/** Speeds of a bench-like set that ends with `rir` reps left of `capacity`. */
function decline(capacity: number, rir: number, fresh = 0.55): number[] {
  return Array.from({ length: capacity - rir }, (_, i) => fresh - (fresh - 0.16) * (i / Math.max(1, capacity - 1)) ** 1.7);
}

interface Bout {
  readonly at: number;
  readonly speeds: readonly number[];
  readonly exercise?: string;
  readonly loadKg?: number | null;
  readonly pauses?: Readonly<Record<number, number>>;
  readonly eccentricS?: number;
  readonly liftingS?: number;
}

function workSet({ at, speeds, exercise = "bench_press", loadKg = null, pauses = {}, eccentricS = 1.2, liftingS }: Bout): WorkSet {
  let time = at;
  const reps = speeds.map((speed, i): Rep => {
    time += pauses[i] ?? 0;
    const startS = time;
    const lifting = liftingS ?? 0.4 / speed;
    time += eccentricS + lifting + 0.5;
    const up = { startS: startS + eccentricS, endS: startS + eccentricS + lifting };
    return {
      startS,
      endS: up.endS,
      concentric: up,
      eccentricS,
      pauseS: 0,
      meanVelocity: speed,
      peakVelocity: 1.5 * speed,
      rangeOfMotion: 0.4,
      meanAngularVelocity: 3 * speed,
      velocityUncertainty: 0.03,
      completed: true,
      confidence: 0.95,
    };
  });
  const velocity = velocityOf(reps, "linear");
  const parts = [{ firstRep: 0, lastRep: reps.length - 1, loadKg, restBeforeS: 0 }];
  return {
    recording: 0,
    startTime: null,
    startS: at,
    endS: reps.at(-1)?.endS ?? at,
    exercise: { id: exercise, confidence: exercise === "unknown" ? 0 : 1, source: "user", alternatives: [] },
    loadKg,
    role: "unknown",
    supersetWith: null,
    repCount: reps.length,
    deviceRepCount: null,
    reps,
    parts,
    velocity,
    ...estimateProximity({ reps, velocity, exerciseId: exercise, loadKg, parts }),
    issues: [],
  };
}

const assigned = (sets: readonly WorkSet[], alike?: Alike) => assignRoles(joinExtended(sets, defaultRoleParams, alike));
const roles = (sets: readonly WorkSet[]) => assigned(sets).map(({ role }) => role);

test("a ladder of lighter sets far from failure warms up for the working sets", () => {
  const sets = [
    workSet({ at: 0, speeds: [0.95, 0.96, 0.95, 0.94, 0.95], loadKg: 40 }),
    workSet({ at: 120, speeds: [0.75, 0.76, 0.75], loadKg: 60 }),
    workSet({ at: 300, speeds: decline(8, 1), loadKg: 80 }),
    workSet({ at: 500, speeds: decline(8, 0), loadKg: 80 }),
  ];
  expect(roles(sets)).toEqual(["warm_up", "warm_up", "working", "working"]);
});

test("a few quick reps are a warm-up where a heavier set afterwards shows how many were possible", () => {
  const sets = [
    workSet({ at: 0, speeds: [0.5, 0.49, 0.49], loadKg: 50, exercise: "lateral_raise" }),
    workSet({ at: 100, speeds: [0.45, 0.44], loadKg: 70, exercise: "lateral_raise" }),
    workSet({ at: 300, speeds: decline(8, 1), loadKg: 80, exercise: "lateral_raise" }),
    workSet({ at: 500, speeds: decline(8, 0), loadKg: 80, exercise: "lateral_raise" }),
  ];
  expect(roles(sets)).toEqual(["warm_up", "warm_up", "working", "working"]);
});

test("as many reps near the working load are no warm-up", () => {
  const sets = [workSet({ at: 0, speeds: decline(14, 6, 0.65), loadKg: 70 }), workSet({ at: 300, speeds: decline(8, 1), loadKg: 80 })];
  expect(roles(sets)).not.toContain("warm_up");
});

test("without loads the speed tells", () => {
  const sets = [workSet({ at: 0, speeds: [0.95, 0.96, 0.95, 0.94, 0.95] }), workSet({ at: 300, speeds: decline(8, 1) })];
  expect(roles(sets)).toEqual(["warm_up", "working"]);
});

test("a lighter set after the heavy ones, or one to failure before them, is no warm-up", () => {
  const backOff = [workSet({ at: 0, speeds: decline(6, 1), loadKg: 90 }), workSet({ at: 300, speeds: decline(12, 0, 0.7), loadKg: 65 })];
  expect(roles(backOff)).toEqual(["working", "working"]);
  const pyramid = [workSet({ at: 0, speeds: decline(12, 0, 0.7), loadKg: 65 }), workSet({ at: 300, speeds: decline(6, 0), loadKg: 90 })];
  expect(roles(pyramid)).toEqual(["working", "working"]);
});

test("an unknown exercise leaves roles open", () => {
  const sets = [workSet({ at: 0, speeds: [0.9, 0.9], exercise: "unknown" }), workSet({ at: 200, speeds: [0.4, 0.3], exercise: "unknown" })];
  expect(roles(sets)).toEqual(["unknown", "unknown"]);
});

test("a drop under one logged load is known by its speed", () => {
  const sets = [workSet({ at: 0, speeds: decline(8, 0), loadKg: 80 }), workSet({ at: 45, speeds: decline(6, 0, 0.65), loadKg: 80 })];
  expect(roles(sets)).toEqual(["drop"]);
});

test("drops become one set with its stretches and loads", () => {
  const sets = [
    workSet({ at: 0, speeds: decline(8, 0), loadKg: 80 }),
    workSet({ at: 45, speeds: decline(6, 0, 0.5), loadKg: 56 }),
    workSet({ at: 85, speeds: decline(5, 0, 0.5), loadKg: 40 }),
  ];
  const [set, ...others] = assigned(sets);
  expect(others).toEqual([]);
  expect(set.role).toBe("drop");
  expect(set.repCount).toBe(19);
  expect(set.parts.map(({ firstRep, lastRep, loadKg }) => [firstRep, lastRep, loadKg])).toEqual([
    [0, 7, 80],
    [8, 13, 56],
    [14, 18, 40],
  ]);
  expect(set.parts.slice(1).every(({ restBeforeS }) => restBeforeS > 0 && restBeforeS <= 30)).toBe(true);
  expect(set.failure.probability).toBeGreaterThan(0.4);
  expect(workSetSchema.parse(set)).toEqual(set);
});

test("a drop without loads shows as a step up in speed", () => {
  const sets = [workSet({ at: 0, speeds: decline(8, 0, 0.5) }), workSet({ at: 45, speeds: decline(8, 0, 0.7) })];
  expect(assigned(sets).map(({ role, parts }) => [role, parts.length])).toEqual([["drop", 2]]);
});

test("rest-pause: same load, speed partly back, fewer reps", () => {
  const sets = [workSet({ at: 0, speeds: decline(10, 0), loadKg: 80 }), workSet({ at: 52, speeds: [0.36, 0.3, 0.24, 0.17], loadKg: 80 })];
  const [set] = assigned(sets);
  expect([set.role, set.parts.length, set.supersetWith]).toEqual(["rest_pause", 2, null]);
  expect(set.rir?.estimate).toBeLessThan(2);
});

test("stretches lie between the long pauses, wherever the search for sets has cut", () => {
  const alike = () => true;
  const cutLate = [
    workSet({ at: 0, speeds: [...decline(8, 0), 0.5, 0.48], pauses: { 8: 12 }, exercise: "unknown" }),
    workSet({ at: 38.8, speeds: [0.44, 0.38, 0.3], exercise: "unknown" }),
  ];
  const [set, ...others] = assigned(cutLate, alike);
  expect(others).toEqual([]);
  expect(set.parts.map(({ firstRep, lastRep }) => [firstRep, lastRep])).toEqual([
    [0, 7],
    [8, 12],
  ]);
  expect(set.parts[1].restBeforeS).toBeCloseTo(12.5, 0);
  const cutAmid = [
    workSet({ at: 0, speeds: [0.5, 0.49, 0.48], exercise: "unknown" }),
    workSet({ at: 8.5, speeds: [0.47, 0.46], exercise: "unknown" }),
  ];
  expect(assigned(cutAmid, alike).map(({ role, parts, repCount }) => [role, parts.length, repCount])).toEqual([["unknown", 1, 5]]);
});

test("a cluster inside one set is neither fatigue nor freshness", () => {
  const speeds = [0.45, 0.44, 0.45, 0.43, 0.44, 0.43];
  const cluster = workSet({ at: 0, speeds, loadKg: 100, pauses: { 2: 20, 4: 20 } });
  const [set] = assigned([cluster]);
  expect(set.role).toBe("cluster");
  expect(set.parts.map(({ firstRep, lastRep }) => [firstRep, lastRep])).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
  // Pauses hide fatigue: the same even speeds say less than they would without pauses.
  const straight = workSet({ at: 0, speeds, loadKg: 100 });
  if (set.rir === null || straight.rir === null) throw new Error("both have an estimate");
  expect(set.rir.high - set.rir.low).toBeGreaterThan(0.8 * (straight.rir.high - straight.rir.low));
});

test("sets a minute apart stay apart, and so does a ladder going up", () => {
  const apart = [workSet({ at: 0, speeds: decline(8, 0), loadKg: 80 }), workSet({ at: 100, speeds: decline(6, 0), loadKg: 80 })];
  expect(assigned(apart).length).toBe(2);
  const up = [workSet({ at: 0, speeds: [0.9, 0.9, 0.9], loadKg: 40 }), workSet({ at: 25, speeds: decline(6, 1), loadKg: 80 })];
  expect(assigned(up).map(({ role }) => role)).toEqual(["warm_up", "working"]);
});

test("two exercises in turn without rest are linked, round by round", () => {
  const bout = (at: number, exercise: string) => workSet({ at, speeds: decline(8, 1), exercise, loadKg: 50 });
  const sets = [
    bout(0, "bench_press"),
    bout(40, "barbell_row"),
    bout(200, "bench_press"),
    bout(240, "barbell_row"),
    bout(500, "overhead_press"),
  ];
  expect(assigned(sets).map(({ supersetWith }) => supersetWith)).toEqual([1, 0, 3, 2, null]);
});

test("one quick change of exercise is no superset; three in turn are", () => {
  const bout = (at: number, exercise: string) => workSet({ at, speeds: decline(8, 1), exercise, loadKg: 50 });
  const once = [bout(0, "bench_press"), bout(40, "barbell_row"), bout(300, "bench_press")];
  expect(assigned(once).every(({ supersetWith }) => supersetWith === null)).toBe(true);
  const names = ["bench_press", "barbell_row", "overhead_press"];
  const tri = [0, 300].flatMap((from) => names.map((exercise, i) => bout(from + 40 * i, exercise)));
  expect(assigned(tri).map(({ supersetWith }) => supersetWith)).toEqual([1, 2, 0, 4, 5, 3]);
});

test("speed that comes back without a pause suggests help, and is only a suggestion", () => {
  const [set] = assigned([workSet({ at: 0, speeds: [0.5, 0.48, 0.42, 0.3, 0.18, 0.36, 0.35] })]);
  expect(set.issues).toContainEqual({ code: "suggested_role", role: "forced" });
  expect(set.role).not.toBe("forced");
});

test("long lowering under a quick lift suggests negatives; slow tempo does not", () => {
  const [negative] = assigned([workSet({ at: 0, speeds: [0.4, 0.4, 0.4], eccentricS: 5, liftingS: 0.9 })]);
  expect(negative.issues).toContainEqual({ code: "suggested_role", role: "negative" });
  const [tempo] = assigned([workSet({ at: 0, speeds: [0.2, 0.2, 0.2], eccentricS: 5, liftingS: 3 })]);
  expect(tempo.issues).toEqual([]);
});

test("nothing in, nothing out; roles once set are kept; nothing given is changed", () => {
  expect(assigned([])).toEqual([]);
  const set = { ...workSet({ at: 0, speeds: decline(8, 0) }), role: "negative" as const };
  const before = JSON.stringify(set);
  const once = assigned([set]);
  expect(once[0].role).toBe("negative");
  expect(JSON.stringify(set)).toBe(before);
  expect(assigned(once)).toEqual(once);
});
