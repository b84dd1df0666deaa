import type { Columns3 } from "../recording.ts";

/** Samples of one vector sensor at the times it was read, in file order. Streams read from one table share one `timeS`. */
export interface Stream extends Columns3 {
  /** s after an origin that all streams of a recording share. */
  readonly timeS: Float64Array;
}

/** The six or nine columns of a recording before they are put on one clock; already in SI units. */
export interface MotionStreams {
  /** Specific force, m/s². */
  readonly acceleration: Stream;
  /** rad/s. */
  readonly angularRate: Stream | null;
  /** Specific force at rest, m/s². */
  readonly gravity: Stream | null;
}

/** The stream with its samples picked in the order of `rows`. */
export function pickRows(stream: Stream, rows: Int32Array, timeS: Float64Array): Stream {
  return { timeS, x: picked(stream.x, rows), y: picked(stream.y, rows), z: picked(stream.z, rows) };
}

function picked(column: Float32Array, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i] as number] as number;
  return out;
}
