import { expect, test } from "vitest";
import { ALL_SCALES, SCALES, turnScale } from "./turn-scale.ts";

const RATE_HZ = 50;
const timeS = Float64Array.from({ length: 30 * RATE_HZ }, (_, i) => i / RATE_HZ);
const still = new Float32Array(timeS.length);
/** rad about x, and the gravity that a sensor turned by it sees. */
const angle = (time: number) => 0.8 * Math.sin(2 * time);
const acceleration = {
  timeS,
  x: still,
  y: Float32Array.from(timeS, (time) => 9.81 * Math.sin(angle(time))),
  z: Float32Array.from(timeS, (time) => 9.81 * Math.cos(angle(time))),
};
const rotation = (unit: number) => ({
  timeS,
  x: Float32Array.from(timeS, (time) => (1.6 * Math.cos(2 * time)) / unit),
  y: still,
  z: still,
});

test.each([1, -1, Math.PI / 180, -Math.PI / 180, Math.PI / 180_000])("a gyroscope of %d rad/s a unit is told by gravity", (unit) => {
  expect(turnScale(acceleration, rotation(unit), SCALES)).toBeCloseTo(unit, 9);
});

test("a gyroscope that has nothing to do with the accelerometer, or stands still, is not judged", () => {
  const other = { timeS, x: still, y: Float32Array.from(timeS, (time) => 1.6 * Math.cos(3.1 * time)), z: still };
  expect(turnScale(acceleration, other, ALL_SCALES)).toBeNull();
  expect(turnScale(acceleration, { timeS, x: still, y: still, z: still }, ALL_SCALES)).toBeNull();
});

test.each([131, 65.5, 16.4, 1000 / 8.75, 1000 / 70])("counts of a gyroscope, %d of them a deg/s, are told within a fifth", (counts) => {
  const unit = Math.PI / 180 / counts;
  expect((turnScale(acceleration, rotation(unit), ALL_SCALES) ?? 0) / unit).toBeCloseTo(1, 0.5);
  expect(turnScale(acceleration, rotation(-unit), ALL_SCALES)).toBeLessThan(0);
  expect(turnScale(acceleration, rotation(unit), SCALES)).toBeNull();
});
