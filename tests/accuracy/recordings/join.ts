import { createRandom } from "@lastrep/fixtures";
import type { Columns3, Recording, Signal } from "@lastrep/ingest";
import type { Span } from "../span.ts";

/** Samples a second of the joined signal. */
const RATE_HZ = 100;
/** Between two pieces the hand gets from the pose at the end of one to that at the start of the next in so long, s. */
const BRIDGE_S = 1.2;
/** What is recorded before the first recording and after the last, s. */
const MARGIN_S = 60;
const GRAVITY = 9.80665;

/** Stretches of a signal that may be used one after the other. */
export interface Filler {
  readonly signal: Signal;
  readonly pieces: readonly Span[];
}

export interface Joined {
  readonly recording: Recording;
  /** Where each recording begins in the joined one, s. */
  readonly startsS: readonly number[];
}

/**
 * Joins recordings of one day into one, each at its own time of day. The time between is filled with pieces of `filler` in turn, all
 * columns in the device's axes. Where two pieces meet, the up direction turns from that of the one to that of the other along the shortest way, as
 * fast as a hand would, with the angular rate that belongs to it. Recordings must have a start time, a signal and be in the order of time.
 */
export function joinDay(recordings: readonly Recording[], filler: Filler, seed: string): Joined {
  const [first] = recordings;
  const startUs = first?.startTimeUs ?? null;
  if (!first || startUs === null) throw new Error("a day needs recordings with start times");
  const startsS = recordings.map((recording) => ((recording.startTimeUs ?? Number.NaN) - startUs) / 1e6 + MARGIN_S);
  const endS = (startsS.at(-1) ?? 0) + (recordings.at(-1)?.durationS ?? 0) + MARGIN_S;
  const track = emptyTrack(Math.round(endS * RATE_HZ));
  const next = inTurn(filler.pieces);
  let cursor = 0;
  const fillTo = (untilS: number): void => {
    while (untilS - cursor > 2 * BRIDGE_S) {
      const piece = next(untilS - cursor - 2 * BRIDGE_S);
      copy(filler.signal, piece, track, cursor + BRIDGE_S);
      cursor += BRIDGE_S + (piece.endS - piece.startS);
    }
  };
  for (const [k, recording] of recordings.entries()) {
    const at = startsS[k] ?? 0;
    if (!recording.signal) throw new Error(`${recording.file} has no signal`);
    fillTo(at);
    copy(recording.signal, { startS: 0, endS: recording.durationS }, track, at);
    cursor = Math.max(cursor, at + recording.durationS);
  }
  fillTo(endS);
  bridgeGaps(track, seed);
  return { recording: asRecording(track, first, startUs - MARGIN_S * 1e6), startsS };
}

interface Track {
  readonly length: number;
  readonly known: Uint8Array;
  readonly acceleration: Columns3;
  readonly angularRate: Columns3;
  readonly gravity: Columns3;
}

function emptyTrack(length: number): Track {
  const columns = () => ({ x: new Float32Array(length), y: new Float32Array(length), z: new Float32Array(length) });
  return { length, known: new Uint8Array(length), acceleration: columns(), angularRate: columns(), gravity: columns() };
}

/** Returns a function that gives the next stretch of the pieces, at most so many seconds long, and starts over when they are used up. */
function inTurn(pieces: readonly Span[]): (mostS: number) => Span {
  let index = 0;
  let used = 0;
  return (mostS) => {
    const piece = pieces[index % pieces.length];
    if (!piece) throw new Error("no piece to fill with");
    const startS = piece.startS + used;
    const endS = Math.min(piece.endS, startS + mostS);
    used += endS - startS;
    if (endS === piece.endS) {
      index++;
      used = 0;
    }
    return { startS, endS };
  };
}

