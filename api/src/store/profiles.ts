import type { ExerciseProfile } from "@lastrep/analysis";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { SetRow } from "./sets.ts";

/** Whose training: simulated workouts teach nothing of the real ones, nor the other way round. */
export interface Lifter {
  readonly athleteId: string;
  readonly demo: boolean;
}

export async function profilesOf(
  db: Database,
  { athleteId, demo }: Lifter,
  exercises: readonly string[],
): Promise<Map<string, ExerciseProfile>> {
  if (exercises.length === 0) return new Map();
  const rows = await db
    .selectFrom("profiles")
    .select(["exercise", "profile"])
    .where("athlete_id", "=", athleteId)
    .where("demo", "=", demo)
    .where("exercise", "in", exercises)
    .execute();
  return new Map(rows.map(({ exercise, profile }) => [exercise, profile]));
}

/** Writes a profile over the earlier one; null takes it away. */
export async function saveProfile(
  db: Database,
  { athleteId, demo }: Lifter,
  exercise: string,
  profile: ExerciseProfile | null,
): Promise<void> {
  if (profile === null) {
    await db.deleteFrom("profiles").where("athlete_id", "=", athleteId).where("demo", "=", demo).where("exercise", "=", exercise).execute();
    return;
  }
  const text = JSON.stringify(profile);
  await db
    .insertInto("profiles")
    .values({ athlete_id: athleteId, demo, exercise, profile: text })
    .onConflict((conflict) =>
      conflict.columns(["athlete_id", "demo", "exercise"]).doUpdateSet({ profile: text }).where("profiles.athlete_id", "=", athleteId),
    )
    .execute();
}

/** A set whose end is known, when its workout began, and the exercises of the sets before it in that workout that were no warm-ups. */
export type TeachingRow = Pick<SetRow, "id" | "measured" | "facts"> & { workout_start: Date; earlier_exercises: (string | null)[] };

/** The newest dated sets of an exercise that teach: of which someone said how they ended, or that ended in a failed attempt. Oldest first. */
export async function teachingSets(db: Database, { athleteId, demo }: Lifter, exercise: string, limit: number): Promise<TeachingRow[]> {
  const rows = await db
    .selectFrom("sets")
    .innerJoin("workouts", (join) => join.onRef("workouts.id", "=", "sets.workout_id").onRef("workouts.athlete_id", "=", "sets.athlete_id"))
    .leftJoin("corrections", (join) =>
      join.onRef("corrections.set_id", "=", "sets.id").onRef("corrections.athlete_id", "=", "sets.athlete_id"),
    )
    .select(["sets.id", "sets.measured", "corrections.facts"])
    .select(sql<Date>`coalesce(workouts.start_time, sets.start_time)`.as("workout_start"))
    .select(
      sql<(string | null)[]>`(
        select coalesce(jsonb_agg(earlier.exercise), '[]') from sets as earlier
        where earlier.workout_id = sets.workout_id and earlier.number < sets.number
          and not earlier.not_a_set and coalesce(earlier.judged->>'role', earlier.measured->>'role') <> 'warm_up'
      )`.as("earlier_exercises"),
    )
    .where("sets.athlete_id", "=", athleteId)
    .where("workouts.demo", "=", demo)
    .where("sets.exercise", "=", exercise)
    .where("sets.not_a_set", "=", false)
    .where("sets.start_time", "is not", null)
    .where(
      sql<boolean>`(
        corrections.facts->'failure' is not null or corrections.facts->'rir' is not null
        or sets.measured->'reportedRir' is not null or sets.measured->'failure'->>'kind' = 'failed_attempt'
      )`,
    )
    .orderBy("sets.start_time", "desc")
    .orderBy("sets.number", "desc")
    .limit(limit)
    .execute();
  return rows.reverse() as TeachingRow[];
}

/** Exercises of these workouts' sets, as they count. */
export async function exercisesOfWorkouts(db: Database, athleteId: string, workoutIds: readonly string[]): Promise<string[]> {
  if (workoutIds.length === 0) return [];
  const rows = await db
    .selectFrom("sets")
    .select("exercise")
    .distinct()
    .where("athlete_id", "=", athleteId)
    .where("workout_id", "in", workoutIds)
    .where("exercise", "!=", "unknown")
    .execute();
  return rows.map(({ exercise }) => exercise);
}

/** Marks the workouts with one of these exercises to be judged anew. */
export async function markUnjudged(db: Database, { athleteId, demo }: Lifter, exercises: readonly string[]): Promise<void> {
  if (exercises.length === 0) return;
  await db
    .updateTable("workouts")
    .set({ unjudged: true })
    .where("athlete_id", "=", athleteId)
    .where("demo", "=", demo)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("sets")
          .select("sets.id")
          .whereRef("sets.workout_id", "=", "workouts.id")
          .where("sets.athlete_id", "=", athleteId)
          .where("sets.exercise", "in", exercises),
      ),
    )
    .execute();
}

export async function clearUnjudged(db: Database, athleteId: string, id: string): Promise<void> {
  await db.updateTable("workouts").set({ unjudged: false }).where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}

/** The next workout, of any athlete, that waits to be judged anew; the newest first. */
export async function nextUnjudgedWorkout(db: Database): Promise<{ athleteId: string; id: string } | undefined> {
  return await db
    .selectFrom("workouts")
    .select(["athlete_id as athleteId", "id"])
    .where("unjudged", "=", true)
    .orderBy("sort_time", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
