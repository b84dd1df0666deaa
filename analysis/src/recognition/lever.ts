import { principalDirection } from "../signal/principal.ts";
import type { Cycles } from "./cycle.ts";
import type { Vectors } from "./set-columns.ts";

type Vector = readonly [x: number, y: number, z: number];

/**
 * How the wrist's height follows from its pose. A wrist that turns about a pivot at rest is at height `lever · up + constant`, with the lever from the pivot
 * to the wrist in device axes; one that is moved without turning is not.
 */
export interface Lever {
  /** From the pivot to the wrist, m, in device axes. */
  readonly arm: Vector;
  /** m */
  readonly length: number;
  /** Share of the height's variance that turning explains. */
  readonly explained: number;
  /** What it does not explain, standard deviation, m. */
  readonly residual: number;
}

/** How the up direction moves in device axes, seen in its own principal axes, so that the way the device is worn does not show. */
export interface PosePath {
  /** Standard deviation along the principal axes, the greatest first (unit vectors: about rad). */
  readonly spread: Vector;
  /** First and second principal axis, device axes; their signs are arbitrary. */
  readonly first: Vector;
  readonly second: Vector;
  /** The mean up direction. */
  readonly mean: Vector;
}

/** Height that a lever has to explain per unit of pose before it is believed, as ridge on the squared pose: still poses have no lever. */
const RIDGE = 0.003;

/** Fits the lever to the reps of a set. */
export function leverOf(up: Vectors, { reps, height }: Cycles): Lever {
  const moments = { xx: 0, xy: 0, xz: 0, yy: 0, yz: 0, zz: 0 };
  const cross: [number, number, number] = [0, 0, 0];
  let squares = 0;
  let n = 0;
  for (const { start, end } of reps) {
    const count = end - start + 1;
    const m = meanWithin(up, start, end);
    let mean = 0;
    for (let i = start; i <= end; i++) mean += height[i];
    mean /= count;
    for (let i = start; i <= end; i++) {
      const x = up.x[i] - m[0];
      const y = up.y[i] - m[1];
      const z = up.z[i] - m[2];
      const h = height[i] - mean;
      add(moments, x, y, z);
      cross[0] += x * h;
      cross[1] += y * h;
      cross[2] += z * h;
      squares += h * h;
    }
    n += count;
  }
  const arm = solveSymmetric(moments, RIDGE * n, cross);
  const { xx, xy, xz, yy, yz, zz } = moments;
  const [a, b, c] = arm;
  const fitted = a * a * xx + b * b * yy + c * c * zz + 2 * (a * b * xy + a * c * xz + b * c * yz);
  const residual = Math.max(0, squares - 2 * (a * cross[0] + b * cross[1] + c * cross[2]) + fitted);
  return {
    arm,
    length: Math.hypot(a, b, c),
    explained: 1 - residual / (squares + 1e-6 * n),
    residual: Math.sqrt(residual / n),
  };
}

/** The path of the up direction over the reps of a set. */
export function posePath(up: Vectors, { reps }: Cycles): PosePath {
  const moments = { xx: 0, xy: 0, xz: 0, yy: 0, yz: 0, zz: 0 };
  const mean: [number, number, number] = [0, 0, 0];
  let n = 0;
  for (const { start, end } of reps) {
    const m = meanWithin(up, start, end);
    const count = end - start + 1;
    for (let k = 0; k < 3; k++) mean[k] += m[k] * count;
    for (let i = start; i <= end; i++) add(moments, up.x[i] - m[0], up.y[i] - m[1], up.z[i] - m[2]);
    n += count;
  }
  for (let k = 0; k < 3; k++) mean[k] /= n;
  const first = axisOf(moments);
  const one = alongAxis(moments, first) / n;
  take(moments, first, one * n);
  const second = axisOf(moments);
  const two = alongAxis(moments, second) / n;
  take(moments, second, two * n);
  const three = (moments.xx + moments.yy + moments.zz) / n;
  return { spread: [Math.sqrt(Math.max(0, one)), Math.sqrt(Math.max(0, two)), Math.sqrt(Math.max(0, three))], first, second, mean };
}

interface Moments {
  xx: number;
  xy: number;
  xz: number;
  yy: number;
  yz: number;
  zz: number;
}

function meanWithin({ x, y, z }: Vectors, start: number, end: number): [number, number, number] {
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = start; i <= end; i++) {
    a += x[i];
    b += y[i];
    c += z[i];
  }
  const count = end - start + 1;
  return [a / count, b / count, c / count];
}

function add(m: Moments, x: number, y: number, z: number): void {
  m.xx += x * x;
  m.xy += x * y;
  m.xz += x * z;
  m.yy += y * y;
  m.yz += y * z;
  m.zz += z * z;
}

function axisOf({ xx, xy, xz, yy, yz, zz }: Moments): Vector {
  return principalDirection(xx, xy, xz, yy, yz, zz);
}

function alongAxis({ xx, xy, xz, yy, yz, zz }: Moments, [x, y, z]: Vector): number {
  return x * x * xx + y * y * yy + z * z * zz + 2 * (x * y * xy + x * z * xz + y * z * yz);
}

/** Takes a principal axis out of the moments. */
function take(m: Moments, [x, y, z]: Vector, amount: number): void {
  m.xx -= amount * x * x;
  m.xy -= amount * x * y;
  m.xz -= amount * x * z;
  m.yy -= amount * y * y;
  m.yz -= amount * y * z;
  m.zz -= amount * z * z;
}

/** Solves `(M + ridge·I) v = b` by Cramer's rule. */
function solveSymmetric(m: Moments, ridge: number, [bx, by, bz]: Vector): Vector {
  const xx = m.xx + ridge;
  const yy = m.yy + ridge;
  const zz = m.zz + ridge;
  const cxx = yy * zz - m.yz * m.yz;
  const cxy = m.xz * m.yz - m.xy * zz;
  const cxz = m.xy * m.yz - m.xz * yy;
  const cyy = xx * zz - m.xz * m.xz;
  const cyz = m.xy * m.xz - xx * m.yz;
  const czz = xx * yy - m.xy * m.xy;
  const det = xx * cxx + m.xy * cxy + m.xz * cxz;
  if (!(det > 0)) return [0, 0, 0];
  return [(cxx * bx + cxy * by + cxz * bz) / det, (cxy * bx + cyy * by + cyz * bz) / det, (cxz * bx + cyz * by + czz * bz) / det];
}
