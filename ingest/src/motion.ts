import { frozenStretches, repeats } from "./clock/frozen.ts";
import { type Clock, measureClock } from "./clock/measure.ts";
import { increasingOrder } from "./clock/order.ts";
import { type Grid, resampler } from "./clock/resample.ts";
import { type MotionStreams, pickRows, type Stream } from "./clock/stream.ts";
import type { RecordingIssue } from "./issue.ts";
import type { Columns3, Gap, Signal } from "./recording.ts";
import { STANDARD_GRAVITY } from "./units.ts";

/** Streams on one uniform clock, and what was found on the way. Times count from the signal's start. */
export interface UniformMotion {
  readonly signal: Signal;
  /** Where the signal starts on the streams' clock, s. */
  readonly startS: number;
  readonly durationS: number;
  readonly gaps: readonly Gap[];
  readonly issues: readonly RecordingIssue[];
}

/** Faster sensors are brought down to this or less: human movement ends far below, and memory does not. */
const MAX_RATE_HZ = 260;
const REDUCED_RATE_HZ = 200;
/** Below this, the turns of a fast rep fall between the samples. */
const LOW_RATE_HZ = 20;
/** A measured rate this close to a half number of Hz is that number: the rest is the rounding of time stamps. */
const ROUND_RATE = 1e-4;
/** Rates offered to an uneven clock, Hz; the first that its own rate does not exceed by more than a quarter is taken. */
const GRID_RATES = [25, 50, 100, 200];
const GRID_HEADROOM = 0.8;
/** A repeated row of an uneven clock is the logger asking twice, unless the sensor has been silent this long, s. */
const ASKED_TWICE_S = 0.05;
/** A second sensor that covers less than this share of the recording is not used. */
const MIN_COVERAGE = 0.5;

/**
 * Puts acceleration, angular rate and gravity on one uniform clock that starts with the acceleration and runs at the faster sensor's
 * measured rate. Holes and frozen stretches are marked, disorder is sorted out and counted. Null when fewer than two samples are left.
 */
export function uniformMotion(streams: MotionStreams, maxSamples: number): UniformMotion | null {
  const issues: RecordingIssue[] = [];
  const tidied = tidyStreams(streams, issues);
  const { acceleration } = tidied;
  if (acceleration.timeS.length < 2) return null;
  const clocks = new Map<Float64Array, Clock>();
  const clockOf = (stream: Stream) => {
    const known = clocks.get(stream.timeS) ?? measureClock(stream.timeS);
    clocks.set(stream.timeS, known);
    return known;
  };

  const startS = acceleration.timeS[0] as number;
  const endS = acceleration.timeS[acceleration.timeS.length - 1] as number;
  const angularRate = covers(tidied.angularRate, startS, endS) ? tidied.angularRate : null;
  const gravity = covers(tidied.gravity, startS, endS) ? tidied.gravity : null;
  const nativeRateHz = clockOf(acceleration).rateHz;
  const used = [acceleration, angularRate, gravity].filter((stream) => stream !== null);
  const measured = gridRate(
    angularRate !== null && clockOf(angularRate).rateHz > nativeRateHz ? clockOf(angularRate) : clockOf(acceleration),
  );
  // A long recording with a few dense bursts must not unroll into more samples than were allowed in.
  const rateHz = Math.min(measured, (maxSamples - 1) / Math.max(endS - startS, 1e-9));
  const grid: Grid = { startS, rateHz, length: Math.floor((endS - startS) * rateHz + 1e-6) + 1 };
  const place = ({ timeS, x, y, z }: Stream): Columns3 => {
    const put = resampler(timeS, clockOf({ timeS, x, y, z }), grid);
    return { x: put(x), y: put(y), z: put(z) };
  };
  const signal: Signal = {
    rateHz,
    length: grid.length,
    acceleration: place(acceleration),
    angularRate: angularRate && place(angularRate),
    gravity: gravity && place(gravity),
    nativeRateHz,
  };

  const gaps = mergeGaps(
    [...used.flatMap((stream) => holes(stream, clockOf(stream), startS, endS)), ...frozenGaps(used)].map((gap) => since(gap, startS)),
  );
  for (const { kind, ...span } of gaps) issues.push({ code: kind === "frozen" ? "frozen" : "gap", ...span });
  const clip = clipping(acceleration);
  if (clip !== null) issues.push(clip);
  if (nativeRateHz < LOW_RATE_HZ) issues.push({ code: "low_rate", rateHz: nativeRateHz });
  if (angularRate === null) issues.push({ code: "no_gyroscope" });
  return { signal, startS, durationS: endS - startS, gaps, issues };
}

