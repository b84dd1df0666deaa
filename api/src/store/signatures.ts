import type { Encoding, LabelledSet, LifterMemory } from "@lastrep/analysis";
import { sql } from "kysely";
import type { Anchor } from "./corrections.ts";
import type { Database } from "./database.ts";
import { setTeaches } from "./memory.ts";
import type { Lifter } from "./profiles.ts";

/** A lifter's newest named sets are enough to know an exercise by. */
const MOST = 2000;

/** What the network of a model made of a set. */
export interface StoredEncoding extends Encoding {
  readonly model: string;
}

/** A named set, with the stretch of a file that it was found in and that was spoken of. */
export interface TaughtSet extends LabelledSet {
  readonly anchor: Anchor;
}

/** What a lifter has taught of sets of one model's signatures. */
export interface TaughtMemory extends LifterMemory {
  readonly sets: readonly TaughtSet[];
}

/** Keeps what the network made of sets. */
export async function insertSignatures(
  db: Database,
  athleteId: string,
  rows: readonly (StoredEncoding & { readonly setId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ setId, model, signature, families }) => ({
    set_id: setId,
    athlete_id: athleteId,
    model,
    signature: bytesOf(signature),
    families: bytesOf(families),
  }));
  await db.insertInto("signatures").values(values).execute();
}

/** What the network made of the sets of a workout, by the set's id; one model analyses all of a workout, null where none did. */
export async function encodingsOfWorkout(db: Database, athleteId: string, workoutId: string) {
  const rows = await db
    .selectFrom("signatures")
    .innerJoin("sets", "sets.id", "signatures.set_id")
    .select(["signatures.set_id", "signatures.model", "signatures.signature", "signatures.families"])
    .where("signatures.athlete_id", "=", athleteId)
    .where("sets.athlete_id", "=", athleteId)
    .where("sets.workout_id", "=", workoutId)
    .where("signatures.families", "is not", null)
    .$narrowType<{ families: Uint8Array }>()
    .execute();
  const encodings = rows.map(({ set_id, signature, families }): [string, Encoding] => [
    set_id,
    { signature: floatsOf(signature), families: floatsOf(families) },
  ]);
  return { model: rows[0]?.model ?? null, encodings: new Map(encodings) };
}

/**
 * What a lifter has taught, one memory a model: the sets whose exercise the athlete or a device has named, newest first. What a device said of the
 * workout `renewed` is left out: it is read anew, or was taken away.
 */
export async function lifterMemories(db: Database, { athleteId, demo }: Lifter, renewed: string | null): Promise<TaughtMemory[]> {
  const rows = await db
    .selectFrom("signatures")
    .innerJoin("sets", "sets.id", "signatures.set_id")
    .innerJoin("workouts", "workouts.id", "sets.workout_id")
    .leftJoin("corrections", "corrections.set_id", "sets.id")
    .select(["signatures.model", "signatures.signature", "sets.exercise", "sets.start_time", "sets.load_kg"])
    .select(["sets.sha256", "sets.entry"])
    .select([
      sql<number>`least(sets.start_s, corrections.start_s)`.as("startS"),
      sql<number>`greatest(sets.end_s, corrections.end_s)`.as("endS"),
    ])
    .select(exerciseBefore.as("previous"))
    .where("signatures.athlete_id", "=", athleteId)
    .where("sets.athlete_id", "=", athleteId)
    .where("workouts.demo", "=", demo)
    .where(setTeaches)
    .where(sql<boolean>`(corrections.facts->>'exercise' is not null or sets.workout_id is distinct from ${renewed}::uuid)`)
    .orderBy("sets.start_time", "desc")
    .orderBy("sets.id")
    .limit(MOST)
    .execute();
  const labelled = rows.map(({ model, signature, exercise, start_time, load_kg, previous, sha256, entry, startS, endS }) => {
    const set: TaughtSet = {
      exercise,
      signature: floatsOf(signature),
      context: { loadKg: load_kg, timeMs: start_time?.getTime() ?? null, previous },
      anchor: { sha256, entry, startS, endS },
    };
    return { model, set };
  });
  return [...Map.groupBy(labelled, ({ model }) => model)].map(([model, members]) => ({ model, sets: members.map(({ set }) => set) }));
}

/** What was done in the block before, as it counts by now: what is corrected there is corrected here. Null at a workout's beginning and where it is not known. */
const exerciseBefore = sql<string | null>`(
  select nullif(before.exercise, 'unknown') from sets as before
  where before.athlete_id = sets.athlete_id and before.workout_id = sets.workout_id and before.number < sets.number
    and not before.not_a_set and before.block is distinct from sets.block
  order by before.number desc limit 1
)`;

function bytesOf(floats: Float32Array): Uint8Array {
  return Uint8Array.from(new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength));
}

function floatsOf(bytes: Uint8Array): Float32Array {
  // A driver's buffer may be a view on a larger one, and not aligned.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
