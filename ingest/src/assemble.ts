import type { MotionStreams } from "./clock/stream.ts";
import type { Entry } from "./entry.ts";
import { IngestError } from "./error.ts";
import type { RecordingIssue } from "./issue.ts";
import type { Limits } from "./limits.ts";
import { uniformMotion } from "./motion.ts";
import type { Recording, RecordingFormat } from "./recording.ts";

/** What a format knows about a motion log once its columns are read. */
export interface MotionLog {
  readonly entry: Entry;
  readonly format: RecordingFormat;
  readonly device: string | null;
  /** UTC at 0 on the streams' clock, s since the epoch; null when the file does not say. */
  readonly originS: number | null;
  readonly timeZone: string | null;
  readonly streams: MotionStreams;
  readonly issues: readonly RecordingIssue[];
}

/**
 * The recording of a motion log: its streams on one clock, with everything worth knowing listed in `issues`.
 * @throws {IngestError} `corrupt_file` when fewer than two samples can be used, `limit_exceeded` when it is too long.
 */
export function assembleMotion(log: MotionLog, limits: Limits): Recording {
  const { name } = log.entry;
  const spanS = span(log.streams.acceleration.timeS);
  if (spanS > limits.durationS) {
    throw new IngestError(
      "limit_exceeded",
      name,
      `the time stamps span ${Math.round(spanS / 3600)} hours`,
      "Check the time column, or split the recording.",
    );
  }
  const motion = uniformMotion(log.streams, limits.samples);
  if (motion === null) {
    throw new IngestError(
      "corrupt_file",
      name,
      "fewer than two samples have times that follow each other",
      "The recording holds no movement. Export it again, or record for longer.",
    );
  }
  const issues = [...log.issues, ...motion.issues];
  if (log.originS === null) issues.push({ code: "no_absolute_time" });
  return {
    file: name,
    format: log.format,
    device: log.device,
    startTimeUs: log.originS === null ? null : Math.round(log.originS * 1e6) + Math.round(motion.startS * 1e6),
    timeZone: log.timeZone,
    durationS: motion.durationS,
    signal: motion.signal,
    gaps: motion.gaps,
    heartRate: null,
    deviceSets: [],
    issues,
  };
}

function span(timeS: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of timeS) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return last - first;
}
