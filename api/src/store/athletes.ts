import type { Selectable, Updateable } from "kysely";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

export type Athlete = Selectable<Schema["athletes"]>;

/** Creates the athlete where there is none yet. */
export async function ensureAthlete(db: Database, athleteId: string): Promise<void> {
  await db
    .insertInto("athletes")
    .values({ id: athleteId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function getAthlete(db: Database, athleteId: string): Promise<Athlete> {
  return await db.selectFrom("athletes").selectAll().where("id", "=", athleteId).executeTakeFirstOrThrow();
}

export async function updateAthlete(db: Database, athleteId: string, changes: Updateable<Schema["athletes"]>): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await db.updateTable("athletes").set(changes).where("id", "=", athleteId).execute();
}

/**
 * Makes every other change of this athlete's workouts wait until the transaction `trx` ends.
 * @returns the revision at this moment.
 */
export async function lockAthlete(trx: Database, athleteId: string): Promise<number> {
  const { revision } = await trx
    .selectFrom("athletes")
    .select("revision")
    .where("id", "=", athleteId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return revision;
}

/** Tells work in progress that what it was planned on has changed. Call with the athlete locked. */
export async function raiseRevision(trx: Database, athleteId: string): Promise<void> {
  await trx
    .updateTable("athletes")
    .set((row) => ({ revision: row("revision", "+", 1) }))
    .where("id", "=", athleteId)
    .execute();
}
