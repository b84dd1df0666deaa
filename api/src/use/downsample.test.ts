import { expect, test } from "vitest";
import { downsample } from "./downsample.ts";

const columns = (values: Float32Array) => ({ verticalAcceleration: values, verticalVelocity: values, detector: values, rotation: null });

test("what fits is answered as it is, with times from the recording's start", () => {
  const { timeS, verticalVelocity, rotation } = downsample(columns(Float32Array.of(1, -2, 3)), 100, 50, 10);
  expect(timeS).toEqual([2, 2.02, 2.04]);
  expect(verticalVelocity).toEqual([1, -2, 3]);
  expect(rotation).toBeNull();
});

test("every peak survives, at most two samples away from where it was", () => {
  const values = new Float32Array(100_000);
  values[31_415] = 9;
  values[31_416] = -9;
  const { timeS, detector } = downsample(columns(values), 0, 100, 2_000);
  expect(detector).toHaveLength(2_000);
  expect(timeS).toHaveLength(2_000);
  expect(Math.max(...detector)).toBe(9);
  expect(Math.min(...detector)).toBe(-9);
  expect(Math.abs((timeS[detector.indexOf(9)] as number) - 314.15)).toBeLessThanOrEqual(0.5);
  expect(detector.indexOf(9)).toBeLessThan(detector.indexOf(-9));
  expect(timeS.every((time, index) => index === 0 || time > (timeS[index - 1] as number))).toBe(true);
});
