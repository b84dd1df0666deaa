import type { LabelledSet, LifterMemory } from "@lastrep/analysis";
import { sql } from "kysely";
import type { Database } from "./database.ts";

/** A lifter's newest named sets are enough to know an exercise by. */
const MOST = 2000;

/** Keeps where sets lie among movements. */
export async function insertSignatures(
  db: Database,
  athleteId: string,
  rows: readonly { readonly setId: string; readonly model: string; readonly signature: Float32Array }[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ setId, model, signature }) => ({
    set_id: setId,
    athlete_id: athleteId,
    model,
    signature: Uint8Array.from(new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength)),
  }));
  await db.insertInto("signatures").values(values).execute();
}

/**
 * What one athlete has taught, one memory a model: the sets whose exercise the athlete or a device has named, newest first. What a device said of the
 * workout `renewed` is left out: it is read anew, or was taken away.
 */
export async function lifterMemories(db: Database, athleteId: string, demo: boolean, renewed: string | null): Promise<LifterMemory[]> {
  const rows = await db
    .selectFrom("signatures")
    .innerJoin("sets", "sets.id", "signatures.set_id")
    .innerJoin("workouts", "workouts.id", "sets.workout_id")
    .leftJoin("corrections", "corrections.set_id", "sets.id")
    .select(["signatures.model", "signatures.signature", "sets.exercise", "sets.start_time"])
    .select(sql<number | null>`(sets.measured->>'loadKg')::float8`.as("load_kg"))
    .where("signatures.athlete_id", "=", athleteId)
    .where("sets.athlete_id", "=", athleteId)
    .where("workouts.demo", "=", demo)
    .where("sets.not_a_set", "=", false)
    .where("sets.exercise", "!=", "unknown")
    .where(
      sql<boolean>`(corrections.facts->>'exercise' is not null
        or (sets.measured->'exercise'->>'source' = 'device' and sets.workout_id is distinct from ${renewed}::uuid))`,
    )
    .orderBy("sets.start_time", "desc")
    .limit(MOST)
    .execute();
  const labelled = rows.map(({ model, signature, exercise, start_time, load_kg }) => {
    const set: LabelledSet = {
      exercise,
      signature: floatsOf(signature),
      context: { loadKg: load_kg, timeMs: start_time?.getTime() ?? null, previous: null },
    };
    return { model, set };
  });
  return [...Map.groupBy(labelled, ({ model }) => model)].map(([model, members]) => ({ model, sets: members.map(({ set }) => set) }));
}

function floatsOf(bytes: Uint8Array): Float32Array {
  // A driver's buffer may be a view on a larger one, and not aligned.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
