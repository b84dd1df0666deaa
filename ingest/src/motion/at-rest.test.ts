import { expect, test } from "vitest";
import { atRest } from "./at-rest.ts";

const RATE_HZ = 50;
const timeS = Float64Array.from({ length: 20 * RATE_HZ }, (_, i) => i / RATE_HZ);

/** Reps of two seconds with a pause of three after every other one; `gravity` is turned by the wrist. */
function reps(gravity: number, push: number) {
  const moves = (time: number) => (time % 7 < 4 ? Math.sin(Math.PI * time) : 0);
  const noise = (i: number) => 0.01 * Math.sin(i * 1.7);
  const tilt = (time: number) => 0.8 * Math.sin(Math.PI * time);
  return {
    x: Float32Array.from(timeS, (time, i) => gravity * Math.sin(tilt(time)) + push * moves(time) + noise(i)),
    y: Float32Array.from(timeS, (_, i) => noise(i + 3)),
    z: Float32Array.from(timeS, (time, i) => gravity * Math.cos(tilt(time)) + 0.5 * push * moves(time) + noise(i + 5)),
  };
}

test.each([
  ["m/s² with gravity", 9.81, 2, true],
  ["g with gravity", 1, 0.3, true],
  ["mg with gravity", 1000, 300, true],
  ["m/s² without gravity, as large as one g in g", 0, 1.4, false],
  ["g without gravity", 0, 0.3, false],
])("%s", (_, gravity, push, holds) => {
  expect(atRest(reps(gravity, push), timeS)?.gravity).toBe(holds);
});

test("the length at rest is that of gravity, however hard the rest is shaken", () => {
  expect(atRest(reps(9.81, 15), timeS)?.length).toBeCloseTo(9.81, 0);
});

test("too short and frozen recordings tell nothing", () => {
  const still = new Float32Array(timeS.length).fill(0.7);
  expect(atRest({ x: still, y: still, z: still }, timeS)).toBeNull();
  const { x, y, z } = reps(9.81, 2);
  expect(atRest({ x: x.subarray(0, 100), y: y.subarray(0, 100), z: z.subarray(0, 100) }, timeS.subarray(0, 100))).toBeNull();
});

test("an arm that swings all the time tells neither", () => {
  const swung = (gravity: number, pull: number) => {
    const tilt = (time: number) => 1.7 * Math.sin(1.6 * Math.PI * time);
    const outward = (time: number) => pull * Math.cos(1.6 * Math.PI * time) ** 2;
    return {
      x: Float32Array.from(timeS, (time) => gravity * Math.sin(tilt(time))),
      y: new Float32Array(timeS.length),
      z: Float32Array.from(timeS, (time) => gravity * Math.cos(tilt(time)) + outward(time)),
    };
  };
  expect(atRest(swung(1, 0), timeS)).toMatchObject({ gravity: null, still: false });
  // What pulls outward in a swing looks like a gravity of its own; only rest would prove one.
  expect(atRest(swung(0, 2), timeS)).toMatchObject({ gravity: true, still: false });
  expect(atRest(reps(1, 0.3), timeS)?.still).toBe(true);
});
