import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import type { SaidOfSet } from "../contract-backup.ts";
import type { CorrectionRow } from "./corrections.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";
import type { UploadRow } from "./uploads.ts";

/** Every file but the simulated ones, the oldest first. */
export async function keptFiles(db: Database, athleteId: string): Promise<UploadRow[]> {
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("demo", "=", false)
    .orderBy("uploaded_at")
    .orderBy("id")
    .execute();
}

/** Everything said of stretches of any file but the simulated ones, the oldest word first. */
export async function keptCorrections(db: Database, athleteId: string): Promise<CorrectionRow[]> {
  return await db
    .selectFrom("corrections")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("sha256", "not in", (query) =>
      query.selectFrom("uploads").select("uploads.sha256").where("uploads.athlete_id", "=", athleteId).where("uploads.demo", "=", true),
    )
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Writes what was said elsewhere. Nothing ties it to a set until its file is analysed. */
export async function insertSaid(db: Database, athleteId: string, said: readonly SaidOfSet[]): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map(
    ({ sha256, entry, startS, endS, facts, teaches, createdAt, updatedAt }): Insertable<Schema["corrections"]> => ({
      id: randomUUID(),
      athlete_id: athleteId,
      sha256,
      entry,
      start_s: startS,
      end_s: endS,
      facts: JSON.stringify(facts),
      created_at: new Date(createdAt),
      updated_at: new Date(updatedAt),
      set_id: null,
      teaches,
    }),
  );
  await db.insertInto("corrections").values(rows).execute();
}

/** Workouts with something of these files in them. */
export async function workoutsOfFiles(db: Database, athleteId: string, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom("recordings")
    .innerJoin("uploads", "uploads.id", "recordings.upload_id")
    .select("recordings.workout_id")
    .distinct()
    .where("uploads.athlete_id", "=", athleteId)
    .where("uploads.sha256", "in", sha256s)
    .execute();
  return rows.map((row) => row.workout_id);
}
