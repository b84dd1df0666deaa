import { areApart, runsOf } from "../clock/order.ts";
import type { RecordingIssue } from "../issue.ts";
import { type MotionStreams, perClock, present, sliceRows } from "./stream.ts";

/** A stretch that lasts at least this long is a recording of its own, s. */
const SHORTEST_S = 5;
/** And holds so many rows: the slowest log has two a second. */
const FEWEST_ROWS = 10;
/** More stretches than this are rows of several clocks mixed, and no recordings one after the other. */
const MOST_RUNS = 50;

/**
 * Streams of a log that begins anew within itself, as loggers do that add each recording to one file: one set of streams for each
 * beginning, those that only repeat an earlier one left out. A log whose sensors have clocks of their own stays whole.
 */
export function splitAtRestarts(streams: MotionStreams, issues: RecordingIssue[]): MotionStreams[] {
  const { timeS } = streams.acceleration;
  const runs = present(streams).every((stream) => stream.timeS === timeS) ? runsOf(timeS) : [];
  if (runs.length <= 1 || runs.length > MOST_RUNS || areApart(timeS, runs)) return [streams];
  const lasting = runs.filter(
    ([from, to]) => to - from >= FEWEST_ROWS && (timeS[to - 1] as number) - (timeS[from] as number) >= SHORTEST_S,
  );
  const parts = lasting.map(([from, to]) => perClock(streams, (sharing) => sliceRows(sharing, from, to)));
  const kept = parts.filter((part, i) => !parts.slice(0, i).some((earlier) => repeatsAll(earlier, part)));
  if (kept.length === 0) return [streams];
  const left = timeS.length - kept.reduce((sum, { acceleration }) => sum + acceleration.timeS.length, 0);
  if (left > 0) issues.push({ code: "disordered_time", count: left });
  return kept;
}

function repeatsAll({ acceleration: a }: MotionStreams, { acceleration: b }: MotionStreams): boolean {
  return a.timeS.length === b.timeS.length && a.timeS.every((time, i) => time === b.timeS[i] && a.x[i] === b.x[i] && a.z[i] === b.z[i]);
}
