import type { Columns3, Signal } from "@lastrep/ingest";
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import {
  curl,
  handling,
  press,
  recordingOf,
  repeat,
  rest,
  rotate,
  rotationBy,
  type Sensor,
  type Step,
  signalOf,
  walking,
} from "./movement.test-support.ts";
import type { WorkSet } from "./session.ts";

/** A press that slows down and a curl, with what lies between sets, noise and biased axes. */
const WORKOUT: readonly Step[] = [
  ...handling(8, 1),
  rest(2),
  ...repeat(5, press()),
  ...press(1.5),
  ...press(2.4),
  rest(2),
  ...walking(15, 2),
  rest(2),
  ...repeat(8, curl()),
  rest(2),
  ...handling(6, 3),
];
const SENSORS: Readonly<Record<string, Sensor>> = {
  "with gyroscope": { accelerationBias: 0.1, rateBias: 0.005 },
  "acceleration alone": { accelerationBias: 0.1, gyroscope: false },
};

function found(signal: Signal): WorkSet[] {
  return analyse([recordingOf(signal)]).session.sets;
}

/** Every vector column with `change` made of each of its vectors; `kind` is -1 for the angular rate. */
function changed(signal: Signal, change: (vector: [number, number, number], kind: 1 | -1) => readonly [number, number, number]): Signal {
  const columns = ({ x, y, z }: Columns3, kind: 1 | -1): Columns3 => {
    const rows = Array.from(x, (_, i) => change([x[i], y[i], z[i]], kind));
    const column = (axis: 0 | 1 | 2) => Float32Array.from(rows, (row) => row[axis]);
    return { x: column(0), y: column(1), z: column(2) };
  };
  const { acceleration, angularRate, gravity } = signal;
  return {
    ...signal,
    acceleration: columns(acceleration, 1),
    angularRate: angularRate && columns(angularRate, -1),
    gravity: gravity && columns(gravity, 1),
  };
}

/** The same sets, reps and speeds but for the rounding of 32 bits. */
function expectAlike(sets: readonly WorkSet[], others: readonly WorkSet[]): void {
  expect(others.map(({ repCount }) => repCount)).toEqual(sets.map(({ repCount }) => repCount));
  for (const [k, { startS, endS, reps, velocity }] of sets.entries()) {
    expect(Math.abs(others[k].startS - startS)).toBeLessThan(0.1);
    expect(Math.abs(others[k].endS - endS)).toBeLessThan(0.1);
    expect(others[k].velocity.basis).toBe(velocity.basis);
    for (const [i, { meanVelocity }] of reps.entries()) {
      if (meanVelocity !== null) expect(others[k].reps[i].meanVelocity).toBeCloseTo(meanVelocity, 2);
    }
  }
}

for (const [name, sensor] of Object.entries(SENSORS)) {
  const signal = signalOf(WORKOUT, sensor);
  const sets = found(signal);

  test(`${name}: a press and a curl are found where they were made`, () => {
    expect(sets.map(({ repCount }) => repCount)).toEqual([7, 8]);
  });

  test(`${name}: the mounting changes nothing`, () => {
    const axis = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), axis, (angle, [x, y]) => {
        const rotation = rotationBy(angle, [x, y, 0.3]);
        expectAlike(sets, found(changed(signal, (vector) => rotate(rotation, vector))));
      }),
      { numRuns: 6, seed: 1 },
    );
  });

  test(`${name}: the other arm, a mirror image, is counted alike`, () => {
    // Angular rate is a pseudovector: a mirror turns over what of it lies in the mirror's plane.
    const mirrored = changed(signal, ([x, y, z], kind) => [-kind * x, kind * y, kind * z]);
    expectAlike(sets, found(mirrored));
  });

  test.each([20, 25, 40, 100, 200])(`${name}: at %f Hz the reps are the same`, (rateHz) => {
    expect(found(signalOf(WORKOUT, { ...sensor, rateHz })).map(({ repCount }) => repCount)).toEqual([7, 8]);
  });

  test(`${name}: a recording that begins and ends a second from the reps holds the same reps`, () => {
    for (const { startS, endS, repCount } of sets) {
      const [from, to] = [Math.round((startS - 1) * signal.rateHz), Math.round((endS + 1) * signal.rateHz)];
      const columns = ({ x, y, z }: Columns3): Columns3 => ({ x: x.slice(from, to), y: y.slice(from, to), z: z.slice(from, to) });
      const { acceleration, angularRate } = signal;
      const cut = { ...signal, length: to - from, acceleration: columns(acceleration), angularRate: angularRate && columns(angularRate) };
      expect(found(cut).map((set) => set.repCount)).toEqual([repCount]);
    }
  });
}
