import type { Features } from "../motion/motion.ts";

/** Height gained since `start` at each of the samples `at`, m, where the axis is the height. */
export function risesAlong(axis: Float64Array, start: number, at: Int32Array): number[] {
  const rises: number[] = [];
  for (const k of at) rises.push(axis[k] - axis[start]);
  return rises;
}

/** The same without such an axis, the samples in order: from vertical acceleration, with the velocity held to zero at `start` and at the last of them. */
export function risesSince(start: number, at: Int32Array, { acceleration: a, rateHz }: Features): number[] {
  const end = at[at.length - 1];
  const dt = 1 / rateHz;
  let final = 0;
  for (let i = start + 1; i <= end; i++) final += ((a[i - 1] + a[i]) / 2) * dt;
  const drift = final / (end - start);
  const rises: number[] = [];
  let height = 0;
  let v = 0;
  let i = start;
  for (const k of at) {
    for (; i < k; i++) {
      const next = v + ((a[i] + a[i + 1]) / 2) * dt - drift;
      height += ((v + next) / 2) * dt;
      v = next;
    }
    rises.push(height);
  }
  return rises;
}

/** How far off the height of a stroke over the samples from `start` to `end` may be, m, by its duration and by what holes hide; `roughness` in m/s². */
export function heightErrorOf(features: Features, start: number, end: number, roughness: number): number {
  const durationS = (end - start) / features.rateHz;
  return Math.hypot(HEIGHT_DRIFT * durationS ** 2.5, HOLE_ERROR * roughness * holesIn(features, start, end) * durationS);
}

/**
 * Drift of the height of a stroke of one second, m: an acceleration whose bias wanders by 0.08 m/s² per √s (velocity/smooth.ts), integrated twice between two
 * instants of standing still. It grows with the power 2.5 of the duration.
 */
const HEIGHT_DRIFT = 0.005;
/**
 * Acceleration guessed across a hole is off by some twice the stroke's RMS, and leaves the velocity after it off by that times the hole's length. With the
 * velocity held to zero at both ends of a stroke, a quarter of its duration times that is what the height is off by. Fitted on the fit part with holes put
 * into it, 0.15 to 0.6 s long and a third of the time.
 */
const HOLE_ERROR = 2 / 4;

/** Root of the summed squares of the lengths of the holes in a stroke, s: what each hides is independent of the others. */
function holesIn({ hole, rateHz }: Features, start: number, end: number): number {
  let squares = 0;
  let length = 0;
  for (let i = start; i <= end; i++) {
    length = hole[i] ? length + 1 : 0;
    // A hole of n samples adds n² in steps of 1, 3, 5, …
    if (length > 0) squares += 2 * length - 1;
  }
  return Math.sqrt(squares) / rateHz;
}
