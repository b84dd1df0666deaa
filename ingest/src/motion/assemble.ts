import { isDate } from "../clock/times.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import type { Recording, RecordingFormat } from "../recording.ts";
import { isGravityAlone } from "./gravity-alone.ts";
import { splitAtRestarts } from "./restarts.ts";
import { settle } from "./settle.ts";
import type { MotionStreams } from "./stream.ts";
import { splitAtSilences, tidy } from "./tidy.ts";
import { type UniformMotion, uniformMotion } from "./uniform.ts";

/** What a format knows about a motion log once its columns are read. */
export interface MotionLog {
  readonly entry: Entry;
  readonly format: RecordingFormat;
  readonly device: string | null;
  /** UTC at 0 on the streams' clock, s since the epoch; null when the file does not say. */
  readonly originS: number | null;
  readonly timeZone: string | null;
  /** Unit in which the file holds its acceleration: `g`, `mg`, `m/s²`, or `counts` of the sensor. */
  readonly sourceUnit: string;
  readonly streams: MotionStreams;
  readonly issues: readonly RecordingIssue[];
}

/**
 * The recordings of a motion log, as a rule one: its streams on one clock, with everything worth knowing listed in `issues`. A log
 * with silences of half an hour or more is cut there, and so is one whose clock begins anew.
 * @throws {IngestError} `corrupt_file` when fewer than two samples can be used, `limit_exceeded` when it is too long,
 * `unsupported_content` when its acceleration is gravity alone.
 */
export function assembleMotion(log: MotionLog, limits: Limits): Recording[] {
  if (isGravityAlone(log.streams.acceleration)) {
    const hint = "Export the acceleration itself: the accelerometer with gravity, or without it and the gravity beside it.";
    const reason = "it holds where gravity points and no acceleration: the vector turns, but its length never changes";
    throw new IngestError("unsupported_content", log.entry.name, reason, hint);
  }
  const issues = [...log.issues];
  const whole = splitAtRestarts(settle(log.streams, issues), issues);
  const parts = whole.flatMap((streams) => splitAtSilences(tidy(streams, issues), issues));
  // What damage has split off as a single sample is no recording, unless there is nothing else.
  const usable = parts.filter(({ acceleration }) => acceleration.timeS.length > 1);
  return (usable.length > 0 ? usable : parts).map((streams) => recordingOf(log, issues, motionOf(log.entry, streams, limits)));
}

function recordingOf(log: MotionLog, issues: readonly RecordingIssue[], motion: UniformMotion): Recording {
  const dated = log.originS !== null && isDate(log.originS + motion.startS) ? log.originS : null;
  return {
    file: log.entry.name,
    format: log.format,
    device: log.device,
    startTimeUs: dated === null ? null : Math.round(dated * 1e6) + Math.round(motion.startS * 1e6),
    timeZone: log.timeZone,
    durationS: motion.durationS,
    sourceUnit: log.sourceUnit,
    signal: motion.signal,
    gaps: motion.gaps,
    heartRate: null,
    deviceSets: [],
    issues: [...issues, ...(dated === null ? ([{ code: "no_absolute_time" }] as const) : []), ...motion.issues],
  };
}

function motionOf(entry: Entry, streams: MotionStreams, limits: Limits): UniformMotion {
  const { timeS } = streams.acceleration;
  const spanS = timeS.length < 2 ? 0 : (timeS[timeS.length - 1] as number) - (timeS[0] as number);
  if (timeS.length < 2) {
    throw new IngestError(
      "corrupt_file",
      entry.name,
      "fewer than two samples have times that follow each other",
      "It may be too short, or its times were rounded by a spreadsheet or to too few digits: give the file as the app exported it.",
    );
  }
  const motion = spanS > limits.durationS ? null : uniformMotion(streams, limits.samples);
  if (motion === null) {
    const reason = `its time stamps span ${(spanS / 3600).toFixed(1)} hours, more than is taken in one recording`;
    throw new IngestError("limit_exceeded", entry.name, reason, "Check the time column, or split the recording.");
  }
  return motion;
}
