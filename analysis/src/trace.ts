import { FEATURE_HZ, type Motion } from "./motion/motion.ts";
import type { FoundSet } from "./sets/found-set.ts";

/**
 * What a plot needs to show a recording and why its sets and reps were found where they were.
 * Every column has the same length; sample `i` lies at `i / rateHz` seconds after the recording's start.
 */
export interface RecordingTrace {
  /** Index into the session's recordings. */
  readonly recording: number;
  readonly rateHz: number;
  /** Upward acceleration without gravity, m/s². */
  readonly verticalAcceleration: Float32Array;
  /** Upward velocity, drift removed by a high-pass, m/s. For the eye; reps carry their own integrated velocities. */
  readonly verticalVelocity: Float32Array;
  /** Length of the angular rate, rad/s; null without a gyroscope. */
  readonly rotation: Float32Array | null;
  /** The one-dimensional movement signal that the rep detector worked on, in its own scale; zero outside sets. */
  readonly detector: Float32Array;
}

/** The trace of one recording and the sets that were found in it. */
export function traceOf(recording: number, motion: Motion, guide: Float64Array, sets: readonly FoundSet[]): RecordingTrace {
  const { length, rateHz } = motion;
  const detector = new Float32Array(length);
  for (const { chain, offset, start: first, end: last } of sets) {
    const start = Math.round((first / FEATURE_HZ) * rateHz);
    const end = Math.min(length, Math.round((last / FEATURE_HZ) * rateHz));
    const axis = chain.axis.values;
    for (let i = start; i < end; i++) {
      const at = Math.max(0, (i / rateHz) * FEATURE_HZ - offset);
      const low = Math.min(Math.floor(at), axis.length - 1);
      const high = Math.min(low + 1, axis.length - 1);
      detector[i] = axis[low] + (axis[high] - axis[low]) * (at - low);
    }
  }
  return {
    recording,
    rateHz,
    verticalAcceleration: motion.verticalAcceleration,
    verticalVelocity: Float32Array.from(guide),
    rotation: motion.rotation,
    detector,
  };
}
