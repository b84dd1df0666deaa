import fc from "fast-check";
import { expect, test } from "vitest";
import { frozenStretches } from "../motion/frozen.ts";
import type { Stream } from "../motion/stream.ts";
import type { Grid } from "./grid.ts";
import { measureClock } from "./measure.ts";
import { timeOrder } from "./order.ts";
import { resampler as vectorResampler } from "./resample.ts";
import { carriedOn } from "./set-back.ts";
import { spread } from "./spread.ts";
import { soundRows } from "./strays.ts";

/** The resampler for a single column; what the three columns of a vector give is checked against it. */
function resampler(...given: Parameters<typeof vectorResampler>): (column: Float32Array) => Float32Array {
  const put = vectorResampler(...given);
  return (column) => {
    const twice = column.map((value) => 2 * value);
    const { x, y, z } = put({ x: column, y: twice, z: column });
    expect(z).toEqual(x);
    expect(y.every((value, i) => Math.abs(value - 2 * (x[i] as number)) <= 1e-5 * Math.abs(value) + 1e-6)).toBe(true);
    return x;
  };
}

const clockAt = (rateHz: number, length: number, from = 0) => Float64Array.from({ length }, (_, i) => from + i / rateHz);
const wave = (timeS: Float64Array, hertz: number) => Float32Array.from(timeS, (time) => Math.sin(2 * Math.PI * hertz * time));

/** Largest difference to the true wave, leaving out `edgeS` at both ends. */
function error(column: Float32Array, grid: Grid, hertz: number, edgeS: number): number {
  let worst = 0;
  for (let k = 0; k < grid.length; k++) {
    const at = k / grid.rateHz;
    if (at < edgeS || at > (grid.length - 1) / grid.rateHz - edgeS) continue;
    worst = Math.max(worst, Math.abs((column[k] ?? 0) - Math.sin(2 * Math.PI * hertz * (grid.startS + at))));
  }
  return worst;
}

test("increasing times need no order", () => {
  expect(timeOrder(clockAt(100, 50))).toBeNull();
});

test("any times come out by size, each row once", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 4 }), { minLength: 1, maxLength: 60 }), (times) => {
      const order = timeOrder(Float64Array.from(times));
      const bySize = times.toSorted((a, b) => a - b);
      if (order === null) {
        expect(times).toEqual(bySize);
        return;
      }
      const sorted = Array.from(order.rows, (row) => times[row] as number);
      expect(sorted).toEqual(bySize);
      expect(new Set(order.rows).size).toBe(times.length);
      expect(order.disordered).toBeGreaterThan(0);
    }),
  );
});

test("of a clock that restarts, the longest stretch is kept", () => {
  const times = Float64Array.from([...clockAt(10, 60), ...clockAt(10, 100)]);
  const order = timeOrder(times);
  expect(order?.rows.length).toBe(100);
  expect(order?.rows[0]).toBe(60);
});

test("a file that stands last row first, or whose parts changed places, is put in order whole", () => {
  const times = clockAt(10, 600);
  const parts = Float64Array.from([...times.subarray(300), ...times.subarray(0, 300)]);
  for (const disordered of [times.slice().reverse(), parts]) {
    const order = timeOrder(disordered);
    expect(Array.from(order?.rows ?? [], (row) => disordered[row])).toEqual(Array.from(times));
    expect(order?.sharing).toBe(0);
  }
});

test("of rows of one time those are left out that repeat another one", () => {
  const times = Float64Array.from([0, 0, 1, 1, 2]);
  expect(timeOrder(times, () => true)).toEqual({ rows: Int32Array.from([0, 2, 4]), disordered: 2, sharing: 0 });
  expect(timeOrder(times, () => false)).toEqual({ rows: Int32Array.from([0, 1, 2, 3, 4]), disordered: 2, sharing: 2 });
});

test("rows that come late, that are sent again, or that begin anew are no clock set back", () => {
  const never = () => false;
  const late = Float64Array.from(clockAt(50, 400), (time, i) => time + (i % 7 === 3 ? 0.05 : 0));
  const swapped = Float64Array.from([...clockAt(50, 100), ...clockAt(50, 50, 3), ...clockAt(50, 50, 2), ...clockAt(50, 100, 4)]);
  const anew = Float64Array.from([...clockAt(50, 900), ...clockAt(50, 900)]);
  for (const times of [late, swapped, anew, clockAt(50, 400).reverse()])
    expect(carriedOn(times, never)).toEqual({ timeS: times, setBacks: 0 });
  const again = Float64Array.from([...clockAt(50, 200), ...clockAt(50, 200, 2)]);
  expect(carriedOn(again, () => true).setBacks).toBe(0);
  expect(carriedOn(again, never)).toMatchObject({ setBacks: 1 });
});

test("stamps that are all one tell nothing, those of two clocks in one table are no damage", () => {
  expect(spread(new Float64Array(9))).toBeNull();
  expect(soundRows(Float64Array.from({ length: 400 }, (_, i) => (i % 2) * 1000 + i / 50))).toBeNull();
  expect(soundRows(clockAt(50, 400))).toBeNull();
});

test("a clock that falls back all the time is gone through a number of times that does not grow with its length", () => {
  const readsEach = (length: number, act: (times: Float64Array) => unknown) => {
    const { times, reads } = counted(Float64Array.from({ length }, (_, i) => (i % 2 === 0 ? i * 1e-6 : 1000 - i * 1e-6)));
    act(times);
    return reads() / length;
  };
  for (const act of [(times: Float64Array) => carriedOn(times, () => false), soundRows]) {
    expect(readsEach(8_000, act)).toBeLessThan(1.2 * readsEach(2_000, act));
  }
});

