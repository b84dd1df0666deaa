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
