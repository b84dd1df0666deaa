import type { Columns3 } from "@lastrep/ingest";
import { principalDirection } from "../signal/principal.ts";

/**
 * The axis, in the device's own frame, about which it turns most within the given stretches, and with the sign that makes the turn positive in them.
 * Stretches are `[start, end)` samples. First principal direction of the angular rate.
 */
export function turningAxis(rate: Columns3, stretches: readonly (readonly [number, number])[]): [number, number, number] {
  let xx = 0;
  let xy = 0;
  let xz = 0;
  let yy = 0;
  let yz = 0;
  let zz = 0;
  let sx = 0;
  let sy = 0;
  let sz = 0;
  for (const [start, end] of stretches) {
    for (let i = start; i < end; i++) {
      const x = rate.x[i];
      const y = rate.y[i];
      const z = rate.z[i];
      xx += x * x;
      xy += x * y;
      xz += x * z;
      yy += y * y;
      yz += y * z;
      zz += z * z;
      sx += x;
      sy += y;
      sz += z;
    }
  }
  const axis = principalDirection(xx, xy, xz, yy, yz, zz);
  return axis[0] * sx + axis[1] * sy + axis[2] * sz < 0 ? [-axis[0], -axis[1], -axis[2]] : axis;
}

/**
 * Mean rate of turn about `axis` over one lift, rad/s: angle ÷ time between the instants at which the turn begins and ends. `start` and `end` lie near its
 * beginning and end; the instants are searched no farther than `reach` samples outside, and inside where the hand holds still there.
 */
export function meanTurn(
  rate: Columns3,
  axis: readonly [number, number, number],
  bias: readonly number[],
  start: number,
  end: number,
  reach: number,
): number {
  const at = (i: number) => axis[0] * (rate.x[i] - bias[0]) + axis[1] * (rate.y[i] - bias[1]) + axis[2] * (rate.z[i] - bias[2]);
  let peak = 0;
  for (let i = start; i < end; i++) peak = Math.max(peak, at(i));
  const still = STILL_SHARE * peak;
  const earliest = Math.max(0, start - reach);
  const latest = Math.min(rate.x.length, end + reach);
  let [first, last] = bulkOf(at, start, end);
  while (first > earliest && at(first - 1) > still) first--;
  while (last < latest && at(last) > still) last++;
  if (last <= first) return 0;
  let sum = 0;
  for (let i = first; i < last; i++) sum += at(i);
  // The turn has begun before it is fast enough to be told from holding still, and goes on after it; not where it was still fast at the end of the search.
  const inner = Math.max(1, Math.round(SLOPE_SHARE * (last - first)));
  const onset = (edge: number, within: number) => Math.min(reach, (ONSET * still * inner) / Math.max(1e-9, within - edge));
  const before = first > earliest ? onset(at(first), at(first + inner)) : 0;
  const after = last < latest ? onset(at(last - 1), at(last - 1 - inner)) : 0;
  return sum / (last - first + before + after);
}

/** The samples between which all but the share {@link BULK} of the turn at either end is done. */
function bulkOf(at: (i: number) => number, start: number, end: number): [number, number] {
  let total = 0;
  for (let i = start; i < end; i++) total += at(i);
  let turned = 0;
  let first = start;
  let last = end;
  for (let i = start; i < end; i++) {
    turned += at(i);
    if (turned < BULK * total) first = i + 1;
    if (turned <= (1 - BULK) * total) last = i + 1;
  }
  return [first, last];
}

/** As for a velocity (concentric.ts). */
const BULK = 0.1;
/** Turning slower than this share of the peak is holding still. */
const STILL_SHARE = 0.05;
/** As for a velocity (concentric.ts): how far the turn goes on outside, in units of threshold ÷ angular acceleration there. */
const ONSET = 2;
/** Over which share of the turn that is taken. */
const SLOPE_SHARE = 0.15;
