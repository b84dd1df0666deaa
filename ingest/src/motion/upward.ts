import type { Columns3 } from "../recording.ts";

/** Unit quaternions that turn the device's axes into the world's, whose z points up. */
export interface Orientation extends Columns3 {
  readonly w: Float32Array;
}

/** Mean cosine from which the answer is certain; a device's own gravity and orientation agree to 0.999. */
const CERTAIN = 0.8;

/**
 * Whether a vector that stands for gravity points up (1) or down (-1) in the world, by the orientation in the same rows: which of the
 * two sign conventions a file follows. Null when they do not agree on either.
 */
export function upward(orientation: Orientation, gravity: Columns3): 1 | -1 | null {
  let sum = 0;
  const rows = Math.min(orientation.w.length, gravity.x.length);
  for (let i = 0; i < rows; i++) {
    const [w, x, y, z] = [orientation.w, orientation.x, orientation.y, orientation.z].map((column) => column[i] as number) as [
      number,
      number,
      number,
      number,
    ];
    const [gx, gy, gz] = [gravity.x[i] as number, gravity.y[i] as number, gravity.z[i] as number];
    const up = 2 * (x * z - w * y) * gx + 2 * (y * z + w * x) * gy + (1 - 2 * (x * x + y * y)) * gz;
    sum += up / (Math.hypot(gx, gy, gz) || 1);
  }
  if (Math.abs(sum) < CERTAIN * rows || rows === 0) return null;
  return sum > 0 ? 1 : -1;
}