/** Times that count how often one of them is read. */
function counted(array: Float64Array): { readonly times: Float64Array; readonly reads: () => number } {
  let reads = 0;
  const times = new Proxy(array, {
    get(target, key) {
      if (typeof key === "string" && /^\d/.test(key)) reads++;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { times, reads: () => reads };
}

test("the measured rate passes over holes", () => {
  const times = Float64Array.from([...clockAt(99.45, 1000), ...clockAt(99.45, 1000, 30)]);
  const clock = measureClock(times);
  expect(clock.rateHz).toBeCloseTo(99.45, 6);
  expect(clock.regular).toBe(true);
  expect(clock.gapLimitS).toBeCloseTo(3 / 99.45, 6);
});

test("bursts over a radio link are an uneven clock", () => {
  const times = Float64Array.from({ length: 900 }, (_, i) => Math.floor(i / 3) * 0.045 + (i % 3) * 0.004);
  expect(measureClock(times)).toMatchObject({ regular: false });
});

test("a column that already lies on the grid comes out unchanged", () => {
  const timeS = clockAt(100, 500, 3);
  const column = wave(timeS, 7);
  expect(resampler(timeS, measureClock(timeS), { startS: 3, rateHz: 100, length: 500 })(column)).toEqual(column);
});

test.each([
  [12.5, 25, 1, 0.003],
  [25, 100, 4, 0.003],
  [99.45, 100, 10, 0.003],
  [52, 50, 6, 0.003],
])("an even clock of %f Hz is put on %f Hz with its wave of %f Hz intact", (from, to, hertz, tolerance) => {
  const timeS = clockAt(from, Math.round(from * 20));
  const grid = { startS: 0, rateHz: to, length: Math.floor(19.5 * to) };
  const put = resampler(timeS, measureClock(timeS), grid)(wave(timeS, hertz));
  expect(error(put, grid, hertz, 8 / Math.min(from, to))).toBeLessThan(tolerance);
});

test("reducing the rate keeps slow movement and removes what would fold down onto it", () => {
  const timeS = clockAt(800, 8000);
  const clock = measureClock(timeS);
  const grid = { startS: 0, rateHz: 100, length: 990 };
  expect(error(resampler(timeS, clock, grid)(wave(timeS, 5)), grid, 5, 0.2)).toBeLessThan(0.005);
  const folded = resampler(timeS, clock, grid)(wave(timeS, 95));
  expect(Math.max(...folded.subarray(20, -20).map(Math.abs))).toBeLessThan(0.01);
});

test("an uneven clock follows slow movement", () => {
  const random = mulberry(5);
  let now = 0;
  const timeS = Float64Array.from({ length: 2000 }, () => {
    now += random() < 0.6 ? 0.004 : 0.03 * random() + 0.01;
    return now;
  });
  const grid = { startS: timeS[0] ?? 0, rateHz: 50, length: Math.floor(((timeS.at(-1) ?? 0) - (timeS[0] ?? 0)) * 50) };
  expect(error(resampler(timeS, measureClock(timeS), grid)(wave(timeS, 1)), grid, 1, 0.1)).toBeLessThan(0.06);
});

test("values never leave the range of what was measured on an uneven clock, and holes hold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ noNaN: true, min: 0.001, max: 3 }), fc.float({ noNaN: true, min: -20, max: 20 })), {
        minLength: 3,
        maxLength: 50,
      }),
      (rows) => {
        let now = 0;
        const timeS = Float64Array.from(rows, ([step]) => {
          now += step;
          return now;
        });
        const column = Float32Array.from(rows, ([, value]) => value);
        const clock = { ...measureClock(timeS), regular: false };
        const startS = timeS[0] as number;
        const put = resampler(timeS, clock, { startS, rateHz: 50, length: Math.floor((now - startS) * 50) + 1 })(column);
        const lowest = Math.min(...column) - 1e-4;
        const highest = Math.max(...column) + 1e-4;
        for (const value of put) expect(value >= lowest && value <= highest).toBe(true);
      },
    ),
  );
});

test("a long hole holds the last value and does not reach across", () => {
  const timeS = Float64Array.from([...clockAt(100, 200), ...clockAt(100, 200, 10)]);
  const column = Float32Array.from(timeS, (time) => (time < 5 ? 1 : -1));
  const put = resampler(timeS, measureClock(timeS), { startS: 0, rateHz: 100, length: 1200 })(column);
  expect(put.subarray(0, 999).every((value) => Math.abs(value - 1) < 1e-6)).toBe(true);
  expect(put.subarray(1000).every((value) => Math.abs(value + 1) < 1e-6)).toBe(true);
});

test("a frozen stretch is found where every axis of every sensor stands still", () => {
  const timeS = clockAt(100, 600);
  const alive = (seed: number) => Float32Array.from(timeS, mulberry(seed));
  const frozen = (column: Float32Array) => column.map((value, i) => (i >= 200 && i < 300 ? (column[200] as number) : value));
  const stream = (shape: (column: Float32Array) => Float32Array): Stream => ({
    timeS,
    x: shape(alive(1)),
    y: shape(alive(2)),
    z: shape(alive(3)),
  });
  expect(frozenStretches([stream(frozen), stream(frozen)])).toEqual([[2, 2.99]]);
  expect(frozenStretches([stream(frozen), stream((column) => column)])).toEqual([]);
});

test("a coarse accelerometer at rest is not called frozen", () => {
  const timeS = clockAt(32, 300);
  const still = Float32Array.from(timeS, (_, i) => (i < 250 ? 0.61 : 0.77));
  expect(frozenStretches([{ timeS, x: still, y: still, z: still }])).toEqual([]);
});

/** Small seeded generator of numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
