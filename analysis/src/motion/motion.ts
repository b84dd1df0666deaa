import type { Gap, Signal } from "@lastrep/ingest";
import { highPass, integrate, lowPass, resample } from "../signal/filter.ts";
import { type UpDirection, upDirection } from "./gravity.ts";
import { bridgeHoles, holesOf, nearestMarks } from "./holes.ts";
import { withStandIns } from "./stand-in.ts";

/** What the earth sees of the device's movement, at the recording's own rate. */
export interface Motion {
  readonly rateHz: number;
  readonly length: number;
  readonly up: UpDirection;
  /** Upward acceleration without gravity, m/s². */
  readonly verticalAcceleration: Float32Array;
  /** 1 where nothing was measured and the other columns are guesses between what was; null where there is no such sample. */
  readonly hole: Uint8Array | null;
  /** Rate of turn about the vertical, rad/s; null without a gyroscope. */
  readonly yawRate: Float32Array | null;
  /** Length of the angular rate, rad/s; null without a gyroscope. */
  readonly rotation: Float32Array | null;
}

/** The device's movement in the earth's frame, whatever way it is mounted; `gaps` are the recording's. */
export function motionOf(recorded: Signal, gaps: readonly Gap[] = []): Motion {
  const hole = holesOf(gaps, recorded.rateHz, recorded.length);
  const signal = hole ? withStandIns(recorded, hole) : recorded;
  const up = upDirection(signal, hole);
  const n = signal.length;
  const acc = signal.acceleration;
  const gravity = restingMagnitude(signal);
  const verticalAcceleration = new Float32Array(n);
  for (let i = 0; i < n; i++) verticalAcceleration[i] = acc.x[i] * up.x[i] + acc.y[i] * up.y[i] + acc.z[i] * up.z[i] - gravity;
  const gyro = signal.angularRate;
  let yawRate: Float32Array | null = null;
  let rotation: Float32Array | null = null;
  if (gyro) {
    yawRate = new Float32Array(n);
    rotation = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      yawRate[i] = gyro.x[i] * up.x[i] + gyro.y[i] * up.y[i] + gyro.z[i] * up.z[i];
      rotation[i] = Math.sqrt(gyro.x[i] * gyro.x[i] + gyro.y[i] * gyro.y[i] + gyro.z[i] * gyro.z[i]);
    }
  }
  return {
    rateHz: signal.rateHz,
    length: n,
    up,
    verticalAcceleration: hole ? bridgeHoles(verticalAcceleration, hole, signal.rateHz) : verticalAcceleration,
    hole,
    yawRate,
    rotation,
  };
}

/** Movement reduced to the rate at which sets and reps are searched. Every column has `length` samples at `rateHz`. */
export interface Features {
  readonly rateHz: number;
  readonly length: number;
  /** Whether the first and last sample are those of the recording, rather than of a window on it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** Up direction in device axes (unit vector). */
  readonly ux: Float64Array;
  readonly uy: Float64Array;
  readonly uz: Float64Array;
  /** Upward acceleration without gravity, m/s². */
  readonly acceleration: Float64Array;
  /** Upward velocity, high-passed, m/s. */
  readonly velocity: Float64Array;
  /** Height, high-passed, m. */
  readonly height: Float64Array;
  /** Angle turned about the vertical, high-passed, rad; zeros without a gyroscope. */
  readonly yaw: Float64Array;
  /** How far the wrist has moved up to each sample: the way of its pose, rad, and twice its vertical way, m. Only differences mean anything. */
  readonly moved: Float64Array;
  /** 1 where nothing was measured and the other columns are guesses between what was. */
  readonly hole: Uint8Array;
}

/** Search rate, Hz. Reps take 0.7 s and more, so 25 Hz resolves their shape. */
export const FEATURE_HZ = 25;
/** Below this, integrated acceleration is drift rather than movement, Hz: the slowest rep cycle that is searched takes about 8 s. */
const DRIFT_HZ = 0.08;
/** A wrist does not turn its pose faster than this within a rep, Hz. */
const POSE_HZ = 3;

