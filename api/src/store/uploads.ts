import { type Insertable, type Selectable, sql } from "kysely";
import type { UploadState } from "../contract.ts";
import type { Database } from "./database.ts";
import type { Cursor } from "./page.ts";
import type { Failure, Schema } from "./schema.ts";

export type UploadRow = Selectable<Schema["uploads"]>;

const waiting: UploadState[] = ["stored", "decoding", "analysing"];

/**
 * Stores an upload, or finds the earlier one with the same bytes.
 * @returns the row that stands, and whether it is new.
 */
export async function insertUpload(db: Database, row: Insertable<Schema["uploads"]>): Promise<{ row: UploadRow; created: boolean }> {
  const inserted = await db
    .insertInto("uploads")
    .values(row)
    .onConflict((conflict) => conflict.columns(["athlete_id", "sha256"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { row: inserted, created: true };
  const earlier = await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", row.athlete_id)
    .where("sha256", "=", row.sha256)
    .executeTakeFirstOrThrow();
  return { row: earlier, created: false };
}

export async function getUpload(db: Database, athleteId: string, id: string): Promise<UploadRow | undefined> {
  return await db.selectFrom("uploads").selectAll().where("athlete_id", "=", athleteId).where("id", "=", id).executeTakeFirst();
}

export async function uploadsByIds(db: Database, athleteId: string, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Every upload's name, the newest first. */
export async function uploadNames(db: Database, athleteId: string) {
  return await db
    .selectFrom("uploads")
    .select(["id", "name", "group_id", "state", "demo"])
    .where("athlete_id", "=", athleteId)
    .orderBy("uploaded_at", "desc")
    .orderBy("id")
    .execute();
}

/** Newest first. */
export async function listUploads(db: Database, athleteId: string, limit: number, before: Cursor | null): Promise<UploadRow[]> {
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("uploaded_at", "id"), "<", tuple(before?.time ?? new Date(0), before?.id ?? "")),
      ),
    )
    .orderBy("uploaded_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** The files of groups that were uploaded together each, in the order of their names. */
export async function uploadsOfGroups(db: Database, athleteId: string, groupIds: readonly string[]): Promise<UploadRow[]> {
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("group_id", "in", groupIds)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** The files that a workout was made from. */
export async function uploadsOfWorkout(db: Database, athleteId: string, workoutId: string): Promise<UploadRow[]> {
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb("workout_id", "=", workoutId),
        exists(
          selectFrom("recordings")
            .select("recordings.position")
            .whereRef("recordings.upload_id", "=", "uploads.id")
            .where("recordings.workout_id", "=", workoutId),
        ),
      ]),
    )
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** The ids of the files whose answer is one of these workouts. */
export async function uploadsLeadingTo(db: Database, athleteId: string, workoutIds: readonly string[]): Promise<string[]> {
  if (workoutIds.length === 0) return [];
  const rows = await db
    .selectFrom("uploads")
    .select("id")
    .where("athlete_id", "=", athleteId)
    .where("workout_id", "in", workoutIds)
    .execute();
  return rows.map(({ id }) => id);
}

export async function uploadsWhereDemo(db: Database, athleteId: string): Promise<UploadRow[]> {
  return await db
    .selectFrom("uploads")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("demo", "=", true)
    .orderBy("uploaded_at")
    .orderBy("id")
    .execute();
}

/** Puts a file among others that are to be read together with it, and in line for processing when `again`. */
export async function regroupUpload(db: Database, athleteId: string, id: string, groupId: string, again: boolean): Promise<void> {
  await db
    .updateTable("uploads")
    .set({ group_id: groupId, ...(again && { state: "stored", progress: 0, failure: null, attempts: 0 }) })
    .where("athlete_id", "=", athleteId)
    .where("id", "=", id)
    .execute();
}

/** Puts files in line for processing once more, among those that they are read together with. */
export async function readAgain(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("uploads")
    .set({ state: "stored", progress: 0, failure: null, attempts: 0 })
    .where("athlete_id", "=", athleteId)
    .where("id", "in", ids)
    .execute();
}

/** A group of files with something in it that waits to be processed. */
export interface WaitingGroup {
  readonly groupId: string;
  readonly files: number;
  readonly sizeBytes: number;
  /** How often it was begun before. */
  readonly attempts: number;
}

/** The waiting groups, longest first, of the athlete whose file has waited longest; simulated files and real ones apart. */
export async function waitingGroups(db: Database): Promise<{ athleteId: string; groups: WaitingGroup[] } | null> {
  const first = await db
    .selectFrom("uploads")
    .select(["athlete_id", "demo"])
    .where("state", "in", waiting)
    .orderBy("uploaded_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!first) return null;
  const groups = await db
    .selectFrom("uploads")
    .select("group_id as groupId")
    .select(({ fn }) => [
      sql<number>`count(*)::integer`.as("files"),
      sql<number>`sum(size_bytes)::double precision`.as("sizeBytes"),
      fn.max("attempts").as("attempts"),
    ])
    .where("athlete_id", "=", first.athlete_id)
    .where("demo", "=", first.demo)
    .where("state", "in", waiting)
    .groupBy("group_id")
    .orderBy(({ fn }) => fn.min("uploaded_at"))
    .orderBy("group_id")
    .execute();
  return { athleteId: first.athlete_id, groups };
}

/**
 * Takes the waiting files of groups into work.
 * @returns those that are now in work, with the number of attempts that this one makes.
 */
export async function beginGroups(
  db: Database,
  athleteId: string,
  groupIds: readonly string[],
): Promise<{ id: string; attempts: number }[]> {
  return await db
    .updateTable("uploads")
    .set((row) => ({ state: "decoding", progress: 0, failure: null, attempts: row("attempts", "+", 1) }))
    .where("athlete_id", "=", athleteId)
    .where("group_id", "in", groupIds)
    .where("state", "in", waiting)
    .returning(["id", "attempts"])
    .execute();
}

/** Puts files that were taken into work back in line, as if that attempt had not been. */
export async function putBack(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("uploads")
    .set((row) => ({ state: "stored", progress: 0, attempts: row("attempts", "-", 1) }))
    .where("athlete_id", "=", athleteId)
    .where("id", "in", ids)
    .where("state", "in", waiting)
    .execute();
}

export async function reportProgress(
  db: Database,
  athleteId: string,
  groupIds: readonly string[],
  state: "decoding" | "analysing",
  progress: number,
): Promise<void> {
  await db
    .updateTable("uploads")
    .set({ state, progress })
    .where("athlete_id", "=", athleteId)
    .where("group_id", "in", groupIds)
    .where("state", "in", waiting)
    .execute();
}

export async function finishUpload(db: Database, athleteId: string, id: string, workoutId: string | null): Promise<void> {
  await db
    .updateTable("uploads")
    .set({ state: "done", progress: 1, failure: null, workout_id: workoutId })
    .where("athlete_id", "=", athleteId)
    .where("id", "=", id)
    .execute();
}

export async function failUpload(db: Database, athleteId: string, id: string, failure: Failure): Promise<void> {
  await db
    .updateTable("uploads")
    .set({ state: "failed", progress: 1, failure: JSON.stringify(failure) })
    .where("athlete_id", "=", athleteId)
    .where("id", "=", id)
    .execute();
}

/** Work that a stopped server left unfinished waits again. */
export async function requeueUnfinished(db: Database): Promise<void> {
  await db.updateTable("uploads").set({ state: "stored", progress: 0 }).where("state", "in", ["decoding", "analysing"]).execute();
}

export async function deleteUploads(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("uploads").where("athlete_id", "=", athleteId).where("id", "in", ids).execute();
}
