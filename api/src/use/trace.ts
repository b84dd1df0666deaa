import type { Trace } from "../contract.ts";
import { getSet } from "../store/sets.ts";
import { readTrace } from "../store/traces.ts";
import { getWorkout, recordingsOfWorkout } from "../store/workouts.ts";
import { downsample } from "./downsample.ts";
import { found } from "./refusal.ts";
import type { Service } from "./service.ts";

/** A stretch of a recording's trace for a plot; times outside the recording are cut to it. */
export async function readWorkoutTrace(
  service: Service,
  athleteId: string,
  workoutId: string,
  { recording, fromS, toS, points }: { recording: number; fromS?: number | undefined; toS?: number | undefined; points: number },
): Promise<Trace> {
  found(await getWorkout(service.db, athleteId, workoutId), "workout");
  const row = found((await recordingsOfWorkout(service.db, athleteId, workoutId))[recording], "recording");
  const rateHz = found(row.trace_rate_hz, "trace: the recording has no motion signal");
  const from = (fromS ?? 0) * rateHz;
  const to = toS === undefined ? row.trace_length : toS * rateHz + 1;
  const trace = found(await readTrace(service.db, athleteId, workoutId, row.position, from, to), "trace");
  return { recording, rateHz, ...downsample(trace.columns, trace.first, rateHz, points) };
}

/** The trace of one set with some seconds around it. */
export async function readSetTrace(
  service: Service,
  athleteId: string,
  setId: string,
  { marginS, points }: { marginS: number; points: number },
): Promise<Trace> {
  const { workout_id, measured } = found(await getSet(service.db, athleteId, setId), "set");
  const stretch = { fromS: Math.max(0, measured.startS - marginS), toS: measured.endS + marginS };
  return readWorkoutTrace(service, athleteId, workout_id, { recording: measured.recording, ...stretch, points });
}
