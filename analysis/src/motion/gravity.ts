import type { Columns3, Signal } from "@lastrep/ingest";
import { lowPass } from "../signal/filter.ts";

/** Unit vector that points up, in device axes, at every sample. */
export interface UpDirection {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  /** `device`: the device's own estimate. `fused`: acceleration and gyroscope. `acceleration`: low-passed acceleration alone. */
  readonly source: "device" | "fused" | "acceleration";
}

/**
 * Where up is, from the best source the recording has: the device's own word unless what it felt refutes it, else acceleration and gyroscope, else acceleration
 * alone. `hole` is 1 where nothing was measured.
 *
 * With a gyroscope the acceleration is rotated into the frame that the gyroscope alone integrates: an almost inertial frame, in which
 * gravity moves only as fast as the gyroscope drifts, so that a slow low-pass separates it from the lifter's own acceleration
 * (Laidig & Seel 2023, VQF, doi 10.1016/j.inffus.2022.10.014). Offline the low-pass runs forward and backward and so has no lag.
 */
export function upDirection(signal: Signal, hole: Uint8Array | null = null): UpDirection {
  const device = signal.gravity && normalised(signal.gravity);
  if (device && isBorneOut(device, signal, hole)) return { ...device, source: "device" };
  if (signal.angularRate) return { ...fused(signal.acceleration, signal.angularRate, signal.rateHz), source: "fused" };
  return { ...normalised(smoothed(signal.acceleration, signal.rateHz, ACCELERATION_ONLY_HZ)), source: "acceleration" };
}

const STANDARD_GRAVITY = 9.80665;
/** Cut-off of the inclination correction, Hz: VQF's default time constant of 3 s for the accelerometer, 1 / (2π·3 s)·√2. */
const INCLINATION_HZ = 0.075;
/**
 * Without a gyroscope the tilt must follow the wrist within a rep; anything slower leaks tilt into velocity, anything faster takes velocity for tilt. Fitted on
 * the fit part of the recordings, their gyroscope left out: of 0.3 to 3 Hz, 1 Hz counts most sets right.
 */
const ACCELERATION_ONLY_HZ = 1;
/** A window is at rest when angular rate deviates less than this from its mean, rad/s (VQF `restThGyr` 2 °/s). */
const REST_RATE = (2 * Math.PI) / 180;

/**
 * Whether what is felt along a device's own up direction is gravity on average, as it is of everything that does not fly away: a device that lost its attitude,
 * in a hole or by a shock, may err for a minute.
 */
function isBorneOut(up: Columns3, { acceleration: { x, y, z }, rateHz, length }: Signal, hole: Uint8Array | null): boolean {
  const window = Math.round(BORNE_OUT_S * rateHz);
  for (let start = 0; start + window <= length; start += window) {
    let sum = 0;
    let count = 0;
    for (let i = start; i < start + window; i++) {
      if (hole?.[i]) continue;
      sum += x[i] * up.x[i] + y[i] * up.y[i] + z[i] * up.z[i];
      count++;
    }
    if (2 * count >= window && Math.abs(sum / count - STANDARD_GRAVITY) > BORNE_OUT_ERROR) return false;
  }
  return true;
}

/**
 * Over so many s a lifted load changes its speed by less than 0.4 m/s per s, and an accelerometer's scale errs by less than 5 %: a mean farther from gravity than
 * this, m/s², is that of an up direction that is wrong by 26° or more.
 */
const BORNE_OUT_S = 10;
const BORNE_OUT_ERROR = 1;

