import { expect, test } from "vitest";
import { highPass, integrate } from "../signal/filter.ts";
import { bridgeHoles, holesOf } from "./holes.ts";

const RATE = 25;
/** Lifts of 2.5 s with a sharp start and a sharp catch, which a line across a hole cuts off, m/s². */
const truth = Float32Array.from({ length: 40 * RATE }, (_, i) => {
  const progress = (i % (2.5 * RATE)) / (2.5 * RATE);
  const phase = [6, -3, -3, 0, 0, 0, -2, -2, 4, 0][Math.floor(10 * progress)];
  return phase;
});

/** The truth with holes of `length` samples every `every`, bridged by lines as a recording's are, and where they are. */
function withHoles(every: number, length: number): { acceleration: Float32Array; hole: Uint8Array } {
  const acceleration = Float32Array.from(truth);
  const hole = new Uint8Array(truth.length);
  for (let from = every; from + length + 1 < truth.length; from += every) {
    for (let i = 0; i < length; i++) {
      acceleration[from + i] = truth[from - 1] + ((truth[from + length] - truth[from - 1]) * (i + 1)) / (length + 1);
      hole[from + i] = 1;
    }
  }
  return { acceleration, hole };
}

/** RMS difference of velocity from that of the truth, both without drift, m/s. */
function velocityError(acceleration: Float32Array): number {
  const velocity = (a: Float32Array) => highPass(integrate(a, RATE), RATE, 0.08);
  const [v, want] = [velocity(acceleration), velocity(truth)];
  return Math.sqrt(v.reduce((sum, x, i) => sum + (x - want[i]) ** 2, 0) / v.length);
}

test("a recording without holes is left alone", () => {
  expect(bridgeHoles(truth, new Uint8Array(truth.length), RATE)).toEqual(truth);
});

test("holes lie where the gaps do, and none are no column", () => {
  expect(holesOf([], RATE, 50)).toBeNull();
  const hole = holesOf([{ startS: 0.4, endS: 1, kind: "missing" }], RATE, 50);
  expect([hole?.indexOf(1), hole?.lastIndexOf(1), hole?.length]).toEqual([10, 24, 50]);
});

test("what was measured stays as it is", () => {
  const { acceleration, hole } = withHoles(37, 10);
  const bridged = bridgeHoles(acceleration, hole, RATE);
  for (let i = 0; i < hole.length; i++) if (!hole[i]) expect(bridged[i]).toBe(acceleration[i]);
});

test("velocity drifts less after holes than by lines", () => {
  const { acceleration, hole } = withHoles(37, 12);
  expect(velocityError(bridgeHoles(acceleration, hole, RATE))).toBeLessThan(0.6 * velocityError(acceleration));
});

test("the band solution is that of the dense normal equations", () => {
  const n = 12;
  const acceleration = truth.slice(0, n);
  const hole = new Uint8Array(n);
  hole.fill(1, 4, 7);
  const h = denseHeight(acceleration, hole, ((2 * Math.PI * 0.15) / RATE) ** 4);
  const bridged = bridgeHoles(acceleration, hole, RATE);
  for (let i = 4; i < 7; i++) expect(bridged[i]).toBeCloseTo(h[i - 1] - 2 * h[i] + h[i + 1], 5);
});

test("short and empty recordings give what they hold", () => {
  for (const n of [0, 1, 2, 3]) expect(bridgeHoles(new Float32Array(n).fill(1), new Uint8Array(n).fill(1), RATE)).toHaveLength(n);
});

/** Gauss–Jordan elimination on the full matrix of Σ w (Δ²h − a)² + level h². */
function denseHeight(acceleration: Float32Array, hole: Uint8Array, level: number): number[] {
  const n = acceleration.length;
  const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n + 1 }, (_, j) => (i === j ? level : 0)));
  for (let i = 1; i < n - 1; i++) {
    const weight = hole[i] ? 0.1 : 1;
    const second = { [i - 1]: 1, [i]: -2, [i + 1]: 1 } as Record<number, number>;
    for (const [a, x] of Object.entries(second)) {
      for (const [b, y] of Object.entries(second)) rows[Number(a)][Number(b)] += weight * x * y;
      rows[Number(a)][n] += weight * x * acceleration[i];
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const f = rows[k][i] / rows[i][i];
      for (let j = i; j <= n; j++) rows[k][j] -= f * rows[i][j];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}
