import type { Columns3, Recording, Signal } from "@lastrep/ingest";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Analysis, analyse } from "./analyse.ts";
import {
  curl,
  deviceSet,
  handling,
  press,
  recordingOf,
  repeat,
  rest,
  rotationBy,
  type Sensor,
  type Step,
  secondsOf,
  signalOf,
  walking,
} from "./movement.test-support.ts";
import { type SessionAnalysis, sessionAnalysisSchema, type WorkSet } from "./session.ts";

const BEFORE = 8;
const eight = [rest(BEFORE), ...repeat(8, press()), rest(8)];

function setsOf(steps: readonly Step[], sensor: Sensor = {}, more: Partial<Recording> = {}): WorkSet[] {
  return checked(analyse([recordingOf(signalOf(steps, sensor), more)]), secondsOf(steps)).sets;
}

/** What the answer to every recording of a movement must be. */
function checked(analysis: Analysis, durationS: number): SessionAnalysis {
  for (const { reps, startS, endS } of lawful(analysis, durationS).sets) {
    for (const [i, rep] of reps.entries()) {
      expect(rep.startS).toBeGreaterThanOrEqual(startS);
      expect(rep.endS).toBeLessThanOrEqual(endS);
      if (i > 0) expect(rep.startS).toBeGreaterThan(reps[i - 1].startS);
    }
  }
  return analysis.session;
}

/** What every answer must be, whatever was recorded. */
function lawful({ session, traces }: Analysis, durationS: number): SessionAnalysis {
  const parsed = sessionAnalysisSchema.safeParse(session);
  expect(parsed.error?.issues).toBeUndefined();
  for (const [k, set] of session.sets.entries()) {
    // Sets are ordered on the real clock, which resolves a microsecond.
    if (k > 0) expect(set.startS).toBeGreaterThanOrEqual(session.sets[k - 1].startS - 1e-6);
    expect(set.endS).toBeLessThanOrEqual(durationS + 1e-6);
    expect(set.startS).toBeLessThan(set.endS);
    if (set.reps.length > 0) expect(set.repCount).toBe(set.reps.filter((rep) => rep.completed).length);
    for (const { startS, endS, concentric } of set.reps) {
      expect(startS).toBeLessThanOrEqual(concentric.startS);
      expect(concentric.startS).toBeLessThanOrEqual(concentric.endS);
      expect(concentric.endS).toBeLessThanOrEqual(endS);
      expect(endS).toBeLessThanOrEqual(durationS + 1e-6);
    }
  }
  for (const trace of traces) {
    const lengths = [trace.verticalAcceleration, trace.verticalVelocity, trace.detector, trace.rotation ?? trace.detector].map(
      (c) => c.length,
    );
    expect(new Set(lengths).size).toBe(1);
  }
  return session;
}

const counts = (sets: readonly WorkSet[]) => sets.map((set) => set.repCount);

function part(signal: Signal, from: number, to: number): Signal {
  const cut = ({ x, y, z }: Columns3) => ({ x: x.slice(from, to), y: y.slice(from, to), z: z.slice(from, to) });
  return {
    ...signal,
    length: to - from,
    acceleration: cut(signal.acceleration),
    angularRate: signal.angularRate && cut(signal.angularRate),
  };
}

test("defaults suffice: eight presses are a set of eight, at their times and speeds", () => {
  const [set, ...others] = setsOf(eight);
  expect(others).toEqual([]);
  expect(set).toMatchObject({ repCount: 8, recording: 0, velocity: { basis: "linear" }, exercise: { id: "unknown", source: "none" } });
  for (const [k, rep] of set.reps.entries()) {
    const start = BEFORE + 2.4 * k;
    expect(Math.abs(rep.concentric.startS - start)).toBeLessThan(0.08);
    expect(Math.abs(rep.concentric.endS - (start + 0.9))).toBeLessThan(0.08);
    expect(Math.abs((rep.meanVelocity ?? 0) - 0.5)).toBeLessThan(0.03);
    expect(Math.abs((rep.peakVelocity ?? 0) - 0.9375)).toBeLessThan(0.04);
    expect(Math.abs((rep.rangeOfMotion ?? 0) - 0.45)).toBeLessThan(0.03);
    expect(Math.abs((rep.eccentricS ?? 0) - 1.2)).toBeLessThan(0.5);
    expect(rep.completed).toBe(true);
  }
  expect(Math.abs(Date.parse(set.startTime ?? "") - Date.parse("2026-01-05T17:00:08Z"))).toBeLessThan(100);
});

