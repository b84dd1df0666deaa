import type { Trace } from "../contract.ts";
import { getSet } from "../store/sets.ts";
import { readTrace } from "../store/traces.ts";
import { getWorkout, type RecordingRow, recordingsOfWorkout } from "../store/workouts.ts";
import { downsample } from "./downsample.ts";
import { found } from "./refusal.ts";
import type { Service } from "./service.ts";

/** What of a trace is wanted: a stretch, s from the recording's start, in at most so many points. */
interface Wanted {
  readonly fromS?: number | undefined;
  readonly toS?: number | undefined;
  readonly points: number;
}

/** A stretch of a recording's trace for a plot; times outside the recording are cut to it. */
export async function readWorkoutTrace(
  service: Service,
  athleteId: string,
  workoutId: string,
  { recording, ...wanted }: Wanted & { readonly recording: number },
): Promise<Trace> {
  found(await getWorkout(service.db, athleteId, workoutId), "workout");
  const recordings = await recordingsOfWorkout(service.db, athleteId, workoutId);
  return await traceOf(service, recordings, recording, wanted);
}

/** The trace of one set with some seconds around it. */
export async function readSetTrace(
  service: Service,
  athleteId: string,
  setId: string,
  { marginS, points }: { marginS: number; points: number },
): Promise<Trace> {
  const { workout_id, measured } = found(await getSet(service.db, athleteId, setId), "set");
  // A set names its recording by position. While one before it is missing, after the removal of its file, the index is another.
  const recordings = await recordingsOfWorkout(service.db, athleteId, workout_id);
  const recording = recordings.findIndex(({ position }) => position === measured.recording);
  const stretch = { fromS: Math.max(0, measured.startS - marginS), toS: measured.endS + marginS };
  return await traceOf(service, recordings, recording, { ...stretch, points });
}

/** @param recording index into a workout's recordings. */
async function traceOf(
  { db }: Service,
  recordings: readonly RecordingRow[],
  recording: number,
  { fromS = 0, toS, points }: Wanted,
): Promise<Trace> {
  const row = found(recordings[recording], "recording");
  const rateHz = found(row.trace_rate_hz, "trace: the recording has no motion signal");
  const to = toS === undefined ? row.trace_length : toS * rateHz + 1;
  const trace = found(await readTrace(db, row, fromS * rateHz, to), "trace");
  return { recording, rateHz, ...downsample(trace.columns, trace.first, rateHz, points) };
}
