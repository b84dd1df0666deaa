import type { Grid } from "../clock/grid.ts";
import { type Clock, measureClock } from "../clock/measure.ts";
import { resampler } from "../clock/resample.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Columns3, Gap, Signal } from "../recording.ts";
import { clippingOf } from "./clipping.ts";
import { gapsOf } from "./gaps.ts";
import { type MotionStreams, present, type Stream } from "./stream.ts";

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
/** Share of a step that the last sample may be early: seconds since 1970 are a multiple of 0.24 µs, those of 2100 of 0.48 µs. */
const END_STEPS = 1e-3;
/** Rates offered to an uneven clock, Hz; the first that its own rate does not exceed by more than a quarter is taken. */
const GRID_RATES = [25, 50, 100, 200];
const GRID_HEADROOM = 0.8;
/** A second sensor that covers less than this share of the recording is not used. */
const MIN_COVERAGE = 0.5;

/**
 * Puts tidied streams on one uniform clock that starts with the acceleration and runs at the faster motion sensor's measured rate.
 * Holes, frozen stretches, clipping and low rates are listed. Null when fewer than two samples are there, or when the signal
 * would have more than `maxSamples`.
 */
export function uniformMotion(streams: MotionStreams, maxSamples: number): UniformMotion | null {
  const { acceleration } = streams;
  if (acceleration.timeS.length < 2) return null;
  const clockOf = remembered(({ timeS }) => measureClock(timeS));
  const startS = acceleration.timeS[0] as number;
  const endS = acceleration.timeS[acceleration.timeS.length - 1] as number;
  const used: MotionStreams = {
    acceleration,
    angularRate: covers(streams.angularRate, startS, endS) ? streams.angularRate : null,
    gravity: covers(streams.gravity, startS, endS) ? streams.gravity : null,
  };

  const nativeRateHz = clockOf(acceleration).rateHz;
  const fastest = used.angularRate !== null && clockOf(used.angularRate).rateHz > nativeRateHz ? used.angularRate : acceleration;
  const rateHz = gridRate(clockOf(fastest));
  const grid: Grid = { startS, rateHz, length: Math.floor((endS - startS) * rateHz + END_STEPS) + 1 };
  if (grid.length > maxSamples) return null;
  const putOf = remembered((stream) => resampler(stream.timeS, clockOf(stream), grid));
  const place = (stream: Stream): Columns3 => putOf(stream)({ x: stream.x, y: stream.y, z: stream.z });
  const signal: Signal = {
    rateHz,
    length: grid.length,
    acceleration: place(acceleration),
    angularRate: used.angularRate && place(used.angularRate),
    gravity: used.gravity && place(used.gravity),
    nativeRateHz,
  };

  const gaps = gapsOf(present(used), clockOf, startS, endS);
  const issues: RecordingIssue[] = gaps.map(({ kind, ...span }) => ({ code: kind === "frozen" ? "frozen" : "gap", ...span }));
  const clipping = clippingOf(acceleration);
  if (clipping !== null) issues.push(clipping);
  if (nativeRateHz < LOW_RATE_HZ) issues.push({ code: "low_rate", rateHz: nativeRateHz });
  if (used.angularRate === null) issues.push({ code: "no_gyroscope" });
  return { signal, startS, durationS: endS - startS, gaps, issues };
}

/** Finds out once for all streams that share a clock. */
function remembered<Finding>(find: (stream: Stream) => Finding): (stream: Stream) => Finding {
  const found = new Map<Float64Array, Finding>();
  return (stream) => {
    const known = found.get(stream.timeS) ?? find(stream);
    found.set(stream.timeS, known);
    return known;
  };
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
