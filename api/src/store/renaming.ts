import type { WorkSet } from "@lastrep/analysis";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Lifter } from "./profiles.ts";

/** The fields of a set that follow from its name, as the analysis gave them. */
export type AsAnalysed = Pick<WorkSet, "exercise" | "velocity" | "rir" | "failure">;

/** Writes what the machine says now of a set, and what its analysis said; null where that is the same. */
export async function updateMeasured(
  db: Database,
  athleteId: string,
  id: string,
  measured: WorkSet,
  asAnalysed: AsAnalysed | null,
): Promise<void> {
  await db
    .updateTable("sets")
    .set({ measured: JSON.stringify(measured), as_analysed: asAnalysed && JSON.stringify(asAnalysed) })
    .where("athlete_id", "=", athleteId)
    .where("id", "=", id)
    .execute();
}

/** True where the lifter or a device has named a set of these workouts that the memory can hold. */
export async function teachNames(db: Database, athleteId: string, workoutIds: readonly string[]): Promise<boolean> {
  if (workoutIds.length === 0) return false;
  const row = await db
    .selectFrom("signatures")
    .innerJoin("sets", "sets.id", "signatures.set_id")
    .leftJoin("corrections", "corrections.set_id", "sets.id")
    .select("sets.id")
    .where("signatures.athlete_id", "=", athleteId)
    .where("sets.athlete_id", "=", athleteId)
    .where("sets.workout_id", "in", workoutIds)
    .where(sql<boolean>`(corrections.facts->>'exercise' is not null or sets.measured->'exercise'->>'source' = 'device')`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks the workouts with a set that neither the lifter nor a device has named, to be named again. */
export async function markUnnamed(db: Database, { athleteId, demo }: Lifter): Promise<void> {
  await db
    .updateTable("workouts")
    .set({ unnamed: true })
    .where("athlete_id", "=", athleteId)
    .where("demo", "=", demo)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("sets")
          .innerJoin("signatures", "signatures.set_id", "sets.id")
          .leftJoin("corrections", "corrections.set_id", "sets.id")
          .select("sets.id")
          .whereRef("sets.workout_id", "=", "workouts.id")
          .where("sets.athlete_id", "=", athleteId)
          .where(sql<boolean>`corrections.facts->>'exercise' is null and sets.measured->'exercise'->>'source' = 'model'`),
      ),
    )
    .execute();
}

export async function clearUnnamed(db: Database, athleteId: string, id: string): Promise<void> {
  await db.updateTable("workouts").set({ unnamed: false }).where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}

/** The next workout, of any athlete, that waits to be named again; the newest first. */
export async function nextUnnamedWorkout(db: Database): Promise<{ athleteId: string; id: string } | undefined> {
  return await db
    .selectFrom("workouts")
    .select(["athlete_id as athleteId", "id"])
    .where("unnamed", "=", true)
    .orderBy("sort_time", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
