import { sql } from "kysely";
import type { Database } from "./database.ts";

/** How many sets of how many exercises name others that move alike, and how many headers of tables were explained. */
export async function countMemory(db: Database, athleteId: string): Promise<{ sets: number; exercises: number; tables: number }> {
  const taught = await db
    .selectFrom("signatures")
    .innerJoin("sets", "sets.id", "signatures.set_id")
    .leftJoin("corrections", "corrections.set_id", "sets.id")
    .select([sql<number>`count(distinct sets.id)::integer`.as("sets"), sql<number>`count(distinct sets.exercise)::integer`.as("exercises")])
    .where("signatures.athlete_id", "=", athleteId)
    .where("sets.athlete_id", "=", athleteId)
    .where(setTeaches)
    .executeTakeFirstOrThrow();
  const { tables } = await db
    .selectFrom("column_mappings")
    .select(sql<number>`count(*)::integer`.as("tables"))
    .where("athlete_id", "=", athleteId)
    .executeTakeFirstOrThrow();
  return { ...taught, tables };
}

/** From now on nothing that was said until now names other sets or reads tables. What was said of a set stays with that set. */
export async function forgetMemory(db: Database, athleteId: string): Promise<void> {
  await db.updateTable("corrections").set({ teaches: false }).where("athlete_id", "=", athleteId).execute();
  await db.updateTable("uploads").set({ teaches: false }).where("athlete_id", "=", athleteId).execute();
  await db.deleteFrom("column_mappings").where("athlete_id", "=", athleteId).execute();
}

/** Of `sets` with its `corrections`: whether its exercise was named by the athlete or a device and not forgotten since. */
export const setTeaches = sql<boolean>`(
  not sets.not_a_set and sets.exercise <> 'unknown' and (
    (corrections.facts->>'exercise' is not null and corrections.teaches)
    or (sets.named_by = 'device' and not exists (
      select from uploads where uploads.athlete_id = sets.athlete_id and uploads.sha256 = sets.sha256 and not uploads.teaches
    ))
  )
)`;
