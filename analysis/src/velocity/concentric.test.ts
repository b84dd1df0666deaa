import { expect, test } from "vitest";
import { rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { type ConcentricMotion, concentricIn, stillAfter, stillBefore } from "./concentric.ts";
import { type Pin, smoothMotion } from "./smooth.ts";

const lowering: Step[] = [rest(0.2), { seconds: 1.2, height: 0 }, rest(0.4)];

/** What is measured of the third of five lifts, which starts at second 0 of the answer, from an accelerometer with a bias (m/s²). */
function thirdOf(lift: readonly Step[], rateHz: number, bias: number, direction: 1 | -1 = 1): ConcentricMotion | null {
  const rep = [...lift, ...lowering];
  const { acceleration } = signalOf([rest(4), ...rep, ...rep, ...rep, ...rep, ...rep, rest(4)], { rateHz, noise: 0.03 });
  const vertical = acceleration.z.map((a) => direction * (a - 9.80665) + bias);
  const duration = secondsOf(lift);
  // Still before and after every lift and lowering, and back where it was.
  const pins = [0, 1, 2, 3, 4].flatMap((k): Pin[] => {
    const start = 4 + k * secondsOf(rep);
    return [start, start + duration, start + duration + 0.2, start + duration + 1.4].map((at, i) => ({
      index: Math.round(at * rateHz),
      velocitySd: 0.04,
      height: i % 3 === 0 ? { value: 0, sd: 0.03 } : null,
    }));
  });
  const smoothed = smoothMotion(vertical, rateHz, 0, vertical.length, pins);
  const start = 4 + 2 * secondsOf(rep);
  const [from, to] = [0.15, 0.85].map((share) => Math.round((start + share * duration) * rateHz));
  const found = concentricIn(smoothed, rateHz, from, to, Math.ceil((0.35 * duration + 0.1) * rateHz), direction);
  return found && { ...found, startS: found.startS - start, endS: found.endS - start };
}

const cases = [0.2, 0.45, 0.7].flatMap((rise) =>
  [0.5, 0.9, 1.5, 2.5].flatMap((seconds) => [50, 100].flatMap((rateHz) => [0.1, -0.2].map((bias) => ({ rise, seconds, rateHz, bias })))),
);

test.each(cases)("a lift of $rise m in $seconds s at $rateHz Hz, bias $bias m/s²", ({ rise, seconds, rateHz, bias }) => {
  const found = thirdOf([{ seconds, height: rise }], rateHz, bias);
  const mean = rise / seconds;
  expect(Math.abs((found?.meanVelocity ?? 0) - mean)).toBeLessThan(0.003 + 0.06 * mean);
  expect(Math.abs((found?.peakVelocity ?? 0) / (1.875 * mean) - 1)).toBeLessThan(0.03);
  expect(Math.abs((found?.rangeOfMotion ?? 0) / rise - 1)).toBeLessThan(0.05);
  expect(Math.abs(found?.startS ?? 9)).toBeLessThan(0.03 + 0.06 * seconds);
  expect(Math.abs((found?.endS ?? 9) - seconds)).toBeLessThan(0.03 + 0.06 * seconds);
});

test("mean velocity is distance by time between the two instants", () => {
  const found = thirdOf([{ seconds: 1, height: 0.5 }], 100, 0.1) as ConcentricMotion;
  expect(found.meanVelocity).toBeCloseTo(found.rangeOfMotion / (found.endS - found.startS), 9);
});

test("a lift that all but stops half way is one lift", () => {
  const found = thirdOf(
    [
      { seconds: 0.7, height: 0.22 },
      { seconds: 0.6, height: 0.25 },
      { seconds: 0.7, height: 0.45 },
    ],
    100,
    0.1,
  );
  expect(found?.rangeOfMotion).toBeCloseTo(0.45, 1);
  expect(Math.abs((found?.meanVelocity ?? 0) - 0.225)).toBeLessThan(0.02);
  expect(found?.endS).toBeCloseTo(2, 0);
});

test("a movement down is measured as a lift down, positive", () => {
  const up = thirdOf([{ seconds: 0.9, height: 0.45 }], 100, 0.1);
  const down = thirdOf([{ seconds: 0.9, height: 0.45 }], 100, -0.1, -1);
  expect(down?.meanVelocity).toBeCloseTo(up?.meanVelocity ?? 0, 3);
  expect(down?.peakVelocity).toBeGreaterThan(0.8);
});

test("null where nothing moves or the movement goes the other way", () => {
  const nothing = smoothMotion(new Float32Array(500), 100, 0, 500, []);
  expect(concentricIn(nothing, 100, 200, 260, 30, 1)).toBeNull();
  const { acceleration } = signalOf([rest(2), { seconds: 1, height: 0.4 }, rest(2)], { rateHz: 100, noise: 0 });
  const vertical = acceleration.z.map((a) => a - 9.80665);
  const pins = [200, 300].map((index): Pin => ({ index, velocitySd: 0.04, height: null }));
  const smoothed = smoothMotion(vertical, 100, 0, vertical.length, pins);
  expect(concentricIn(smoothed, 100, 220, 280, 45, 1)?.rangeOfMotion).toBeCloseTo(0.4, 1);
  expect(concentricIn(smoothed, 100, 220, 280, 45, -1)).toBeNull();
});

test("the instants never lie outside what was smoothed", () => {
  const { acceleration } = signalOf([{ seconds: 1, height: 0.4 }], { rateHz: 50, noise: 0 });
  for (const [from, to] of [
    [0, 51],
    [8, 51],
    [20, 45],
  ]) {
    const vertical = acceleration.z.subarray(from, to).map((a) => a - 9.80665);
    const found = concentricIn(smoothMotion(vertical, 50, 0, to - from, []), 50, 2, to - from - 3, 20, 1);
    if (!found) continue;
    expect(found.startS).toBeGreaterThanOrEqual(0);
    expect(found.endS).toBeLessThanOrEqual((to - from - 1) / 50 + 1e-9);
  }
});

test("a guide velocity is followed until it turns, or to where it is slowest within reach", () => {
  const guide = Float64Array.from({ length: 101 }, (_, i) => Math.sin((Math.PI * (i - 20)) / 60));
  expect(stillBefore(guide, 50, 0, 1)).toBeCloseTo(20, -1);
  expect(stillAfter(guide, 50, 100, 1)).toBeCloseTo(80, -1);
  expect(stillBefore(guide, 50, 30, 1)).toBe(30);
  expect(stillAfter(guide, 50, 70, 1)).toBe(70);
  expect(stillBefore(guide, 90, 60, -1)).toBeCloseTo(80, -1);
});

test("the share that was not measured counts what is beside the lift too", () => {
  const vertical = Float64Array.from({ length: 300 }, (_, i) => (i >= 100 && i < 200 ? 2 * Math.sin((2 * Math.PI * (i - 100)) / 100) : 0));
  const smoothed = smoothMotion(vertical, 100, 0, 300, [
    { index: 90, velocitySd: 0.04, height: null },
    { index: 210, velocitySd: 0.04, height: null },
  ]);
  const unseen = (from: number, to: number) => concentricIn(smoothed, 100, 110, 190, 20, 1, new Uint8Array(300).fill(1, from, to))?.unseen;
  expect([unseen(0, 50), unseen(0, 300)]).toEqual([0, 1]);
  expect(unseen(195, 211)).toBeCloseTo(16 / 121, 6);
});
