import type { Columns3 } from "../recording.ts";

/** Samples of one vector sensor at the times it was read, in file order. Streams read from one table share one `timeS`. */
export interface Stream extends Columns3 {
  /** s after an origin that all streams of a recording share. */
  readonly timeS: Float64Array;
}

/** The sensors of a recording before they are put on one clock; already in SI units. */
export interface MotionStreams {
  /** Specific force, m/s². */
  readonly acceleration: Stream;
  /** rad/s. */
  readonly angularRate: Stream | null;
  /** Specific force at rest, m/s². */
  readonly gravity: Stream | null;
}

/** The streams that are there, acceleration first. */
export function present({ acceleration, angularRate, gravity }: MotionStreams): readonly [Stream, ...Stream[]] {
  return [acceleration, ...[angularRate, gravity].filter((stream) => stream !== null)];
}

/** The streams with `change` applied to each group that shares one clock; groups keep sharing one. */
export function perClock(streams: MotionStreams, change: (sharing: readonly [Stream, ...Stream[]]) => readonly Stream[]): MotionStreams {
  const changed = new Map<Stream, Stream>();
  for (const stream of present(streams)) {
    if (changed.has(stream)) continue;
    const sharing = present(streams).filter(({ timeS }) => timeS === stream.timeS) as [Stream, ...Stream[]];
    const results = change(sharing);
    sharing.forEach((before, i) => {
      changed.set(before, results[i] as Stream);
    });
  }
  const get = (stream: Stream | null) => stream && (changed.get(stream) as Stream);
  return { acceleration: get(streams.acceleration) as Stream, angularRate: get(streams.angularRate), gravity: get(streams.gravity) };
}

/** The streams, which share one clock, with only `rows` in that order. */
export function pickRows(sharing: readonly [Stream, ...Stream[]], rows: Int32Array): Stream[] {
  const old = sharing[0].timeS;
  const timeS = Float64Array.from(rows, (row) => old[row] as number);
  const pick = (column: Float32Array) => Float32Array.from(rows, (row) => column[row] as number);
  return sharing.map(({ x, y, z }) => ({ timeS, x: pick(x), y: pick(y), z: pick(z) }));
}

/** The streams, which share one clock, with only the rows `[from, to)`. */
export function sliceRows(sharing: readonly [Stream, ...Stream[]], from: number, to: number): Stream[] {
  const timeS = sharing[0].timeS.subarray(from, to);
  return sharing.map(({ x, y, z }) => ({ timeS, x: x.subarray(from, to), y: y.subarray(from, to), z: z.subarray(from, to) }));
}
