import { expect, test } from "vitest";
import { curl, normalOf, repeat, rest, rotate, rotationBy, signalOf } from "../movement.test-support.ts";
import { meanTurn, turningAxis } from "./turning.ts";

test("a curl turns about the elbow's axis, however the device is mounted, and positively in its lifts", () => {
  const mounting = rotationBy(1.1, [1, 1, -2]);
  const { angularRate: rate } = signalOf([rest(1), ...repeat(3, curl()), rest(1)], { rateHz: 100, mounting });
  if (!rate) throw new Error("no gyroscope");
  // Lifts of 2 rad in 0.8 s start at 1, 3.3 and 5.6 s; lowerings follow 0.9 s later.
  const lifts = [100, 330, 560].map((start) => [start, start + 80] as const);
  const lowerings = [190, 420].map((start) => [start, start + 130] as const);
  const elbow = rotate(mounting, [1, 0, 0]);
  expect(turningAxis(rate, lifts)).toEqual(elbow.map((v) => expect.closeTo(v, 2)));
  expect(turningAxis(rate, lowerings)).toEqual(elbow.map((v) => expect.closeTo(-v, 2)));
  // From its middle part alone, the whole turn is found: angle by time from where it begins to where it ends.
  const whole = meanTurn(rate, elbow, [0, 0, 0], 116, 164, 35);
  expect(Math.abs(whole / (2 / 0.8) - 1)).toBeLessThan(0.1);
  expect(meanTurn(rate, elbow, [0, 0, 0], 116, 164, 0)).toBeGreaterThan(1.3 * whole);
});

test("holding still inside the given stretch is not a part of the turn", () => {
  const { angularRate: rate } = signalOf([rest(1), ...repeat(1, curl()), rest(1)], { rateHz: 100 });
  if (!rate) throw new Error("no gyroscope");
  // The lift of 2 rad goes from 1 to 1.8 s.
  expect(Math.abs(meanTurn(rate, [1, 0, 0], [0, 0, 0], 20, 175, 35) / (2 / 0.8) - 1)).toBeLessThan(0.1);
});

test("the bias is taken out of the mean turn, and an empty stretch does not turn", () => {
  const normal = normalOf(2);
  const column = (mean: number) => Float32Array.from({ length: 400 }, () => mean + 0.01 * normal());
  const rate = { x: column(0.1), y: column(1.2), z: column(-0.1) };
  expect(meanTurn(rate, [0, 1, 0], [0.1, 0.2, -0.1], 50, 300, 20)).toBeCloseTo(1, 2);
  expect(meanTurn(rate, [0, 1, 0], [0, 0, 0], 7, 7, 0)).toBe(0);
  expect(Math.hypot(...turningAxis(rate, []))).toBe(1);
});