function fused(acc: Columns3, gyro: Columns3, rateHz: number): Columns3 {
  const n = acc.x.length;
  const bias = restBias(gyro, rateHz);
  const dt = 1 / rateHz;
  const quaternions = new Float64Array(4 * n);
  const inertial = { x: new Float64Array(n), y: new Float64Array(n), z: new Float64Array(n) };
  let qw = 1;
  let qx = 0;
  let qy = 0;
  let qz = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0) {
      const wx = (gyro.x[i] + gyro.x[i - 1]) / 2 - bias[0];
      const wy = (gyro.y[i] + gyro.y[i - 1]) / 2 - bias[1];
      const wz = (gyro.z[i] + gyro.z[i - 1]) / 2 - bias[2];
      const rate = Math.sqrt(wx * wx + wy * wy + wz * wz);
      const half = (rate * dt) / 2;
      const s = rate > 1e-12 ? Math.sin(half) / rate : 0;
      const c = Math.cos(half);
      const w = qw * c - (qx * wx + qy * wy + qz * wz) * s;
      const x = qx * c + (qw * wx + qy * wz - qz * wy) * s;
      const y = qy * c + (qw * wy - qx * wz + qz * wx) * s;
      const z = qz * c + (qw * wz + qx * wy - qy * wx) * s;
      const norm = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
      qw = w * norm;
      qx = x * norm;
      qy = y * norm;
      qz = z * norm;
    }
    quaternions[4 * i] = qw;
    quaternions[4 * i + 1] = qx;
    quaternions[4 * i + 2] = qy;
    quaternions[4 * i + 3] = qz;
    const ax = acc.x[i];
    const ay = acc.y[i];
    const az = acc.z[i];
    const tx = 2 * (qy * az - qz * ay);
    const ty = 2 * (qz * ax - qx * az);
    const tz = 2 * (qx * ay - qy * ax);
    inertial.x[i] = ax + qw * tx + qy * tz - qz * ty;
    inertial.y[i] = ay + qw * ty + qz * tx - qx * tz;
    inertial.z[i] = az + qw * tz + qx * ty - qy * tx;
  }
  const gx = lowPass(inertial.x, rateHz, INCLINATION_HZ);
  const gy = lowPass(inertial.y, rateHz, INCLINATION_HZ);
  const gz = lowPass(inertial.z, rateHz, INCLINATION_HZ);
  const up = { x: new Float32Array(n), y: new Float32Array(n), z: new Float32Array(n) };
  for (let i = 0; i < n; i++) {
    const norm = 1 / (Math.hypot(gx[i], gy[i], gz[i]) || 1);
    const ax = gx[i] * norm;
    const ay = gy[i] * norm;
    const az = gz[i] * norm;
    // Back into device axes: rotation by the conjugate.
    const w = quaternions[4 * i];
    const x = -quaternions[4 * i + 1];
    const y = -quaternions[4 * i + 2];
    const z = -quaternions[4 * i + 3];
    const tx = 2 * (y * az - z * ay);
    const ty = 2 * (z * ax - x * az);
    const tz = 2 * (x * ay - y * ax);
    up.x[i] = ax + w * tx + y * tz - z * ty;
    up.y[i] = ay + w * ty + z * tx - x * tz;
    up.z[i] = az + w * tz + x * ty - y * tx;
  }
  return up;
}

/**
 * Gyroscope bias, rad/s: the median rate over windows of 1.5 s (VQF `restMinT`) in which the device rests; zero when it never does.
 * A resting window needs a steady rate of less than 2 °/s from its mean, so that a slow steady turn of more than a plausible bias is not taken for one.
 */
export function restBias(gyro: Columns3, rateHz: number): [number, number, number] {
  const window = Math.max(2, Math.round(1.5 * rateHz));
  const means: [number[], number[], number[]] = [[], [], []];
  for (let start = 0; start + window <= gyro.x.length; start += window) {
    const stats = [gyro.x, gyro.y, gyro.z].map((axis) => spread(axis, start, start + window));
    if (stats.every((s) => s.deviation < REST_RATE && Math.abs(s.mean) < 2 * REST_RATE))
      for (const [k, s] of stats.entries()) means[k].push(s.mean);
  }
  return [middle(means[0]), middle(means[1]), middle(means[2])];
}

function spread(x: Float32Array, start: number, end: number): { mean: number; deviation: number } {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i];
  const mean = sum / (end - start);
  let deviation = 0;
  for (let i = start; i < end; i++) deviation = Math.max(deviation, Math.abs(x[i] - mean));
  return { mean, deviation };
}

function middle(values: number[]): number {
  if (values.length === 0) return 0;
  values.sort((a, b) => a - b);
  return values[values.length >> 1];
}

function smoothed(acc: Columns3, rateHz: number, cutoffHz: number): { x: Float64Array; y: Float64Array; z: Float64Array } {
  return { x: lowPass(acc.x, rateHz, cutoffHz), y: lowPass(acc.y, rateHz, cutoffHz), z: lowPass(acc.z, rateHz, cutoffHz) };
}

function normalised(v: { x: ArrayLike<number>; y: ArrayLike<number>; z: ArrayLike<number> }): Columns3 {
  const n = v.x.length;
  const up = { x: new Float32Array(n), y: new Float32Array(n), z: new Float32Array(n) };
  for (let i = 0; i < n; i++) {
    const norm = 1 / (Math.sqrt(v.x[i] * v.x[i] + v.y[i] * v.y[i] + v.z[i] * v.z[i]) || 1);
    up.x[i] = v.x[i] * norm;
    up.y[i] = v.y[i] * norm;
    up.z[i] = v.z[i] * norm;
  }
  return up;
}
