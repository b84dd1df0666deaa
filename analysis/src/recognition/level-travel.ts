import { FEATURE_HZ } from "../motion/motion.ts";
import type { Half } from "./cycle.ts";

/** Travel along the two level axes, m, relative to each rep's ends; zero between reps. */
export interface RepsTravel {
  readonly travelAcross: Float64Array;
  readonly travelTurning: Float64Array;
}

/**
 * Travel out of a level acceleration (m/s²), rep by rep: a rep ends where and as fast as it began, so that the mean acceleration, the mean velocity and what
 * is left between the ends are drift.
 */
export function travelWithin(acceleration: Float64Array, reps: readonly Half[]): Float64Array {
  const travel = new Float64Array(acceleration.length);
  for (const { start, end } of reps) {
    const count = end - start + 1;
    let mean = 0;
    for (let i = start; i <= end; i++) mean += acceleration[i];
    mean /= count;
    let velocity = 0;
    let total = 0;
    for (let i = start; i <= end; i++) {
      velocity += (acceleration[i] - mean) / FEATURE_HZ;
      travel[i] = velocity;
      total += velocity;
    }
    const drift = total / count;
    let position = 0;
    for (let i = start; i <= end; i++) {
      position += (travel[i] - drift) / FEATURE_HZ;
      travel[i] = position;
    }
    const from = travel[start];
    const to = travel[end];
    for (let i = start; i <= end; i++) {
      const share = (i - start) / Math.max(1, end - start);
      travel[i] -= from + share * (to - from);
    }
  }
  return travel;
}
