import type { Columns3, Signal } from "@lastrep/ingest";
import { expect, test } from "vitest";
import { normalOf, type Rotation, rotate, rotationBy, signalOf } from "../movement.test-support.ts";
import { restBias, upDirection } from "./gravity.ts";

const RATE = 100;
const SECONDS = 60;

interface Turned {
  readonly signal: Signal;
  readonly up: readonly [number, number, number][];
}

/**
 * A sensor that rests for 5 s, turns about all axes while it is shaken by `shaken` m/s² at the pace of reps, and rests again. The truth is carried as a
 * rotation matrix in steps of a tenth of a sample, the measurement has bias and noise.
 */
function turningSensor(rateBias: number, shaken: number): Turned {
  const n = SECONDS * RATE;
  const normal = normalOf(11);
  const make = (): Columns3 => ({ x: new Float32Array(n), y: new Float32Array(n), z: new Float32Array(n) });
  const acceleration = make();
  const angularRate = make();
  const up: [number, number, number][] = [];
  const rateAt = (t: number): [number, number, number] => {
    if (t < 5 || t > SECONDS - 5) return [0, 0, 0];
    return [1.5 * Math.sin(2.1 * t), 0.8 * Math.sin(1.3 * t + 1), 1.1 * Math.cos(3.7 * t)];
  };
  let toWorld: Rotation = rotationBy(0.7, [1, 2, 3]);
  for (let i = 0; i < n; i++) {
    const t = i / RATE;
    const own = transposed(toWorld);
    const moving = t < 5 || t > SECONDS - 5 ? 0 : shaken;
    const force = rotate(own, [
      moving * Math.sin(2 * Math.PI * 0.5 * t),
      moving * Math.cos(2 * Math.PI * 0.6 * t),
      9.81 + moving * Math.sin(2 * Math.PI * 0.4 * t),
    ]);
    const rate = rateAt(t);
    for (const [k, axis] of (["x", "y", "z"] as const).entries()) {
      acceleration[axis][i] = force[k] + 0.05 * normal();
      angularRate[axis][i] = rate[k] + rateBias * (k - 1.5) + 0.005 * normal();
    }
    up.push(rotate(own, [0, 0, 1]));
    for (let s = 0; s < 10; s++) {
      const w = rateAt(t + (s + 0.5) / (10 * RATE));
      const speed = Math.hypot(...w);
      if (speed > 0) toWorld = times(toWorld, rotationBy(speed / (10 * RATE), w));
    }
  }
  return { signal: { rateHz: RATE, length: n, acceleration, angularRate, gravity: null, nativeRateHz: RATE }, up };
}

function times(a: Rotation, b: Rotation): Rotation {
  const columns = [0, 1, 2].map((k) => rotate(a, [b[k], b[3 + k], b[6 + k]]));
  const row = (k: number) => columns.map((column) => column[k]);
  return [...row(0), ...row(1), ...row(2)] as unknown as Rotation;
}

function transposed(m: Rotation): Rotation {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}

/** Angles between the estimate and the truth, degrees, in order of size. */
function errors(signal: Signal, truth: Turned["up"]): number[] {
  const { x, y, z } = upDirection(signal);
  return truth.map((up, i) => (Math.acos(Math.min(1, up[0] * x[i] + up[1] * y[i] + up[2] * z[i])) * 180) / Math.PI).sort((a, b) => a - b);
}

test.each([
  [0, 0, 0.7],
  [0.015, 0, 1],
  [0.015, 3, 2],
])("up of a turning sensor with a bias of %f rad/s, shaken by %f m/s², is right to %f°", (bias, shaken, most) => {
  const { signal, up } = turningSensor(bias, shaken);
  const sorted = errors(signal, up);
  expect(upDirection(signal).source).toBe("fused");
  expect(sorted[sorted.length >> 1]).toBeLessThan(most / 2);
  expect(sorted[Math.floor(0.99 * sorted.length)]).toBeLessThan(most);
});

test("the device's own gravity comes first, acceleration alone last; both are unit vectors", () => {
  const { signal, up } = turningSensor(0, 0);
  const own = {
    x: Float32Array.from(up, (u) => 9.81 * u[0]),
    y: Float32Array.from(up, (u) => 9.81 * u[1]),
    z: Float32Array.from(up, (u) => 9.81 * u[2]),
  };
  const told = upDirection({ ...signal, gravity: own });
  expect(told.source).toBe("device");
  expect(errors({ ...signal, gravity: own }, up).at(-1)).toBeLessThan(0.1);
  const alone = upDirection({ ...signal, angularRate: null });
  expect(alone.source).toBe("acceleration");
  for (let i = 0; i < signal.length; i += 97) expect(Math.hypot(alone.x[i], alone.y[i], alone.z[i])).toBeCloseTo(1, 5);
});

test("a device that loses its attitude for a while is not followed; what a hole hides refutes nothing", () => {
  const { signal, up } = turningSensor(0, 0);
  const lost = (from: number, to: number): Columns3 => ({
    x: Float32Array.from(up, (u, i) => (i >= from && i < to ? -9.81 : 9.81) * u[0]),
    y: Float32Array.from(up, (u, i) => (i >= from && i < to ? -9.81 : 9.81) * u[1]),
    z: Float32Array.from(up, (u, i) => (i >= from && i < to ? -9.81 : 9.81) * u[2]),
  });
  const wrong = { ...signal, gravity: lost(20 * RATE, 40 * RATE) };
  expect(upDirection(wrong).source).toBe("fused");
  expect(errors(wrong, up).at(-1)).toBeLessThan(2);
  expect(upDirection({ ...wrong, angularRate: null }).source).toBe("acceleration");
  const hole = new Uint8Array(signal.length).fill(1, 20 * RATE, 40 * RATE);
  expect(upDirection(wrong, hole).source).toBe("device");
});

test("without a gyroscope up is right where the sensor rests", () => {
  const tilted = signalOf([{ seconds: 5 }, { seconds: 1, pitch: 1 }, { seconds: 5 }], { gyroscope: false });
  const { x, y, z } = upDirection(tilted);
  expect([x[50], y[50], z[50]]).toEqual([0, 0, 1].map((v) => expect.closeTo(v, 1)));
  expect([x[500], y[500], z[500]]).toEqual([0, Math.sin(1), Math.cos(1)].map((v) => expect.closeTo(v, 1)));
});

test("the gyroscope's bias is what it shows while it rests", () => {
  const { signal } = turningSensor(0.015, 3);
  const bias = restBias(signal.angularRate as Columns3, RATE);
  expect(bias).toEqual([-0.0225, -0.0075, 0.0075].map((b) => expect.closeTo(b, 3)));
});

test("a sensor that never rests, or turns steadily faster than any bias, has none", () => {
  const { signal } = turningSensor(0.015, 3);
  const { x, y, z } = signal.angularRate as Columns3;
  const busy = { x: x.subarray(600, 5000), y: y.subarray(600, 5000), z: z.subarray(600, 5000) };
  expect(restBias(busy, RATE)).toEqual([0, 0, 0]);
  const steady = { x: new Float32Array(1000).fill(0.3), y: new Float32Array(1000), z: new Float32Array(1000) };
  expect(restBias(steady, RATE)).toEqual([0, 0, 0]);
  const none = new Float32Array(0);
  expect(restBias({ x: none, y: none, z: none }, RATE)).toEqual([0, 0, 0]);
});
