import { expect, test } from "vitest";
import { featuresOf, guideVelocity, motionOf } from "./motion/motion.ts";
import { press, repeat, rest, signalOf } from "./movement.test-support.ts";
import { defaultParams } from "./params.ts";
import { findSets } from "./sets/find.ts";
import { traceOf } from "./trace.ts";

test.each([25, 50, 104])("at %i Hz the detector's signal lies under its sets and is zero elsewhere", (rateHz) => {
  const motion = motionOf(signalOf([rest(8), ...repeat(6, press()), rest(30), ...repeat(6, press()), rest(8)], { rateHz }));
  const guide = guideVelocity(motion);
  const sets = findSets(featuresOf(motion), defaultParams.sets, defaultParams.reps);
  expect(sets).toHaveLength(2);
  const trace = traceOf(3, motion, guide, sets);
  expect([trace.recording, trace.rateHz]).toEqual([3, rateHz]);
  for (const column of [trace.verticalAcceleration, trace.verticalVelocity, trace.rotation, trace.detector])
    expect(column).toHaveLength(motion.length);
  const inside = new Uint8Array(motion.length);
  for (const { chain, offset, start, end } of sets) {
    for (let k = start; k < end; k++) {
      const i = Math.round((k / 25) * rateHz);
      // To the nearest sample the axis moves by less than a twentieth of its range.
      expect(Math.abs(trace.detector[i] - chain.axis.values[k - offset])).toBeLessThan(0.03);
    }
    inside.fill(1, Math.round((start / 25) * rateHz), Math.round((end / 25) * rateHz));
  }
  for (let i = 0; i < motion.length; i++) if (!inside[i]) expect(trace.detector[i]).toBe(0);
  expect(Math.max(...trace.detector) - Math.min(...trace.detector)).toBeGreaterThan(0.15);
});

test("a recording without sets or gyroscope has a flat detector and no rotation", () => {
  const motion = motionOf(signalOf([rest(5)], { gyroscope: false }));
  const trace = traceOf(0, motion, guideVelocity(motion), []);
  expect(trace.detector.every((v) => v === 0)).toBe(true);
  expect(trace.rotation).toBeNull();
});
