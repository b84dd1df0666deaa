import { expect, test } from "vitest";
import { defaultProximityParams } from "../proximity/params.ts";
import { priorOverRir } from "../proximity/prior-over-rir.ts";
import { toRir } from "../proximity/rir.ts";
import { habitsOf } from "./habit.ts";
import { defaultVolumeParams } from "./params.ts";

const meanTilt = (distributions: readonly (readonly number[])[]) =>
  habitsOf(
    distributions.map((distribution) => ({ rir: toRir(distribution, ["prior"]) })),
    defaultVolumeParams,
  ).reduce((sum, { tilt, probability }) => sum + tilt * probability, 0);

const near = [0.6, 0.3, 0.1];
const far = [0, 0, 0.05, 0.15, 0.2, 0.2, 0.4];
const times = <T>(count: number, item: T) => Array.from({ length: count }, () => item);

test("sets near failure show a habit of stopping there, sets far from it the contrary", () => {
  expect(meanTilt(times(20, near))).toBeGreaterThan(0.2);
  expect(meanTilt(times(20, far))).toBeLessThan(-0.2);
  expect(meanTilt([...times(10, near), ...times(10, far)])).toBeLessThan(meanTilt(times(20, near)));
});

test("what was not measured shows nothing", () => {
  const spread = (sets: Parameters<typeof habitsOf>[0]) => habitsOf(sets, defaultVolumeParams).map(({ probability }) => probability);
  const usual = toRir(priorOverRir(defaultProximityParams, false), ["prior"]);
  for (const [i, p] of spread([{ rir: usual }, { rir: usual }, { rir: null }]).entries()) expect(p).toBeCloseTo(spread([])[i] ?? 0, 9);
  expect(meanTilt([])).toBeCloseTo(0, 9);
});

test("many sets that are misjudged alike prove no more than few", () => {
  expect(meanTilt(times(60, near))).toBeCloseTo(meanTilt(times(6, near)), 6);
});

test("probabilities sum to one but for what is negligible", () => {
  const total = habitsOf(times(30, { rir: toRir(near, ["prior"]) }), defaultVolumeParams).reduce(
    (sum, { probability }) => sum + probability,
    0,
  );
  expect(total).toBeGreaterThan(0.99);
  expect(total).toBeLessThanOrEqual(1 + 1e-9);
});
