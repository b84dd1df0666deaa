import type { Features } from "../motion/motion.ts";
import { highPass, integrate } from "../signal/filter.ts";
import { principalDirection } from "../signal/principal.ts";

/** A movement reduced to one position-like number per sample, on which turning points are turning points of the rep. */
export interface MovementAxis {
  readonly kind: "pose" | "height" | "yaw";
  readonly values: Float64Array;
}

/**
 * The axes along which the stretch `[start, end)` could be counted: the change of pose it moves most along, its height and its turn about the
 * vertical. Which one counts best is decided by how alike the reps are on it, not by how far it moves.
 */
export function candidateAxes(features: Features, start: number, end: number, lo: number, hi: number): MovementAxis[] {
  return [
    { kind: "pose", values: poseAxis(features, start, end) },
    ...A.cycles.map((k) => ({ kind: "height" as const, values: heightAxis(features, (end - start) / 2, lo, hi, k) })),
    { kind: "yaw", values: features.yaw },
  ];
}

export const A = { cycles: [0.35], lowest: 0.08, highest: 0.25 };
Object.assign(A, JSON.parse((globalThis as any).process?.env?.LR_A ?? "{}"));

/** Height between `lo` and `hi`, m, without the drift that is slow against one cycle of `lag` samples; zero elsewhere. */
function heightAxis({ acceleration, rateHz, length }: Features, lag: number, lo: number, hi: number, perCycle: number): Float64Array {
  const cutoff = Math.min(A.highest, Math.max(A.lowest, (perCycle * rateHz) / lag));
  const velocity = highPass(integrate(acceleration.subarray(lo, hi), rateHz), rateHz, cutoff);
  const out = new Float64Array(length);
  out.set(highPass(integrate(velocity, rateHz), rateHz, cutoff), lo);
  return out;
}

/** Projection of the up direction on its first principal component within `[start, end)`, rad for small angles. */
function poseAxis({ ux, uy, uz, length }: Features, start: number, end: number): Float64Array {
  const n = end - start;
  let mx = 0;
  let my = 0;
  let mz = 0;
  for (let i = start; i < end; i++) {
    mx += ux[i];
    my += uy[i];
    mz += uz[i];
  }
  mx /= n;
  my /= n;
  mz /= n;
  let xx = 0;
  let xy = 0;
  let xz = 0;
  let yy = 0;
  let yz = 0;
  let zz = 0;
  for (let i = start; i < end; i++) {
    const x = ux[i] - mx;
    const y = uy[i] - my;
    const z = uz[i] - mz;
    xx += x * x;
    xy += x * y;
    xz += x * z;
    yy += y * y;
    yz += y * z;
    zz += z * z;
  }
  const [a, b, c] = principalDirection(xx, xy, xz, yy, yz, zz);
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) out[i] = a * (ux[i] - mx) + b * (uy[i] - my) + c * (uz[i] - mz);
  return out;
}
