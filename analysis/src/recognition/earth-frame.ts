import { FEATURE_HZ } from "../motion/motion.ts";
import type { SetColumns, Vectors } from "./set-columns.ts";

/** A set's movement in axes that stand still: z up, the heading arbitrary but the same throughout the set. */
export interface EarthMotion {
  /** Acceleration including gravity, m/s². */
  readonly acceleration: Vectors;
  /** Angular rate, rad/s. */
  readonly rate: Vectors;
}

/**
 * Turns a set's columns into earth axes. The angular rate carries the orientation from sample to sample; what it drifts in tilt is taken back at
 * every sample by the smallest turn that brings the known up direction upright. The heading drifts with the gyroscope, little within one set.
 */
export function earthMotion({ length, up, acceleration, rate }: SetColumns): EarthMotion {
  const columns = () => ({ x: new Float64Array(length), y: new Float64Array(length), z: new Float64Array(length) });
  const earth = { acceleration: columns(), rate: columns() };
  // Row by row, the matrix from device to earth axes; its last row is the up direction in device axes.
  const m = new Float64Array([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  for (let i = 0; i < length; i++) {
    if (i > 0) {
      const half = 0.5 / FEATURE_HZ;
      turn(m, (rate.x[i] + rate.x[i - 1]) * half, (rate.y[i] + rate.y[i - 1]) * half, (rate.z[i] + rate.z[i - 1]) * half);
    }
    setUpright(m, up.x[i], up.y[i], up.z[i]);
    transform(m, acceleration, earth.acceleration, i);
    transform(m, rate, earth.rate, i);
  }
  return earth;
}

/** Turns the device by the rotation vector (rad, device axes): `m ← m·R`. Rodrigues' formula. */
function turn(m: Float64Array, x: number, y: number, z: number): void {
  const angle = Math.sqrt(x * x + y * y + z * z);
  if (angle < 1e-9) return;
  const s = Math.sin(angle) / angle;
  const c = (1 - Math.cos(angle)) / (angle * angle);
  for (let row = 0; row < 9; row += 3) {
    const a = m[row];
    const b = m[row + 1];
    const d = m[row + 2];
    // Row times R = row + s·(row × v)… written out, with v the rotation vector.
    const px = b * z - d * y;
    const py = d * x - a * z;
    const pz = a * y - b * x;
    m[row] = a + s * px + c * (py * z - pz * y);
    m[row + 1] = b + s * py + c * (pz * x - px * z);
    m[row + 2] = d + s * pz + c * (px * y - py * x);
  }
}

/** Makes the matrix's image of the up direction the earth's z axis, by making its rows orthonormal around it. */
function setUpright(m: Float64Array, x: number, y: number, z: number): void {
  m[6] = x;
  m[7] = y;
  m[8] = z;
  let along = m[0] * x + m[1] * y + m[2] * z;
  if (m[0] * m[0] + m[1] * m[1] + m[2] * m[2] - along * along < 1e-6) {
    // The first axis points up: any level one will do.
    m[0] = Math.abs(x) < 0.9 ? 1 : 0;
    m[1] = Math.abs(x) < 0.9 ? 0 : 1;
    m[2] = 0;
    along = m[0] * x + m[1] * y;
  }
  m[0] -= along * x;
  m[1] -= along * y;
  m[2] -= along * z;
  const norm = 1 / Math.sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]);
  m[0] *= norm;
  m[1] *= norm;
  m[2] *= norm;
  m[3] = y * m[2] - z * m[1];
  m[4] = z * m[0] - x * m[2];
  m[5] = x * m[1] - y * m[0];
}

function transform(m: Float64Array, from: Vectors, to: Vectors, i: number): void {
  const x = from.x[i];
  const y = from.y[i];
  const z = from.z[i];
  to.x[i] = m[0] * x + m[1] * y + m[2] * z;
  to.y[i] = m[3] * x + m[4] * y + m[5] * z;
  to.z[i] = m[6] * x + m[7] * y + m[8] * z;
}
