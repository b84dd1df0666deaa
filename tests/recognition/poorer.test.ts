import { APPLE_WATCH, measure, simulate, toRecording } from "@lastrep/fixtures";
import { expect, test } from "vitest";
import { asSensedBy } from "./poorer.ts";

const { motion, seed } = simulate({
  seed: "poorer",
  sets: [{ exercise: "biceps_curl", load: { ofMax: 0.6 }, goal: { kind: "reps", count: 3 } }],
});
const recording = toRecording(measure(motion, APPLE_WATCH, seed));

test("a slow sensor takes the same movement less often", () => {
  const [full, slow] = [recording.signal, asSensedBy(recording, { rateHz: 12.5, gyroscope: true }).signal];
  expect(slow?.length).toBe(Math.floor((full?.length ?? 0) / 8));
  expect(slow).toMatchObject({ rateHz: 12.5, nativeRateHz: 12.5 });
  for (const i of [0, 10, 100]) {
    expect(slow?.acceleration.y[i]).toBeCloseTo(full?.acceleration.y[8 * i] ?? Number.NaN, 5);
    expect(slow?.angularRate?.z[i]).toBeCloseTo(full?.angularRate?.z[8 * i] ?? Number.NaN, 5);
    expect(slow?.gravity?.x[i]).toBeCloseTo(full?.gravity?.x[8 * i] ?? Number.NaN, 5);
  }
});

test("one without gyroscope knows neither turns nor gravity, and no sensor samples faster than was recorded", () => {
  const { signal } = asSensedBy(recording, { rateHz: 400, gyroscope: false });
  expect(signal).toMatchObject({ rateHz: 100, angularRate: null, gravity: null });
  expect(signal?.acceleration).toEqual(recording.signal?.acceleration);
});
