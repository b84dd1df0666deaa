import type { Columns3, DeviceSet, Recording, Signal } from "@lastrep/ingest";
import { uniformOf } from "./proximity/sample-sets.test-support.ts";

/** Where the wrist goes next and how long it takes, along a minimum-jerk path (Flash & Hogan 1985). What is left out stays as it is. */
export interface Step {
  readonly seconds: number;
  /** m */
  readonly height?: number;
  /** Turn of the forearm about a level axis, and about the forearm itself, rad. */
  readonly pitch?: number;
  readonly roll?: number;
}

/** 3×3 rotation, row by row. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

export interface Sensor {
  readonly rateHz?: number;
  readonly gyroscope?: boolean;
  /** Standard deviation of the white noise on acceleration, m/s²; a hundredth of it lies on the angular rate, rad/s. */
  readonly noise?: number;
  /** Constant errors of every axis, m/s² and rad/s. */
  readonly accelerationBias?: number;
  readonly rateBias?: number;
  /** Device axes in the wrist's. */
  readonly mounting?: Rotation;
}

const GRAVITY = 9.80665;

/** What a sensor on the wrist measures of a movement that starts at height, pitch and roll 0. */
export function signalOf(steps: readonly Step[], sensor: Sensor = {}): Signal {
  const { rateHz = 50, gyroscope = true, noise = 0.05, accelerationBias = 0, rateBias = 0, mounting = ROTATIONS.none } = sensor;
  const length = Math.floor(secondsOf(steps) * rateHz + 1e-6) + 1;
  const normal = normalOf(7);
  const acceleration = columns(length);
  const angularRate = columns(length);
  const set = (to: Columns3, i: number, wrist: readonly [number, number, number], bias: number, sd: number) => {
    const [x, y, z] = rotate(mounting, wrist);
    to.x[i] = x + bias + sd * normal();
    to.y[i] = y + bias + sd * normal();
    to.z[i] = z + bias + sd * normal();
  };
  let k = 0;
  let startS = 0;
  let from = { height: 0, pitch: 0, roll: 0 };
  for (let i = 0; i < length; i++) {
    while (k < steps.length - 1 && i / rateHz > startS + steps[k].seconds) {
      const { seconds, ...to } = steps[k++];
      startS += seconds;
      from = { ...from, ...to };
    }
    const { seconds, ...target } = steps[k];
    const to = { ...from, ...target };
    const p = Math.min(1, (i / rateHz - startS) / seconds);
    const done = p ** 3 * (10 - 15 * p + 6 * p * p);
    const speed = (30 * p * p * (1 - p) ** 2) / seconds;
    const pitch = from.pitch + (to.pitch - from.pitch) * done;
    const roll = from.roll + (to.roll - from.roll) * done;
    const force = GRAVITY + ((to.height - from.height) * (60 * p - 180 * p * p + 120 * p ** 3)) / seconds ** 2;
    const up = [-Math.sin(roll) * Math.cos(pitch), Math.sin(pitch), Math.cos(roll) * Math.cos(pitch)];
    const turn = (to.pitch - from.pitch) * speed;
    set(acceleration, i, [force * up[0], force * up[1], force * up[2]], accelerationBias, noise);
    set(angularRate, i, [turn * Math.cos(roll), (to.roll - from.roll) * speed, turn * Math.sin(roll)], rateBias, noise / 100);
  }
  return { rateHz, length, acceleration, angularRate: gyroscope ? angularRate : null, gravity: null, nativeRateHz: rateHz };
}

/** A recording of a signal, or of none. */
export function recordingOf(signal: Signal | null, more: Partial<Recording> = {}): Recording {
  return {
    file: "workout.csv",
    format: "csv",
    device: null,
    startTimeUs: Date.UTC(2026, 0, 5, 17) * 1000,
    timeZone: null,
    durationS: signal ? Math.max(0, signal.length - 1) / signal.rateHz : 0,
    signal,
    gaps: [],
    heartRate: null,
    deviceSets: [],
    issues: [],
    ...more,
  };
}

/** An active set as a device logs it; `category` 0 with `subtype` 1 is the barbell bench press. */
export function deviceSet(startS: number, durationS: number, more: Partial<DeviceSet> = {}): DeviceSet {
  return { kind: "active", startS, durationS, reps: null, loadKg: null, exercises: [{ category: 0, subtype: 1 }], ...more };
}

/** Standing still. */
export function rest(seconds: number): Step {
  return { seconds };
}

/** A press: the wrist rises by 0.45 m and tips a little, then comes down slower. `slower` stretches the lift. */
export function press(slower = 1): Step[] {
  return [{ seconds: 0.9 * slower, height: 0.45, pitch: 0.2 }, rest(0.1), { seconds: 1.2, height: 0, pitch: 0 }, rest(0.2)];
}

/** A curl: the forearm turns by 2 rad and the wrist rises by 0.3 m. */
export function curl(): Step[] {
  return [{ seconds: 0.8, height: 0.3, pitch: 2 }, rest(0.1), { seconds: 1.3, height: 0, pitch: 0 }, rest(0.1)];
}

export function repeat(times: number, steps: readonly Step[]): Step[] {
  return Array.from({ length: times }, () => steps).flat();
}

/** Taking hold of things, gesturing: no movement is like another one. Ends where it began. */
export function handling(seconds: number, seed: number): Step[] {
  const random = uniformOf(seed);
  const steps: Step[] = [];
  while (secondsOf(steps) < seconds) {
    const [height, pitch, roll] = [0.8 * random() - 0.4, 2 * random() - 1, 2 * random() - 1];
    steps.push({ seconds: 0.3 + 1.2 * random(), height, pitch, roll });
    if (random() < 0.4) steps.push(rest(1.5 * random()));
  }
  return [...steps, { seconds: 1, height: 0, pitch: 0, roll: 0 }];
}

/** Walking: the body bobs by about 4 cm at every step, the arm swings at every other one, neither quite alike. */
export function walking(seconds: number, seed: number): Step[] {
  const normal = normalOf(seed);
  const steps: Step[] = [];
  for (let side = 1; secondsOf(steps) < seconds; side = -side) {
    const half = 0.27 * (1 + 0.05 * normal());
    steps.push({ seconds: half, height: 0.04 + 0.005 * normal(), pitch: 0 });
    steps.push({ seconds: half, height: 0, pitch: side * (0.25 + 0.08 * normal()), roll: 0.1 * normal() });
  }
  return [...steps, { seconds: 0.4, height: 0, pitch: 0, roll: 0 }];
}

export function secondsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.seconds, 0);
}

/** Normally distributed numbers of a seed (Box-Muller). */
export function normalOf(seed: number): () => number {
  const uniform = uniformOf(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The rotation by `angle` (rad) about an axis of any length (Rodrigues). */
export function rotationBy(angle: number, axis: readonly [number, number, number]): Rotation {
  const norm = Math.hypot(...axis);
  const [x, y, z] = axis.map((a) => a / norm);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const t = 1 - c;
  return [
    t * x * x + c,
    t * x * y - s * z,
    t * x * z + s * y,
    t * x * y + s * z,
    t * y * y + c,
    t * y * z - s * x,
    t * x * z - s * y,
    t * y * z + s * x,
    t * z * z + c,
  ];
}

export function rotate(m: Rotation, [x, y, z]: readonly [number, number, number]): [number, number, number] {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

const ROTATIONS = { none: [1, 0, 0, 0, 1, 0, 0, 0, 1] } as const;

function columns(length: number): Columns3 {
  return { x: new Float32Array(length), y: new Float32Array(length), z: new Float32Array(length) };
}