/** Strictly increasing times in every stream, streams of one clock still sharing it; rows that a logger asked for twice left out. */
function tidyStreams(streams: MotionStreams, issues: RecordingIssue[]): MotionStreams {
  const { acceleration, angularRate, gravity } = streams;
  const tidied = new Map<Stream, Stream>();
  const seen = new Set<Float64Array>();
  for (const { timeS } of [acceleration, angularRate, gravity].filter((stream) => stream !== null)) {
    if (seen.has(timeS)) continue;
    seen.add(timeS);
    const sharing = [acceleration, angularRate, gravity].filter((stream) => stream !== null && stream.timeS === timeS) as Stream[];
    const order = increasingOrder(timeS);
    if (order !== null) issues.push({ code: "disordered_time", count: order.disordered });
    let ordered = order === null ? sharing : repick(sharing, order.rows);
    if (ordered[0] && ordered[0].timeS.length > 1 && !measureClock(ordered[0].timeS).regular) ordered = repick(ordered, freshRows(ordered));
    sharing.forEach((stream, i) => {
      tidied.set(stream, ordered[i] as Stream);
    });
  }
  const get = (stream: Stream | null) => stream && (tidied.get(stream) as Stream);
  return { acceleration: get(acceleration) as Stream, angularRate: get(angularRate), gravity: get(gravity) };
}

function repick(streams: readonly Stream[], rows: Int32Array): Stream[] {
  const old = (streams[0] as Stream).timeS;
  const timeS = Float64Array.from(rows, (row) => old[row] as number);
  return streams.map((stream) => pickRows(stream, rows, timeS));
}

function freshRows(streams: readonly Stream[]): Int32Array {
  const { timeS } = streams[0] as Stream;
  const rows = new Int32Array(timeS.length);
  let kept = 0;
  for (let i = 0; i < timeS.length; i++) {
    const sinceS = kept === 0 ? Number.POSITIVE_INFINITY : (timeS[i] as number) - (timeS[rows[kept - 1] as number] as number);
    if (i > 0 && sinceS < ASKED_TWICE_S && repeats(streams, i)) continue;
    rows[kept++] = i;
  }
  return rows.subarray(0, kept);
}

function covers(stream: Stream | null, startS: number, endS: number): boolean {
  if (stream === null || stream.timeS.length < 2) return false;
  const from = Math.max(startS, stream.timeS[0] as number);
  const to = Math.min(endS, stream.timeS[stream.timeS.length - 1] as number);
  return to - from >= MIN_COVERAGE * (endS - startS);
}

function gridRate({ rateHz, regular }: Clock): number {
  if (!regular) return GRID_RATES.find((rate) => rate >= rateHz * GRID_HEADROOM) ?? REDUCED_RATE_HZ;
  const reduced = rateHz > MAX_RATE_HZ ? rateHz / Math.ceil(rateHz / REDUCED_RATE_HZ) : rateHz;
  const round = Math.round(reduced * 2) / 2;
  return Math.abs(reduced - round) <= ROUND_RATE * round ? round : reduced;
}

type Span = { readonly startS: number; readonly endS: number; readonly kind: Gap["kind"] };

/** Steps longer than the clock allows, and what the stream leaves open at either end of the recording. */
function holes({ timeS }: Stream, clock: Clock, startS: number, endS: number): Span[] {
  const found: Span[] = [];
  let before = startS;
  for (let i = 0; i <= timeS.length; i++) {
    const time = i < timeS.length ? (timeS[i] as number) : endS;
    if (time - before > clock.gapLimitS && before < endS) found.push({ startS: before, endS: Math.min(time, endS), kind: "missing" });
    if (time > before) before = time;
  }
  return found;
}

function frozenGaps(streams: readonly Stream[]): Span[] {
  const [acceleration] = streams as [Stream];
  const sharing = streams.filter((stream) => stream.timeS === acceleration.timeS);
  return frozenStretches(sharing).map(([startS, endS]) => ({ startS, endS, kind: "frozen" }));
}

function since(span: Span, startS: number): Span {
  return { startS: Math.max(0, span.startS - startS), endS: span.endS - startS, kind: span.kind };
}

/** Sorted by time; overlapping holes of one kind joined. */
function mergeGaps(spans: readonly Span[]): Gap[] {
  const merged: Gap[] = [];
  for (const span of [...spans].sort((a, b) => a.startS - b.startS)) {
    const last = merged.at(-1);
    if (last !== undefined && last.kind === span.kind && span.startS <= last.endS)
      merged[merged.length - 1] = { ...last, endS: Math.max(last.endS, span.endS) };
    else merged.push(span);
  }
  return merged;
}

/** Ranges that accelerometers are built with, g. */
const RANGES_G = [2, 3, 4, 6, 8, 16, 32];
/** How near to a range the largest value must lie to be its end; scale errors of the sensor are of this size. */
const RANGE_TOLERANCE = 0.03;
const MIN_CLIPPED = 3;

/** Samples that sit together at the largest value of an axis, where that value is the end of a range sensors are built with. */
function clipping({ x, y, z }: Stream): RecordingIssue | null {
  let count = 0;
  let limit = 0;
  for (const column of [x, y, z]) {
    let peak = 0;
    for (const value of column) if (Math.abs(value) > peak) peak = Math.abs(value);
    if (!RANGES_G.some((range) => Math.abs(peak / (range * STANDARD_GRAVITY) - 1) < RANGE_TOLERANCE)) continue;
    let at = 0;
    for (let i = 1; i < column.length; i++) {
      if (Math.abs(column[i] as number) >= peak * 0.999 && Math.abs(column[i - 1] as number) >= peak * 0.999) at++;
    }
    if (at < MIN_CLIPPED) continue;
    count += at;
    limit = Math.max(limit, peak);
  }
  return count > 0 ? { code: "clipped", count, limit } : null;
}
