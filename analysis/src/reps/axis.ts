import type { Features } from "../motion/motion.ts";
import { highPass, integrate } from "../signal/filter.ts";
import { principalDirection } from "../signal/principal.ts";
import type { RepParams } from "./params.ts";

/** A movement reduced to one position-like number per sample, on which turning points are turning points of the rep. */
export interface MovementAxis {
  readonly kind: "pose" | "height" | "yaw";
  readonly values: Float64Array;
}

/** A stretch that repeats itself once, samples `[start, end)` of the features in which more of the same is looked for. */
export interface Seed {
  readonly start: number;
  readonly end: number;
}

/**
 * The kinds of axes along which a movement could be counted: the change of pose it moves most along, its height and its turn about the vertical. Which one counts
 * best is decided by how alike the reps are on it, not by how far it moves.
 */
export const AXIS_KINDS: readonly MovementAxis["kind"][] = ["pose", "height", "yaw"];

/** The axis of that kind for the movement of a seed, over all of the features. */
export function axisOf(kind: MovementAxis["kind"], features: Features, seed: Seed, params: RepParams): MovementAxis {
  const values = kind === "pose" ? poseAxis(features, seed) : kind === "height" ? heightAxis(features, seed, params) : features.yaw;
  return { kind, values };
}

/** Height, m, without drift that is slow against one cycle. */
function heightAxis({ acceleration, rateHz }: Features, { start, end }: Seed, params: RepParams): Float64Array {
  const cycleHz = (2 * rateHz) / (end - start);
  const cutoff = Math.min(params.heightHighestHz, Math.max(params.heightLowestHz, params.heightPerCycle * cycleHz));
  const velocity = highPass(integrate(acceleration, rateHz), rateHz, cutoff);
  return highPass(integrate(velocity, rateHz), rateHz, cutoff);
}

/** Projection of the up direction on its first principal component within the seed, rad for small angles. */
function poseAxis({ ux, uy, uz, length }: Features, { start, end }: Seed): Float64Array {
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