test("the answer is the same each time, and the input stays as it was", () => {
  const make = () => recordingOf(signalOf(eight), { deviceSets: [deviceSet(8, 20, { reps: 8 })] });
  const recording = make();
  const first = analyse([recording]);
  expect(recording).toEqual(make());
  expect(analyse([recording])).toEqual(first);
});

test.each([12.5, 25, 50, 100, 200])("counts the same at %f Hz, with and without a gyroscope", (rateHz) => {
  for (const gyroscope of [true, false]) {
    expect(counts(setsOf(eight, { rateHz, gyroscope }))).toEqual([8]);
    expect(counts(setsOf([rest(8), ...repeat(10, curl()), rest(8)], { rateHz, gyroscope }))).toEqual([10]);
  }
});

test("the way the device is mounted changes neither count nor speed", () => {
  const [plain] = setsOf(eight);
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 3.1, noNaN: true }),
      fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -9, max: 9 }))),
      (angle, [x, y, z]) => {
        const [set, ...others] = setsOf(eight, { mounting: rotationBy(angle, [x, y, z + 9.5]) });
        expect(others).toEqual([]);
        expect(set.repCount).toBe(8);
        for (const [k, rep] of set.reps.entries()) {
          expect(Math.abs((rep.meanVelocity ?? 0) - (plain.reps[k].meanVelocity ?? 0))).toBeLessThan(0.03);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test("an error of the accelerometer's zero and of the gyroscope's does not reach the speed", () => {
  const [set] = setsOf(eight, { accelerationBias: 0.15, rateBias: 0.02, noise: 0.1 });
  expect(set.repCount).toBe(8);
  for (const rep of set.reps) expect(Math.abs((rep.meanVelocity ?? 0) - 0.5)).toBeLessThan(0.04);
});

test("a set that begins with the lowering has its lifts upwards", () => {
  const bench: Step[] = [{ seconds: 1.3, height: -0.4, pitch: -0.2 }, rest(0.1), { seconds: 0.8, height: 0, pitch: 0 }, rest(0.2)];
  const [set, ...others] = setsOf([rest(8), ...repeat(8, bench), rest(8)]);
  expect(others).toEqual([]);
  expect(set.repCount).toBe(8);
  for (const [k, rep] of set.reps.entries()) {
    expect(Math.abs(rep.concentric.startS - (8 + 2.4 * k + 1.4))).toBeLessThan(0.1);
    expect(rep.meanVelocity).toBeCloseTo(0.5, 1);
  }
});

const sticking: Step[] = [
  { seconds: 0.8, height: 0.2, pitch: 0.09 },
  { seconds: 0.8, height: 0.215, pitch: 0.095 },
  { seconds: 0.8, height: 0.45, pitch: 0.2 },
  rest(0.1),
  { seconds: 1.2, height: 0, pitch: 0 },
];

test.each<[string, Step[]]>([
  ["pauses of 3 s between the reps", repeat(8, [...press(), rest(3)])],
  ["a pause of 6 s in the middle", [...repeat(4, press()), rest(6), ...repeat(4, press())]],
  ["a last rep at a third of the speed", [...repeat(7, press()), ...press(3)]],
  ["a sticking point of 0.8 s in the last rep", [...repeat(7, press()), ...sticking]],
  ["reps that slow down all along", Array.from({ length: 8 }, (_, k) => press(1 + 0.15 * k)).flat()],
])("%s: still one set of eight", (_, steps) => {
  expect(counts(setsOf([rest(8), ...steps, rest(8)]))).toEqual([8]);
});

test("a last rep at a third of the speed is a completed rep, and its loss is seen", () => {
  const [set] = setsOf([rest(8), ...repeat(7, press()), ...press(3), rest(8)]);
  expect(set.reps.at(-1)).toMatchObject({ completed: true, rangeOfMotion: expect.closeTo(0.45, 1) });
  expect(set.velocity.lossPct).toBeGreaterThan(60);
  expect(set.velocity.lossPct).toBeLessThan(72);
});

test("a rep whose middle nobody measured is counted by its like, and is less certain", () => {
  const gap = { startS: BEFORE + 4 * 2.4 + 0.3, endS: BEFORE + 4 * 2.4 + 1.3 };
  const signal = signalOf(eight);
  const [from, to] = [gap.startS * 50, gap.endS * 50].map(Math.round);
  for (const columns of [signal.acceleration, signal.angularRate]) {
    for (const column of columns ? [columns.x, columns.y, columns.z] : []) {
      const [before, after] = [column[from], column[to]];
      for (let i = from + 1; i < to; i++) column[i] = before + ((after - before) * (i - from)) / (to - from);
    }
  }
  const { session } = analyse([recordingOf(signal, { gaps: [{ ...gap, kind: "missing" }] })]);
  expect(counts(session.sets)).toEqual([8]);
  const [certain, blind] = [session.sets[0].reps[2], session.sets[0].reps[4]].map(({ confidence }) => confidence);
  expect(certain).toBeGreaterThan(0.95);
  expect(blind).toBeLessThan(0.9);
});

test("handling things before and after the set does not change its count", () => {
  for (const seed of [1, 2, 4, 5, 6]) {
    const steps = [...handling(15, seed), rest(4), ...repeat(8, press()), rest(4), ...handling(15, seed + 20)];
    expect(counts(setsOf(steps))).toEqual([8]);
  }
});

test("two movements with no rest between them are two sets", () => {
  const [first, second, ...others] = setsOf([rest(6), ...repeat(8, press()), ...repeat(10, curl()), rest(6)]);
  expect(others).toEqual([]);
  expect([first.repCount, second.repCount]).toEqual([8, 10]);
  expect(Math.abs(second.startS - (6 + 8 * 2.4))).toBeLessThan(0.6);
});

test("a recording that starts or ends in the middle of a rep gives the reps that it holds", () => {
  const whole = signalOf([...repeat(8, press()), rest(6)]);
  for (const cutS of [0.1, 0.3, 0.5, 1.5, 2]) {
    const late = part(whole, Math.round(cutS * 50), whole.length);
    const [set, ...others] = checked(analyse([recordingOf(late)]), (late.length - 1) / 50).sets;
    expect(others).toEqual([]);
    expect([7, 8]).toContain(set.repCount);
    // The last rep lies where it was made.
    expect(Math.abs((set.reps.at(-1)?.concentric.startS ?? 0) - (7 * 2.4 - cutS))).toBeLessThan(0.15);
    const early = part(whole, 0, Math.round((8 * 2.4 - cutS) * 50));
    const [begun] = checked(analyse([recordingOf(early)]), (early.length - 1) / 50).sets;
    expect([7, 8]).toContain(begun.repCount);
  }
});

test("a rep whose lift lies before the recording has no speed and leaves the others theirs", () => {
  for (const gyroscope of [true, false]) {
    const whole = signalOf([...repeat(8, press()), rest(6)], { gyroscope });
    // The first lowering starts at 1 s.
    const late = part(whole, 52, whole.length);
    const [set] = checked(analyse([recordingOf(late)]), (late.length - 1) / 50).sets;
    expect(set.repCount).toBe(8);
    expect(set.reps[0].meanVelocity).toBeNull();
    expect(set.rir?.estimate).toBeGreaterThan(0);
    expect(set.velocity.best !== null).toBe(gyroscope);
  }
});

test("empty, one sample, stillness and silence give no sets", () => {
  const still = signalOf([rest(60)]);
  const silent = (length: number): Signal => {
    const zeros = { x: new Float32Array(length), y: new Float32Array(length), z: new Float32Array(length) };
    return { rateHz: 50, length, acceleration: zeros, angularRate: zeros, gravity: null, nativeRateHz: 50 };
  };
  for (const signal of [
    still,
    signalOf([rest(60)], { noise: 0 }),
    part(still, 0, 0),
    part(still, 0, 1),
    part(still, 0, 2),
    silent(500),
    null,
  ]) {
    expect(checked(analyse([recordingOf(signal)]), 60).sets).toEqual([]);
  }
  expect(checked(analyse([]), 0)).toMatchObject({ sets: [], recordings: [] });
});

/** Patterns of different lengths that repeat side by side, up to `most`: rich in what looks like reps. */
function garbage(most: number): fc.Arbitrary<Signal> {
  const value = fc.oneof(fc.float({ noNaN: true, min: -Math.fround(most), max: Math.fround(most) }), fc.constantFrom(0, 9.81, most, -most));
  const column = fc.array(value, { minLength: 1, maxLength: 40 });
  const vectors = fc.tuple(column, column, column);
  const rates = fc.constantFrom(5, 12.5, 25, 50, 104, 400);
  return fc.tuple(vectors, fc.option(vectors), rates, fc.integer({ min: 0, max: 400 })).map(([acceleration, rate, rateHz, length]) => {
    const tiled = (pattern: readonly number[]) => Float32Array.from({ length }, (_, i) => pattern[Math.floor(i / 7) % pattern.length]);
    const columns = ([x, y, z]: (readonly number[])[]) => ({ x: tiled(x), y: tiled(y), z: tiled(z) });
    return { rateHz, length, acceleration: columns(acceleration), angularRate: rate && columns(rate), gravity: null, nativeRateHz: rateHz };
  });
}

test("whatever a sensor could have recorded, the answer keeps the contract", () => {
  // No wrist sensor reads beyond 32 g or 4000 °/s.
  const every = fc.property(garbage(300), (signal) => {
    lawful(analyse([recordingOf(signal)]), Math.max(0, signal.length - 1) / signal.rateHz);
  });
  fc.assert(every, { seed: 1, numRuns: 80, endOnFailure: true });
});

test("numbers that no sensor gives do not break it either", () => {
  const every = fc.property(garbage(1e12), (signal) => {
    expect(analyse([recordingOf(signal)]).traces).toHaveLength(1);
  });
  fc.assert(every, { seed: 1, numRuns: 40, endOnFailure: true });
});

test("a device's set that overlaps names exercise, load and count; a count that differs is an issue", () => {
  const log = (reps: number) =>
    recordingOf(null, { file: "watch.fit", format: "fit", durationS: 60, deviceSets: [deviceSet(7, 21, { reps, loadKg: 62.5 })] });
  const signal = recordingOf(signalOf(eight));
  const [agreed, ...others] = checked(analyse([signal, log(8)], { exercise: "squat", loadKg: 100 }), 60).sets;
  expect(others).toEqual([]);
  expect(agreed).toMatchObject({
    exercise: { id: "bench_press", source: "device" },
    loadKg: 62.5,
    repCount: 8,
    deviceRepCount: 8,
    issues: [],
  });
  const [differing] = analyse([signal, log(9)]).session.sets;
  expect(differing.issues).toContainEqual({ code: "count_differs", device: 9, signal: 8 });
  const [named] = analyse([signal], { exercise: "squat", loadKg: 100 }).session.sets;
  expect(named).toMatchObject({ exercise: { id: "squat", source: "option", confidence: 1 }, loadKg: 100 });
});

test("a device's set where nothing moves is kept as unseen, in order of time", () => {
  const deviceSets = [deviceSet(40, 20, { reps: 12, exercises: [] }), deviceSet(7, 21, { reps: 8 })];
  const session = checked(analyse([recordingOf(signalOf([...eight, rest(30)]), { deviceSets })]), 70);
  expect(session.sets.map((set) => [set.repCount, set.reps.length])).toEqual([
    [8, 8],
    [12, 0],
  ]);
  expect(session.sets[1].issues).toEqual([{ code: "not_seen_in_signal" }]);
});

test("a turning exercise is measured by its turn; without a gyroscope nothing has a speed", () => {
  const curls = (gyroscope: boolean) =>
    analyse([recordingOf(signalOf([rest(6), ...repeat(8, curl()), rest(6)], { gyroscope }))], { exercise: "barbell_curl" }).session.sets[0];
  const { repCount, velocity } = curls(true);
  expect([repCount, velocity.basis]).toEqual([8, "angular"]);
  expect(Math.abs((velocity.best ?? 0) / (2 / 0.8) - 1)).toBeLessThan(0.12);
  expect(velocity.lossPct).toBeLessThan(5);
  expect(curls(false)).toMatchObject({ repCount: 8, velocity: { basis: "none", best: null } });
  expect(setsOf(eight, { gyroscope: false })).toMatchObject([{ repCount: 8, velocity: { basis: "none" } }]);
});

test("walking is no set, and does not swallow the set between two walks", () => {
  for (const seed of [1, 2, 3]) {
    expect(setsOf(walking(60, seed))).toEqual([]);
    const between = setsOf([...walking(20, seed), rest(4), ...repeat(8, press()), rest(4), ...walking(20, seed + 10)]);
    expect(between.map(({ repCount }) => repCount)).toEqual([8]);
  }
});

test("where the hand hardly rises, a lift lasts as long as its pose turns, whatever the acceleration says of its height", () => {
  const lifts = [1, 1, 1.1, 1.2, 1.5, 2];
  const pulls = lifts.flatMap((s): Step[] => [{ seconds: s, pitch: 0.5 }, rest(0.4), { seconds: 1.6, pitch: 0 }, rest(0.4)]);
  const steps = [rest(BEFORE), ...pulls, rest(8)];
  const signal = signalOf(steps, { noise: 0.1, accelerationBias: 0.1 });
  const [set] = checked(analyse([recordingOf(signal)], { exercise: "pull_up" }), secondsOf(steps)).sets;
  expect(set.repCount).toBe(lifts.length);
  for (const [i, { concentric }] of set.reps.entries()) {
    const ratio = (concentric.endS - concentric.startS) / lifts[i];
    // A turn is over to the eye when nine tenths of it are: minimum-jerk paths begin and end slowly.
    expect(ratio).toBeGreaterThan(0.55);
    expect(ratio).toBeLessThan(1);
  }
});
