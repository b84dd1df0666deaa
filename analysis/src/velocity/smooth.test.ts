import { expect, test } from "vitest";
import { normalOf } from "../movement.test-support.ts";
import { type Pin, smoothMotion } from "./smooth.ts";

/** The same by its definition: weighted least squares over height, velocity and bias of every sample at once. */
function dense(
  acceleration: readonly number[],
  rateHz: number,
  pins: readonly Pin[],
): { height: number[]; velocity: number[]; heightSd: number[] } {
  const n = acceleration.length;
  const dt = 1 / rateHz;
  const size = 3 * n;
  const normal = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const add = (terms: readonly (readonly [number, number])[], value: number, sd: number) => {
    for (const [i, x] of terms) {
      right[i] += (x * value) / (sd * sd);
      for (const [j, y] of terms) normal[i][j] += (x * y) / (sd * sd);
    }
  };
  add([[0, 1]], 0, 0.5);
  add([[1, 1]], 0, 0.3);
  add([[2, 1]], 0, 0.15);
  for (let i = 1; i < n; i++) {
    const mean = (acceleration[i - 1] + acceleration[i]) / 2;
    const [p, q] = [3 * (i - 1), 3 * i];
    add(
      [
        [q, 1],
        [p, -1],
        [p + 1, -dt],
        [p + 2, (dt * dt) / 2],
      ],
      (mean * dt * dt) / 2,
      1e-6,
    );
    add(
      [
        [q + 1, 1],
        [p + 1, -1],
        [p + 2, dt],
      ],
      mean * dt,
      0.02 * Math.sqrt(dt),
    );
    add(
      [
        [q + 2, 1],
        [p + 2, -1],
      ],
      0,
      0.08 * Math.sqrt(dt),
    );
  }
  for (const { index, velocitySd, height } of pins) {
    add([[3 * index + 1, 1]], 0, velocitySd);
    if (height) add([[3 * index, 1]], height.value, height.sd);
  }
  const inverse = inverseOf(normal);
  const solution = inverse.map((row) => row.reduce((sum, value, j) => sum + value * right[j], 0));
  const every = (offset: number) => Array.from({ length: n }, (_, i) => solution[3 * i + offset]);
  return { height: every(0), velocity: every(1), heightSd: Array.from({ length: n }, (_, i) => Math.sqrt(inverse[3 * i][3 * i])) };
}

/** By Gauss and Jordan. */
function inverseOf(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from({ length: 2 * n }, (_, j) => (j < n ? row[j] : j - n === i ? 1 : 0)));
  for (let i = 0; i < n; i++) {
    const scale = 1 / rows[i][i];
    for (let j = 0; j < 2 * n; j++) rows[i][j] *= scale;
    for (let k = 0; k < n; k++) {
      const factor = rows[k][i];
      if (k === i || factor === 0) continue;
      for (let j = 0; j < 2 * n; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  return rows.map((row) => row.subarray(n));
}

const pin = (index: number, height: Pin["height"] = null): Pin => ({ index, velocitySd: 0.04, height });

test.each([
  ["noise", (normal: () => number) => Array.from({ length: 50 }, () => normal())],
  ["a movement", () => Array.from({ length: 60 }, (_, i) => Math.sin(i / 5))],
  ["nothing", () => new Array<number>(40).fill(0)],
  ["a constant", () => new Array<number>(40).fill(0.3)],
])("the two passes give what least squares over everything gives: %s", (_, make) => {
  const acceleration = make(normalOf(3));
  const pins = [pin(0, { value: 0, sd: 0.03 }), pin(17), pin(17), pin(30, { value: 0.1, sd: 0.05 })];
  const fast = smoothMotion(acceleration, 25, 0, acceleration.length, pins);
  const slow = dense(acceleration, 25, pins);
  for (const key of ["height", "velocity", "heightSd"] as const)
    for (const [i, value] of slow[key].entries()) expect(fast[key][i]).toBeCloseTo(value, 5);
});

test("a stretch is smoothed as if it were alone, without pins too, and an empty one is empty", () => {
  const acceleration = Float64Array.from({ length: 80 }, (_, i) => Math.sin(i / 7));
  const whole = smoothMotion(acceleration.subarray(20, 70), 25, 0, 50, [pin(10)]);
  const part = smoothMotion(acceleration, 25, 20, 70, [pin(30)]);
  expect([...part.height]).toEqual([...whole.height]);
  expect([...smoothMotion(acceleration, 25, 0, 80, []).height].every(Number.isFinite)).toBe(true);
  expect(smoothMotion(acceleration, 25, 30, 30, []).height).toHaveLength(0);
});

test("what a hole hides makes the height after it uncertain, up to where the hand stands still again", () => {
  const acceleration = new Float64Array(100);
  const hole = new Uint8Array(100).fill(1, 30, 45);
  const pins = [pin(0, { value: 0, sd: 0.03 }), pin(80)];
  const sd = (marks: Uint8Array | null) => smoothMotion(acceleration, 25, 0, 100, pins, marks).heightSd[60];
  expect(sd(hole)).toBeGreaterThan(1.3 * sd(null));
  expect(sd(new Uint8Array(100))).toBe(sd(null));
});
