import type { Recording } from "../recording.ts";
import { alignWorkout, joinRecordings } from "./join.ts";

/** A recording made ready for analysis, and its position in the list it came from. */
export interface Aligned {
  readonly recording: Recording;
  readonly source: number;
}

/**
 * All recordings in their order, each workout on one clock: where two devices recorded the same movement, one keeps its signal and of the others only
 * what they logged beside it, so that no set is counted twice.
 */
export function alignRecordings(recordings: readonly Recording[]): Aligned[] {
  if (recordings.length < 2) return recordings.map((recording, source) => ({ recording, source }));
  return joinRecordings(recordings)
    .flatMap((workout) => {
      const sources = [workout.primary, ...workout.linked.map((l) => l.recording)];
      return alignWorkout(recordings, workout).map((recording, k) => ({ recording, source: sources[k] as number }));
    })
    .sort((a, b) => a.source - b.source);
}
