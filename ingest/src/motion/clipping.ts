import type { RecordingIssue } from "../issue.ts";
import { STANDARD_GRAVITY } from "../units.ts";
import type { Stream } from "./stream.ts";

/** Ranges that accelerometers are built with, g. */
const RANGES_G = [2, 3, 4, 6, 8, 16, 32];
/** How near to a range the largest value must lie to be its end; scale errors of the sensors are of this size. */
const RANGE_TOLERANCE = 0.03;
/** Neighbours at the end of the range; fewer may be a true peak. */
const MIN_CLIPPED = 3;

/** The issue of samples that sit together at the largest value of an axis, where that is the end of a range sensors are built with; else null. */
export function clippingOf({ x, y, z }: Stream): RecordingIssue | null {
  let count = 0;
  let limit = 0;
  for (const column of [x, y, z]) {
    let peak = 0;
    for (let i = 0; i < column.length; i++) {
      const size = Math.abs(column[i] as number);
      if (size > peak) peak = size;
    }
    if (!RANGES_G.some((range) => Math.abs(peak / (range * STANDARD_GRAVITY) - 1) < RANGE_TOLERANCE)) continue;
    let together = 0;
    for (let i = 1; i < column.length; i++)
      if (Math.min(Math.abs(column[i] as number), Math.abs(column[i - 1] as number)) >= peak * 0.999) together++;
    if (together < MIN_CLIPPED) continue;
    count += together;
    limit = Math.max(limit, peak);
  }
  return count > 0 ? { code: "clipped", count, limit } : null;
}
