import { expect, test } from "vitest";
import { press, repeat, rest, rotationBy, signalOf } from "../movement.test-support.ts";
import { FEATURE_HZ, featuresOf, motionOf, windowOf } from "./motion.ts";

const steps = [rest(6), ...repeat(5, press()), rest(6)];

test("vertical acceleration is that of the movement, however the device is mounted and scaled", () => {
  const plain = motionOf(signalOf(steps, { noise: 0 }));
  const turned = motionOf(signalOf(steps, { noise: 0, mounting: rotationBy(2, [1, -2, 0.5]) }));
  const { acceleration, ...others } = signalOf(steps, { noise: 0 });
  const scaled = { x: acceleration.x.map((v) => 1.02 * v), y: acceleration.y.map((v) => 1.02 * v), z: acceleration.z.map((v) => 1.02 * v) };
  const heavy = motionOf({ ...others, acceleration: scaled });
  for (let i = 0; i < plain.length; i++) {
    // Half way up the press's first quarter: 5.77·0.45 m/0.81 s² at most.
    expect(Math.abs(plain.verticalAcceleration[i])).toBeLessThan(3.4);
    expect(turned.verticalAcceleration[i]).toBeCloseTo(plain.verticalAcceleration[i], 2);
    expect(heavy.verticalAcceleration[i]).toBeCloseTo(1.02 * plain.verticalAcceleration[i], 2);
  }
  expect(Math.max(...plain.verticalAcceleration)).toBeCloseTo((5.7735 * 0.45) / 0.9 ** 2, 1);
  for (let i = 0; i < 250; i++) expect(plain.verticalAcceleration[i]).toBeCloseTo(0, 1);
});

test("rates of turn: a press turns about a level axis only, a bare accelerometer about none", () => {
  const motion = motionOf(signalOf(steps, { noise: 0 }));
  expect(Math.max(...(motion.rotation ?? []))).toBeCloseTo((1.875 * 0.2) / 0.9, 1);
  expect(Math.max(...(motion.yawRate ?? []).map(Math.abs))).toBeLessThan(0.01);
  const blind = motionOf(signalOf(steps, { gyroscope: false }));
  expect([blind.yawRate, blind.rotation]).toEqual([null, null]);
});

test.each([12.5, 50, 200])("from %f Hz, features follow the lift at the search rate", (rateHz) => {
  const motion = motionOf(signalOf(steps, { noise: 0, rateHz }));
  const features = featuresOf(motion);
  const columns = [features.ux, features.uy, features.uz, features.acceleration, features.velocity, features.height, features.yaw];
  for (const column of columns) expect(column).toHaveLength(features.length);
  expect(features.length).toBe(24 * FEATURE_HZ + 1);
  // The third press lifts from 10.8 to 11.7 s.
  const lift = (at: number) => features.height[Math.round((10.8 + at) * FEATURE_HZ)];
  expect(lift(0.9) - lift(0)).toBeCloseTo(0.45, 1);
  expect(features.velocity[Math.round(11.25 * FEATURE_HZ)]).toBeCloseTo((1.875 * 0.45) / 0.9, 1);
  expect(features.uy[Math.round(11.75 * FEATURE_HZ)]).toBeCloseTo(Math.sin(0.2), 1);
});

test("a window shares the columns and knows whether it touches the recording's ends", () => {
  const motion = motionOf(signalOf(steps));
  const features = featuresOf(motion);
  const inner = windowOf(features, 10, 60);
  expect([inner.length, inner.opens, inner.closes]).toEqual([50, false, false]);
  expect(inner.velocity[0]).toBe(features.velocity[10]);
  expect(inner.velocity.buffer).toBe(features.velocity.buffer);
  const whole = windowOf(features, 0, features.length);
  expect([whole.opens, whole.closes]).toEqual([true, true]);
  // A window on a window that does not reach the recording's ends does not either.
  expect(windowOf(inner, 0, 50)).toMatchObject({ opens: false, closes: false });
});

test("an empty signal has no motion and no features", () => {
  const none = { x: new Float32Array(0), y: new Float32Array(0), z: new Float32Array(0) };
  const motion = motionOf({ rateHz: 50, length: 0, acceleration: none, angularRate: none, gravity: null, nativeRateHz: 50 });
  expect(featuresOf(motion).length).toBe(0);
});
