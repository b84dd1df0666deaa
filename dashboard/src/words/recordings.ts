import type { Workout } from "../api.ts";
import { type Issue, issueSentences } from "./issues.ts";
import { formatDateTime, formatDuration } from "./time.ts";

type Recording = Workout["recordings"][number];

const CHANNELS: Record<Recording["channels"][number], string> = {
  acc: "acceleration",
  gyro: "rotation",
  gravity: "gravity",
  hr: "heart rate",
  sets: "the watch's own sets",
  reps: "measured reps",
};

/** A workout's recordings by the file that they come from: of a table one file holds many. */
export function byFile(recordings: readonly Recording[]): readonly (readonly [Recording, ...Recording[]])[] {
  return [...Map.groupBy(recordings, ({ uploadId, file }) => `${uploadId} ${file}`).values()] as [Recording, ...Recording[]][];
}

/** Whether the recording has times, and not only an order of reps: without them its length says nothing. */
function isTimed({ startTime, rateHz }: Pick<Recording, "startTime" | "rateHz">): boolean {
  return startTime !== null || rateHz !== null;
}

/** What a file holds: `Mon 2 Dec 2024, 15:39, 46 s, 100 samples a second: acceleration, rotation.`, `No date in the recording, 12 parts: measured reps.` */
export function recordingWords(recordings: readonly [Recording, ...Recording[]], timeZone: string): string {
  const [first] = recordings;
  const facts = [
    formatDateTime(first.startTime, timeZone),
    recordings.length > 1 && `${recordings.length} parts`,
    recordings.length === 1 && isTimed(first) && formatDuration(first.durationS),
    first.rateHz !== null && `${Math.round(first.rateHz)} samples a second`,
  ].filter(Boolean);
  const channels = [...new Set(recordings.flatMap((recording) => recording.channels))].map((channel) => CHANNELS[channel]);
  return `${facts.join(", ")}${channels.length > 0 ? `: ${channels.join(", ")}` : ""}.`;
}

/** What is wrong with a file's data, each thing once. */
export function recordingIssues(recordings: readonly Recording[]): readonly string[] {
  return [...new Set(recordings.flatMap(({ issues }) => issueSentences(issues as readonly Issue[])))];
}
