import type { Columns3, Signal } from "@lastrep/ingest";
import { expect, test } from "vitest";
import { handling, press, repeat, rest, secondsOf, signalOf } from "../movement.test-support.ts";
import { withStandIns } from "./stand-in.ts";

const RATE = 50;
const whole = signalOf([rest(4), ...repeat(8, press()), rest(4)], { rateHz: RATE });
const pressS = secondsOf(press());

/** The signal with lines where `hole` is, as a recording has them; times are s. */
function holed(signal: Signal, spans: readonly (readonly [number, number])[]): { signal: Signal; hole: Uint8Array } {
  const hole = new Uint8Array(signal.length);
  const broken = copyOf(signal);
  for (const [startS, endS] of spans) {
    const [from, to] = [Math.max(0, Math.round(startS * RATE)), Math.min(signal.length, Math.round(endS * RATE))];
    hole.fill(1, from, to);
    for (const columns of [broken.acceleration, broken.angularRate]) {
      for (const column of columns ? [columns.x, columns.y, columns.z] : []) {
        const [a, b] = [column[Math.max(0, from - 1)], column[Math.min(signal.length - 1, to)]];
        for (let i = from; i < to; i++) column[i] = a + ((b - a) * (i - from + 1)) / (to - from + 1);
      }
    }
  }
  return { signal: broken, hole };
}

function copyOf({ acceleration, angularRate, ...others }: Signal): Signal {
  const copy = ({ x, y, z }: Columns3) => ({ x: x.slice(), y: y.slice(), z: z.slice() });
  return { ...others, acceleration: copy(acceleration), angularRate: angularRate && copy(angularRate) };
}

/** RMS difference of the vertical acceleration from the truth where it was not measured, m/s². */
function error({ acceleration }: Signal, hole: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < hole.length; i++) {
    if (!hole[i]) continue;
    sum += (acceleration.z[i] - whole.acceleration.z[i]) ** 2;
    count++;
  }
  return Math.sqrt(sum / count);
}

test("what a hole in a set hides is taken from a rep like it, what was measured stays", () => {
  const { signal, hole } = holed(whole, [
    [4 + 2 * pressS, 4 + 2 * pressS + 0.8],
    [4 + 5.3 * pressS, 4 + 5.3 * pressS + 0.6],
  ]);
  const before = copyOf(signal);
  const filled = withStandIns(signal, hole);
  expect(error(filled, hole)).toBeLessThan(error(signal, hole) / 4);
  for (let i = 0; i < hole.length; i++) if (!hole[i]) expect(filled.acceleration.z[i]).toBe(signal.acceleration.z[i]);
  expect(signal).toEqual(before);
});

test("at rest, in a hole too long and without any hole the signal stays as it is", () => {
  const none = new Uint8Array(whole.length);
  expect(withStandIns(whole, none)).toEqual(whole);
  for (const span of [
    [1, 1.5],
    [8, 12],
  ] as const) {
    const { signal, hole } = holed(whole, [span]);
    expect(withStandIns(signal, hole)).toEqual(signal);
  }
});

test("any holes, also at both ends of the recording, leave finite numbers", () => {
  const moving = signalOf([...repeat(3, press()), ...handling(10, 3), ...press()], { rateHz: RATE });
  const endS = moving.length / RATE;
  const spans = Array.from({ length: 9 }, (_, k) => [k * 1.7 - 0.3, k * 1.7 + 0.4] as const);
  const { signal, hole } = holed(moving, [...spans, [endS - 0.5, endS]]);
  const { acceleration, angularRate } = withStandIns(signal, hole);
  for (const columns of [acceleration, angularRate])
    for (const column of Object.values(columns ?? {})) expect(column.every(Number.isFinite)).toBe(true);
  expect(withStandIns(signal, new Uint8Array(signal.length).fill(1))).toEqual(signal);
});
