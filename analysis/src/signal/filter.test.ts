import { expect, test } from "vitest";
import { uniformOf } from "../proximity/sample-sets.test-support.ts";
import { highPass, integrate, lowPass, resample } from "./filter.ts";

const RATE = 100;
const filters = { lowPass, highPass };

function sine(hz: number, length: number, rateHz = RATE): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rateHz));
}

function noise(length: number, seed: number): Float64Array {
  const random = uniformOf(seed);
  return Float64Array.from({ length }, () => random() - 0.5);
}

/** Amplitude of a sinusoid within the middle half: the ends belong to the edges. */
function amplitude(x: ArrayLike<number>, hz: number): number {
  let a = 0;
  let b = 0;
  const from = x.length >> 2;
  const to = from + Math.round(RATE * Math.round((x.length >> 1) / RATE));
  for (let i = from; i < to; i++) {
    a += x[i] * Math.sin((2 * Math.PI * hz * i) / RATE);
    b += x[i] * Math.cos((2 * Math.PI * hz * i) / RATE);
  }
  return (2 * Math.hypot(a, b)) / (to - from);
}

test.each([1, 2, 3, 4, 6, 8, 12, 16, 24])("at %i Hz both filters have the squared Butterworth gain of a 4 Hz cut-off", (hz) => {
  // Bilinear transform: the analogue filter's gain at the warped frequency, once for each of the two passes.
  const warped = Math.tan((Math.PI * hz) / RATE) / Math.tan((Math.PI * 4) / RATE);
  const low = 1 / (1 + warped ** 4);
  const x = sine(hz, 2000);
  expect(amplitude(lowPass(x, RATE, 4), hz)).toBeCloseTo(low, 3);
  expect(amplitude(highPass(x, RATE, 4), hz)).toBeCloseTo(1 - low, 3);
  if (hz === 4) expect(low).toBeCloseTo(0.5, 12);
});

test.each(Object.entries(filters))(
  "%s moves nothing in time: it commutes with reversal, and answers an impulse symmetrically",
  (_, filter) => {
    const x = noise(1200, 3);
    const there = filter(x, RATE, 3);
    const back = filter(x.toReversed(), RATE, 3).reverse();
    for (let i = 300; i < 900; i++) expect(there[i]).toBeCloseTo(back[i], 6);
    const impulse = new Float64Array(801);
    impulse[400] = 1;
    const answer = filter(impulse, RATE, 3);
    for (let k = 1; k < 200; k++) expect(answer[400 + k]).toBeCloseTo(answer[400 - k], 9);
  },
);

test("a constant passes one filter whole and the other not at all; a steady drift likewise", () => {
  const constant = new Float64Array(500).fill(7);
  const ramp = Float64Array.from({ length: 2000 }, (_, i) => 5 + i / RATE);
  for (let i = 0; i < 500; i++) {
    expect(lowPass(constant, RATE, 2)[i]).toBeCloseTo(7, 9);
    expect(highPass(constant, RATE, 2)[i]).toBeCloseTo(0, 9);
  }
  const [smooth, rest] = [lowPass(ramp, RATE, 2), highPass(ramp, RATE, 2)];
  for (let i = 500; i < 1500; i += 10) {
    expect(smooth[i]).toBeCloseTo(ramp[i], 6);
    expect(rest[i]).toBeCloseTo(0, 6);
  }
});

test("nothing, one sample and few samples; the input stays as it was", () => {
  for (const filter of Object.values(filters)) {
    expect(filter([], RATE, 2)).toHaveLength(0);
    for (const n of [1, 2, 3, 7]) {
      const x = noise(n, n);
      const before = x.slice();
      const y = filter(x, RATE, 2);
      expect(y).toHaveLength(n);
      expect(y.every(Number.isFinite)).toBe(true);
      expect(x).toEqual(before);
    }
  }
  expect(lowPass([3], RATE, 2)[0]).toBeCloseTo(3, 9);
});

test("a cut-off near the Nyquist frequency leaves the signal alone", () => {
  const x = noise(50, 5);
  expect(lowPass(x, 10, 4.6)).toEqual(x);
});

test("integration undoes differentiation and starts at zero", () => {
  const velocity = integrate(
    Float64Array.from({ length: 301 }, (_, i) => Math.cos(i / RATE)),
    RATE,
  );
  expect(velocity[0]).toBe(0);
  for (let i = 0; i <= 300; i++) expect(velocity[i]).toBeCloseTo(Math.sin(i / RATE), 4);
  expect(integrate([], RATE)).toHaveLength(0);
});

test.each([
  [100, 25],
  [50, 25],
  [104, 25],
  [31.25, 25],
  [12.5, 25],
  [25, 25],
])("resampled from %f to %f Hz, samples lie at their times", (from, to) => {
  const n = 601;
  const lasts = (n - 1) / from;
  const line = resample(
    Float64Array.from({ length: n }, (_, i) => 2 - (3 * i) / from),
    from,
    to,
  );
  expect(line).toHaveLength(Math.floor(lasts * to + 1e-9) + 1);
  const wave = resample(sine(0.5, n, from), from, to);
  const flat = resample(new Float64Array(n).fill(4), from, to);
  for (let i = 0; i < line.length; i++) {
    expect(flat[i]).toBeCloseTo(4, 9);
    if (i / to < 1 || i / to > lasts - 1) continue;
    expect(line[i]).toBeCloseTo(2 - (3 * i) / to, 6);
    // Between samples a straight line is off by no more than (2πf)²/8 of the squared step.
    expect(Math.abs(wave[i] - Math.sin((Math.PI * i) / to))).toBeLessThan(0.002 + Math.PI ** 2 / 8 / from ** 2);
  }
});

test("what the new rate cannot hold is taken out rather than folded down", () => {
  const folded = resample(sine(20, 2000), RATE, 25).slice(100, 400);
  expect(Math.max(...folded.map(Math.abs))).toBeLessThan(0.08);
  expect(resample([], RATE, 25)).toHaveLength(0);
  expect([...resample([9], RATE, 25)]).toEqual([expect.closeTo(9, 9)]);
});
