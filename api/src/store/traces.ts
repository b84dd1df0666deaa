import type { Database } from "./database.ts";
import { CHUNK_SAMPLES, decodeChunks, type EncodedTrace, type TraceColumns } from "./trace-codec.ts";
import type { RecordingRow } from "./workouts.ts";

export async function insertTrace(
  db: Database,
  athleteId: string,
  workoutId: string,
  position: number,
  trace: EncodedTrace,
): Promise<void> {
  for (const [chunk, columns] of trace.chunks.entries()) {
    await db.insertInto("trace_chunks").values({ athlete_id: athleteId, workout_id: workoutId, position, chunk, columns }).execute();
  }
}

/**
 * The samples `from` (included) to `to` (excluded) of a recording's trace; what lies outside the recording is left out.
 * @returns null when there is no such trace.
 */
export async function readTrace(
  db: Database,
  recording: RecordingRow,
  from: number,
  to: number,
): Promise<{ first: number; columns: TraceColumns } | null> {
  if (recording.trace_rate_hz === null) return null;
  const first = Math.max(0, Math.min(Math.floor(from), recording.trace_length));
  const end = Math.max(first, Math.min(Math.ceil(to), recording.trace_length));
  const firstChunk = Math.floor(first / CHUNK_SAMPLES);
  const rows = await db
    .selectFrom("trace_chunks")
    .select("columns")
    .where("athlete_id", "=", recording.athlete_id)
    .where("workout_id", "=", recording.workout_id)
    .where("position", "=", recording.position)
    .where("chunk", ">=", firstChunk)
    .where("chunk", "<", Math.ceil(end / CHUNK_SAMPLES))
    .orderBy("chunk")
    .execute();
  const whole = decodeChunks(
    rows.map((row) => row.columns),
    recording.trace_rotation,
  );
  const cut = (column: Float32Array) => column.subarray(first - firstChunk * CHUNK_SAMPLES, end - firstChunk * CHUNK_SAMPLES);
  return {
    first,
    columns: {
      verticalAcceleration: cut(whole.verticalAcceleration),
      verticalVelocity: cut(whole.verticalVelocity),
      detector: cut(whole.detector),
      rotation: whole.rotation && cut(whole.rotation),
    },
  };
}
