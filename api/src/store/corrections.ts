import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Correction } from "../contract.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

export type CorrectionRow = Selectable<Schema["corrections"]>;

/** The stretch of a recording that a correction speaks of. */
export interface Anchor {
  readonly sha256: string;
  readonly entry: string;
  readonly startS: number;
  readonly endS: number;
}

export async function correctionOfSet(db: Database, athleteId: string, setId: string): Promise<CorrectionRow | undefined> {
  return await db.selectFrom("corrections").selectAll().where("athlete_id", "=", athleteId).where("set_id", "=", setId).executeTakeFirst();
}

/** Everything said about sets of these files. */
export async function correctionsOfFiles(db: Database, athleteId: string, sha256s: readonly string[]): Promise<CorrectionRow[]> {
  if (sha256s.length === 0) return [];
  return await db
    .selectFrom("corrections")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("sha256", "in", sha256s)
    .orderBy("updated_at")
    .orderBy("id")
    .execute();
}

/** Exercises by the athlete's word, with the stretch that each speaks of. */
export async function saidExercises(db: Database, athleteId: string): Promise<(Anchor & { exercise: string })[]> {
  return await db
    .selectFrom("corrections")
    .select(["sha256", "entry", "start_s as startS", "end_s as endS", sql<string>`facts->>'exercise'`.as("exercise")])
    .where("athlete_id", "=", athleteId)
    .where(sql<boolean>`facts->>'exercise' is not null`)
    .orderBy("updated_at")
    .orderBy("id")
    .execute();
}

/** Writes what the person said about a set, over what was said before; `named` when its exercise is among what is said now. */
export async function saveCorrection(
  db: Database,
  athleteId: string,
  setId: string,
  anchor: Anchor,
  facts: Correction,
  named: boolean,
  now: Date,
): Promise<void> {
  await db
    .insertInto("corrections")
    .values({
      id: randomUUID(),
      athlete_id: athleteId,
      sha256: anchor.sha256,
      entry: anchor.entry,
      start_s: anchor.startS,
      end_s: anchor.endS,
      facts: JSON.stringify(facts),
      created_at: now,
      updated_at: now,
      set_id: setId,
    })
    .onConflict((conflict) =>
      conflict
        .column("set_id")
        .doUpdateSet({ facts: JSON.stringify(facts), updated_at: now, ...(named && { teaches: true }) })
        .where("corrections.athlete_id", "=", athleteId),
    )
    .execute();
}

export async function deleteCorrection(db: Database, athleteId: string, id: string): Promise<void> {
  await db.deleteFrom("corrections").where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}

/** Forgets what was said about files that are taken away. */
export async function deleteCorrectionsOfFiles(db: Database, athleteId: string, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await db.deleteFrom("corrections").where("athlete_id", "=", athleteId).where("sha256", "in", sha256s).execute();
}

/** Ties a correction to the set that it speaks of in the newest analysis. */
export async function tieCorrection(db: Database, athleteId: string, id: string, setId: string): Promise<void> {
  await db.updateTable("corrections").set({ set_id: setId }).where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}