/** Upward velocity at the recording's own rate with slow drift taken out, m/s: for finding where the movement turns, not for measuring it. */
export function guideVelocity(motion: Motion): Float64Array {
  return highPass(integrate(motion.verticalAcceleration, motion.rateHz), motion.rateHz, DRIFT_HZ);
}

/** The movement at the search rate. */
export function featuresOf(motion: Motion): Features {
  const acceleration = resample(motion.verticalAcceleration, motion.rateHz, FEATURE_HZ);
  const velocity = highPass(integrate(acceleration, FEATURE_HZ), FEATURE_HZ, DRIFT_HZ);
  const height = highPass(integrate(velocity, FEATURE_HZ), FEATURE_HZ, DRIFT_HZ);
  const yaw = motion.yawRate
    ? highPass(resample(integrate(motion.yawRate, motion.rateHz), motion.rateHz, FEATURE_HZ), FEATURE_HZ, DRIFT_HZ)
    : new Float64Array(velocity.length);
  const pose = (axis: Float32Array) => lowPass(resample(axis, motion.rateHz, FEATURE_HZ), FEATURE_HZ, POSE_HZ);
  const up = { x: pose(motion.up.x), y: pose(motion.up.y), z: pose(motion.up.z) };
  return {
    rateHz: FEATURE_HZ,
    length: velocity.length,
    opens: true,
    closes: true,
    ux: up.x,
    uy: up.y,
    uz: up.z,
    acceleration,
    velocity,
    height,
    yaw,
    moved: movedBy(up, velocity),
    hole: motion.hole ? nearestMarks(motion.hole, motion.rateHz, FEATURE_HZ, velocity.length) : new Uint8Array(velocity.length),
  };
}

function movedBy({ x, y, z }: Record<"x" | "y" | "z", Float64Array>, velocity: Float64Array): Float64Array {
  const moved = new Float64Array(velocity.length);
  for (let i = 1; i < moved.length; i++) {
    const dx = x[i] - x[i - 1];
    const dy = y[i] - y[i - 1];
    const dz = z[i] - z[i - 1];
    moved[i] = moved[i - 1] + Math.sqrt(dx * dx + dy * dy + dz * dz) + (2 * Math.abs(velocity[i])) / FEATURE_HZ;
  }
  return moved;
}

/** The samples `[start, end)` of the features, without copying; times in it count from `start`. */
export function windowOf(features: Features, start: number, end: number): Features {
  return {
    rateHz: features.rateHz,
    length: end - start,
    opens: features.opens && start === 0,
    closes: features.closes && end === features.length,
    ux: features.ux.subarray(start, end),
    uy: features.uy.subarray(start, end),
    uz: features.uz.subarray(start, end),
    acceleration: features.acceleration.subarray(start, end),
    velocity: features.velocity.subarray(start, end),
    height: features.height.subarray(start, end),
    yaw: features.yaw.subarray(start, end),
    moved: features.moved.subarray(start, end),
    hole: features.hole.subarray(start, end),
  };
}

/** Length of the specific force where the device is stillest, m/s²: 9.81 for a perfect sensor, and so its scale error's correction. */
function restingMagnitude(signal: Signal): number {
  if (signal.gravity) return STANDARD_GRAVITY;
  const { x, y, z } = signal.acceleration;
  const window = Math.max(2, Math.round(signal.rateHz));
  let best = Number.POSITIVE_INFINITY;
  let magnitude = STANDARD_GRAVITY;
  for (let start = 0; start + window <= signal.length; start += window) {
    let sum = 0;
    let square = 0;
    for (let i = start; i < start + window; i++) {
      const length = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
      sum += length;
      square += length * length;
    }
    const mean = sum / window;
    const variance = square / window - mean * mean;
    // A scale error beyond 5 % is a moving sensor, not a sensor's scale.
    if (variance < best && Math.abs(mean - STANDARD_GRAVITY) < 0.05 * STANDARD_GRAVITY) {
      best = variance;
      magnitude = mean;
    }
  }
  return magnitude;
}

const STANDARD_GRAVITY = 9.80665;
