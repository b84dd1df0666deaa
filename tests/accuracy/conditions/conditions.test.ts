import { createRandom, measure, PERFECT, simulate, toRecording } from "@lastrep/fixtures";
import type { Columns3, Signal } from "@lastrep/ingest";
import { expect, test } from "vitest";
import { unsteady, withHoles } from "./clock.ts";
import { CONDITIONS } from "./conditions.ts";
import { cutTo, extended } from "./length.ts";
import { mirrored, turned } from "./mounting.ts";
import { atRate, slowed } from "./rate.ts";
import { clippedAt2g, poor, withoutGravity, withoutGyroscope } from "./sensor.ts";
import { signalOf, type Take, withSignal } from "./take.ts";

const simulation = simulate({
  seed: "fit-conditions",
  sets: [{ exercise: "biceps_curl", load: { ofMax: 0.6 }, goal: { kind: "reps", count: 5 } }],
});
const truth = simulation.truth.sets[0] ?? { startS: 0, endS: 0 };
const take: Take = {
  recording: toRecording(measure(simulation.motion, PERFECT)),
  window: { startS: truth.startS, endS: truth.endS },
};
const recorded = signalOf(take.recording);

/** Mean of `ω × g + dg/dt` over that of `dg/dt`: 0 where gravity turns in the device as the gyroscope says. */
function disagreement({ rateHz, length, gravity, angularRate }: Signal): number {
  if (!gravity || !angularRate) throw new Error("nothing to compare");
  let [wrong, turning] = [0, 0];
  const at = ({ x, y, z }: Columns3, i: number) => [x[i] ?? 0, y[i] ?? 0, z[i] ?? 0] as const;
  for (let i = 1; i + 1 < length; i++) {
    const [before, g, after, w] = [at(gravity, i - 1), at(gravity, i), at(gravity, i + 1), at(angularRate, i)];
    const cross = [w[1] * g[2] - w[2] * g[1], w[2] * g[0] - w[0] * g[2], w[0] * g[1] - w[1] * g[0]];
    const change = [0, 1, 2].map((k) => (((after[k] ?? 0) - (before[k] ?? 0)) * rateHz) / 2);
    wrong += Math.hypot(...change.map((d, k) => d + (cross[k] ?? 0)));
    turning += Math.hypot(...change);
  }
  return wrong / turning;
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const kinematic = ({ acceleration, gravity }: Signal) =>
  Math.max(...acceleration.x.map((value, i) => Math.abs(value - (gravity?.x[i] ?? 0)))) || Number.NaN;

test("turned, mirrored, slowed and at another rate, gravity still turns as the gyroscope says", () => {
  expect(disagreement(recorded)).toBeLessThan(0.1);
  for (const signal of [
    turned(recorded, createRandom(1)),
    mirrored(recorded),
    signalOf(slowed(take, 1.3).recording),
    signalOf(atRate(take, 50).recording),
  ]) {
    expect(disagreement(signal)).toBeLessThan(0.1);
    expect(signal.acceleration.x).not.toEqual(recorded.acceleration.x);
  }
  const { angularRate } = recorded;
  const proper = angularRate && { ...angularRate, x: angularRate.x.map((w) => -w) };
  // Mirrored like the other vectors, the angular rate would be wrong.
  expect(disagreement({ ...mirrored(recorded), angularRate: proper })).toBeGreaterThan(0.5);
});

test("a movement done more slowly takes longer, accelerates by the square less, and keeps gravity", () => {
  const slow = slowed(take, 1.3);
  const signal = signalOf(slow.recording);
  expect(slow.recording.durationS).toBeCloseTo(1.3 * take.recording.durationS, 6);
  expect(slow.window.endS).toBeCloseTo(1.3 * take.window.endS, 6);
  expect(signal.length / signal.rateHz).toBeCloseTo(1.3 * take.recording.durationS, 0);
  expect(Math.abs(kinematic(recorded) / kinematic(signal) / 1.69 - 1)).toBeLessThan(0.05);
  expect(mean(signal.gravity?.z ?? new Float32Array(1))).toBeCloseTo(mean(recorded.gravity?.z ?? new Float32Array(1)), 1);
});

test.each([12.5, 25, 50, 200])("at %f Hz the signal lasts as long and means the same", (rateHz) => {
  const signal = signalOf(atRate(take, rateHz).recording);
  expect(signal.rateHz).toBe(rateHz);
  expect((signal.length - 1) / rateHz).toBeCloseTo((recorded.length - 1) / recorded.rateHz, 0);
  for (const axis of ["x", "y", "z"] as const) expect(mean(signal.acceleration[axis])).toBeCloseTo(mean(recorded.acceleration[axis]), 1);
});

test("read again from a file, an unsteady clock and holes leave the set where it was", async () => {
  const first = await unsteady(take, createRandom(2));
  expect(first.recording.signal?.gravity).not.toBeNull();
  expect(first.recording.signal?.angularRate).not.toBeNull();
  expect(first.recording.durationS).toBeCloseTo(take.recording.durationS, 0);
  expect(first.window.startS).toBeCloseTo(take.window.startS, 1);
  const { recording, window } = await withHoles(take, createRandom(3));
  expect(window).toEqual(take.window);
  expect(recording.gaps.filter(({ kind }) => kind === "frozen")).toHaveLength(1);
  const missing = recording.gaps.filter(({ kind }) => kind === "missing");
  expect(missing.length).toBeGreaterThan(0);
  for (const { startS, endS } of missing) {
    expect(startS).toBeGreaterThan(window.startS - 0.1);
    expect(endS - startS).toBeGreaterThan(0.25);
  }
});

test("a poor sensor is as poor as it says", () => {
  const { acceleration, angularRate } = poor(recorded, createRandom(4));
  const off = acceleration.x.map((value, i) => value - (recorded.acceleration.x[i] ?? 0));
  expect(Math.sqrt(mean(off.map((value) => value * value)))).toBeGreaterThan(0.15);
  const turns = angularRate?.y.map((value, i) => value - (recorded.angularRate?.y[i] ?? 0));
  expect(Math.abs(mean(turns ?? new Float32Array(1)))).toBeCloseTo(Math.PI / 180, 2);
  const loud = withSignal(take, (signal) => ({
    ...signal,
    acceleration: { ...signal.acceleration, x: signal.acceleration.x.map(() => 30) },
  }));
  expect(Math.max(...clippedAt2g(signalOf(loud.recording)).acceleration.x)).toBeCloseTo(19.61, 1);
  expect(withoutGravity(recorded).gravity).toBeNull();
  expect(signalOf(withoutGyroscope(take).recording)).toMatchObject({ angularRate: null, gravity: recorded.gravity });
});

test("cut, it begins a second before the reps; extended, it holds the same samples a minute later", () => {
  const cut = cutTo(take, truth);
  expect(cut.recording.durationS).toBeCloseTo(truth.endS - truth.startS + 2, 1);
  expect(cut.window.startS).toBeCloseTo(1, 1);
  const signal = signalOf(cut.recording);
  expect(signal.acceleration.x[200]).toBe(recorded.acceleration.x[Math.round((truth.startS - 1) * 200) + 200]);
  const long = extended(cut, "fit", createRandom(5));
  expect(long.recording.durationS).toBeCloseTo(cut.recording.durationS + 120, 0);
  expect(long.window.startS).toBeCloseTo(cut.window.startS + 60, 6);
  expect(signalOf(long.recording).acceleration.x[60 * 100 + 500]).toBeCloseTo(signal.acceleration.x[1000] ?? Number.NaN, 5);
});

test("no two conditions are kept under one name", () => {
  expect(new Set(CONDITIONS.map(({ id }) => id)).size).toBe(CONDITIONS.length);
});
