import type { Recording } from "@lastrep/ingest";
import type { RecordingSummary } from "./session.ts";

/** What the session says of a recording; `issues` are the recording's own. */
export function summarise(recording: Recording): RecordingSummary {
  const { signal } = recording;
  const channels: RecordingSummary["channels"] = [];
  if (signal) channels.push("acc");
  if (signal?.angularRate) channels.push("gyro");
  if (signal?.gravity) channels.push("gravity");
  if (recording.heartRate) channels.push("hr");
  if (recording.deviceSets.length > 0) channels.push("sets");
  if (recording.givenSets) channels.push("reps");
  return {
    file: recording.file,
    format: recording.format,
    startTime: isoTime(recording, 0),
    timeZone: recording.timeZone,
    durationS: recording.durationS,
    rateHz: signal?.rateHz ?? null,
    channels,
    issues: recording.issues.map((issue) => ({ ...issue })),
  };
}

/** ISO 8601 UTC time of `seconds` after the recording's start; null where the recording does not say when it was made. */
export function isoTime(recording: Recording, seconds: number): string | null {
  return recording.startTimeUs === null ? null : new Date(Math.round(recording.startTimeUs / 1e3 + seconds * 1e3)).toISOString();
}
