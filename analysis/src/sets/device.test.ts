import { expect, test } from "vitest";
import { deviceSet, recordingOf, rest, signalOf } from "../movement.test-support.ts";
import { deviceLabels, unseenDeviceSets } from "./device.ts";

const signal = signalOf([rest(100)], { rateHz: 10 });
const bench = deviceSet(20, 30, { reps: 8, loadKg: 60 });

test("a device's set names the stretch that it covers half of, with its load and count", () => {
  const labels = deviceLabels([recordingOf(signal, { deviceSets: [bench] })]);
  const [before, half, after] = labels.match(0, [
    [0, 15],
    [35, 70],
    [72, 90],
  ]);
  expect([before, after]).toEqual([null, null]);
  expect(half).toMatchObject({ loadKg: 60, reps: 8, exercise: { id: "bench_press", source: "device", confidence: 0.9 } });
  expect(labels.unclaimed()).toEqual([]);
});

test("a stretch that a device's set hardly touches stays unnamed, and the set unclaimed", () => {
  const labels = deviceLabels([recordingOf(signal, { deviceSets: [bench] })]);
  expect(labels.match(0, [[45, 70]])).toEqual([null]);
  expect(labels.unclaimed()).toEqual([[0, bench]]);
});

test("two stretches inside one device's set: the longer keeps the count, the other is a further stretch of it", () => {
  const labels = deviceLabels([recordingOf(signal, { deviceSets: [bench] })]);
  const [short, long] = labels.match(0, [
    [21, 27],
    [30, 49],
  ]);
  expect(long).toMatchObject({ reps: 8, exercise: { id: "bench_press" } });
  expect(short).toMatchObject({ reps: null, loadKg: 60, exercise: { id: "bench_press" } });
});

test("two devices are compared on the real clock, and not at all without one", () => {
  const start = Date.UTC(2026, 0, 5, 17) * 1000;
  const watch = recordingOf(signal, { startTimeUs: start });
  const log = (startTimeUs: number | null) => recordingOf(null, { startTimeUs, durationS: 100, deviceSets: [bench] });
  const at = (startTimeUs: number | null) => deviceLabels([watch, log(startTimeUs)]).match(0, [[30, 60]]);
  expect(at(start + 10e6)).toMatchObject([{ reps: 8 }]);
  expect(at(start - 40e6)).toEqual([null]);
  expect(at(null)).toEqual([null]);
});

test("where a device logged, and where it did not", () => {
  const labels = deviceLabels([recordingOf(signal, { deviceSets: [bench, deviceSet(60, 20, { kind: "rest" })] })]);
  expect(labels.logged(0, 22, 48)).toBe("covers");
  expect(labels.logged(0, 45, 60)).toBe("touches");
  expect(labels.logged(0, 60, 80)).toBe("elsewhere");
  expect(deviceLabels([recordingOf(signal)]).logged(0, 0, 10)).toBeNull();
});

test("guesses: the first one counts, other exercises are alternatives, a category alone is believed less", () => {
  const guessed = (...exercises: { category: number; subtype: number | null }[]) =>
    deviceLabels([recordingOf(signal, { deviceSets: [{ ...bench, exercises }] })]).match(0, [[20, 50]])[0]?.exercise;
  const both = guessed({ category: 0, subtype: 1 }, { category: 0, subtype: 2 }, { category: 0, subtype: 8 });
  expect(both).toMatchObject({ id: "bench_press", alternatives: [{ id: "incline_bench_press" }] });
  const sum = (both?.confidence ?? 0) + (both?.alternatives ?? []).reduce((total, a) => total + a.confidence, 0);
  expect(sum).toBeLessThanOrEqual(1);
  expect(guessed({ category: 0, subtype: null })).toMatchObject({ id: "bench_press", confidence: 0.6 });
  expect(guessed({ category: 65534, subtype: null })).toBeNull();
});

test("a set that no signal shows has the device's count, no reps, and says why", () => {
  const recordings = [
    recordingOf(signal, { deviceSets: [bench] }),
    recordingOf(null, { durationS: 100, startTimeUs: null, deviceSets: [bench] }),
  ];
  const sets = unseenDeviceSets(recordings, deviceLabels(recordings), {});
  expect(sets.map((set) => set.issues)).toEqual([[{ code: "not_seen_in_signal" }], [{ code: "no_signal" }]]);
  expect(sets[0]).toMatchObject({
    startS: 20,
    endS: 50,
    repCount: 8,
    deviceRepCount: 8,
    loadKg: 60,
    reps: [],
    rir: null,
    velocity: { basis: "none" },
  });
  const nameless = [recordingOf(null, { deviceSets: [deviceSet(0, 10, { exercises: [] })] })];
  expect(unseenDeviceSets(nameless, deviceLabels(nameless), { exercise: "squat", loadKg: 40 })).toMatchObject([
    { exercise: { id: "squat", source: "option" }, loadKg: 40, repCount: 0, deviceRepCount: null },
  ]);
});
