import { expect, test } from "vitest";
import { featuresOf, motionOf } from "../motion/motion.ts";
import { rest, type Step, secondsOf, signalOf } from "../movement.test-support.ts";
import { median } from "../signal/median.ts";
import { gainOf, holdCost, modelOf, usualHold } from "./model.ts";
import { defaultRepParams as params } from "./params.ts";
import { POINTS, type Stroke, strokeOf } from "./stroke.ts";
import { distanceTo, templateOf } from "./template.ts";

/** The stroke of one lift between 5 s of rest on both sides, read on the pose; a pitch of 0.5 rad is 0.48 on it. */
function strokeFrom(lift: readonly Step[]): Stroke {
  const motion = motionOf(signalOf([rest(5), ...lift, rest(5)], { noise: 0 }));
  const features = featuresOf(motion);
  return strokeOf(features, features.uy, false, 5 * 25, Math.round((5 + secondsOf(lift)) * 25));
}

const lift = (seconds: number, height = 0.4, pitch = 0.5): Step => ({ seconds, height, pitch });

test("a stroke knows how far it went, which way and when", () => {
  const up = strokeFrom([rest(0.4), lift(1), rest(0.4)]);
  expect(up.direction).toBe(1);
  expect(up.rise).toBeCloseTo(0.4, 1);
  expect(up.travel).toBeCloseTo(Math.sin(0.5), 2);
  // Holding still at both ends, and the first and last hundredths of the way, lie outside: the lift takes from 5.4 to 6.4 s.
  expect([up.start / 25, up.end / 25]).toEqual([expect.closeTo(5.6, 1), expect.closeTo(6.2, 1)]);
  expect(up.path).toHaveLength(POINTS * 5);
  expect(strokeFrom([lift(1, -0.4, -0.5)])).toMatchObject({ direction: -1, rise: expect.closeTo(-0.4, 1) });
});

test("the path does not change with tempo, a pause or a sticking point, but with what moves", () => {
  const template = templateOf([strokeFrom([lift(1)])]);
  const slow = strokeFrom([lift(2.5)]);
  const stuck = strokeFrom([lift(0.8, 0.2, 0.25), lift(0.8, 0.22, 0.27), lift(0.8)]);
  const other = strokeFrom([lift(1, -0.2)]);
  expect(distanceTo(template, slow)).toBeLessThan(0.1);
  expect(distanceTo(template, stuck)).toBeLessThan(0.1);
  expect(distanceTo(template, other)).toBeGreaterThan(1);
});

test("gain: 1 for the same stroke, less the more it differs, a slower one believed before a faster one", () => {
  const same = strokeFrom([lift(1.5)]);
  const template = templateOf([same]);
  const gain = (stroke: Stroke) => gainOf(stroke, template, params);
  expect(gain(same)).toBe(1);
  const [slower, faster] = [strokeFrom([lift(3)]), strokeFrom([lift(0.75)])];
  expect(gain(slower)).toBeLessThan(1);
  expect(gain(slower)).toBeGreaterThan(gain(faster));
  expect(gain({ ...same, travel: 2 * same.travel })).toBeLessThan(gain({ ...same, travel: 1.3 * same.travel }));
  expect(gain({ ...same, roughness: 3 * same.roughness })).toBeLessThan(0.9);
  expect(gain({ ...same, roughness: 0.3 * same.roughness })).toBe(1);
});

test("resting longer than usual at the turn costs, resting less does not", () => {
  const [a, b] = [strokeFrom([lift(1)]), strokeFrom([lift(1)])];
  const held = (s: number) => holdCost(25 * s, 5, 25, params);
  expect([held(0), held(0.2)]).toEqual([0, 0]);
  expect(held(2)).toBeGreaterThan(held(1));
  expect(
    usualHold([
      [
        { ...a, end: 10 },
        { ...b, start: 14 },
      ],
      [a],
    ]),
  ).toBe(4);
  expect(usualHold([])).toBe(0);
});

test("a model needs strokes both ways; the median of nothing is NaN", () => {
  const [up, down] = [strokeFrom([lift(1)]), strokeFrom([lift(1, -0.4, -0.5)])];
  expect(modelOf([up, up], 0)).toBeNull();
  expect(modelOf([up, down], 3)).toMatchObject({ hold: 3, up: { travel: up.travel }, down: { travel: down.travel } });
  expect([median([]), median([3]), median([4, 1]), median([10, 9, 1])]).toEqual([Number.NaN, 3, 2.5, 9]);
});