/** Copies a stretch of a signal to `atS` of the track, linear between samples. */
function copy(signal: Signal, span: Span, track: Track, atS: number): void {
  const { angularRate, gravity } = signal;
  if (!angularRate || !gravity) throw new Error("joined recordings need a gyroscope and the device's gravity");
  const from = Math.round(atS * RATE_HZ);
  const count = Math.min(Math.floor((span.endS - span.startS) * RATE_HZ), track.length - from);
  for (let i = 0; i < count; i++) {
    const at = Math.min((span.startS + i / RATE_HZ) * signal.rateHz, signal.length - 1);
    const low = Math.floor(at);
    const high = Math.min(low + 1, signal.length - 1);
    const pairs = [
      [signal.acceleration, track.acceleration],
      [angularRate, track.angularRate],
      [gravity, track.gravity],
    ] as const;
    for (const [source, target] of pairs) {
      for (const axis of ["x", "y", "z"] as const) {
        const a = source[axis][low] ?? 0;
        target[axis][from + i] = a + (at - low) * ((source[axis][high] ?? 0) - a);
      }
    }
    track.known[from + i] = 1;
  }
}

function bridgeGaps(track: Track, seed: string): void {
  const random = createRandom(`bridge/${seed}`);
  const noise = (sd: number): number => random.normal(0, sd);
  let i = 0;
  while (i < track.length) {
    if (track.known[i]) {
      i++;
      continue;
    }
    let end = i;
    while (end < track.length && !track.known[end]) end++;
    const after = end < track.length ? upAt(track, end, 1) : null;
    const before = i > 0 ? upAt(track, i - 1, -1) : null;
    bridge(track, i, end, before ?? after ?? [0, 0, 1], after ?? before ?? [0, 0, 1], noise);
    i = end;
  }
}

type Vector = readonly [number, number, number];

/** Mean direction of the gravity column over a quarter of a second from sample `at` on, in direction `step`. */
function upAt(track: Track, at: number, step: 1 | -1): Vector {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let k = 0; k < RATE_HZ / 4; k++) {
    const i = at + k * step;
    x += track.gravity.x[i] ?? 0;
    y += track.gravity.y[i] ?? 0;
    z += track.gravity.z[i] ?? 0;
  }
  const size = Math.hypot(x, y, z) || 1;
  return [x / size, y / size, z / size];
}

/** Turns the up direction from `u` to `v` over samples `[from, to)` with the noise of a good sensor. */
function bridge(track: Track, from: number, to: number, u: Vector, v: Vector, noise: (sd: number) => number): void {
  const axis = perpendicular(u, v);
  const dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  const angle = Math.acos(Math.min(1, Math.max(-1, dot)));
  const side = cross(axis, u);
  const seconds = (to - from) / RATE_HZ;
  for (let i = from; i < to; i++) {
    const s = (i - from) / (to - from);
    // Minimum jerk: starts and ends at rest.
    const turned = angle * s ** 3 * (10 - 15 * s + 6 * s * s);
    const speed = (angle / seconds) * 30 * s * s * (1 - s) ** 2;
    const [c, n] = [Math.cos(turned), Math.sin(turned)];
    for (const [k, name] of (["x", "y", "z"] as const).entries()) {
      const up = GRAVITY * (c * (u[k] ?? 0) + n * (side[k] ?? 0));
      track.gravity[name][i] = up;
      track.acceleration[name][i] = up + noise(0.012);
      // What stands still in the world turns the other way in the device.
      track.angularRate[name][i] = -speed * (axis[k] ?? 0) + noise(0.0012);
    }
  }
}

/** Unit axis of the shortest turn from `u` to `v`; any perpendicular one where they point the same or opposite ways. */
function perpendicular(u: Vector, v: Vector): Vector {
  const n = cross(u, v);
  const size = Math.hypot(...n);
  if (size > 1e-6) return [n[0] / size, n[1] / size, n[2] / size];
  return perpendicular(u, Math.abs(u[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]);
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function asRecording({ length, acceleration, angularRate, gravity }: Track, like: Recording, startTimeUs: number): Recording {
  return {
    ...like,
    file: "joined day",
    startTimeUs,
    durationS: length / RATE_HZ,
    signal: { rateHz: RATE_HZ, length, acceleration, angularRate, gravity, nativeRateHz: RATE_HZ },
    gaps: [],
    heartRate: null,
    deviceSets: [],
    issues: [],
  };
}
