import { type Insertable, type Selectable, type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "./database.ts";
import type { Cursor } from "./page.ts";
import type { Schema } from "./schema.ts";

export type WorkoutRow = Selectable<Schema["workouts"]>;
export type RecordingRow = Selectable<Schema["recordings"]>;

/** A workout with what a list shows of its sets; sets that are none by the person's word do not count. */
export interface WorkoutTotals extends WorkoutRow {
  set_count: number;
  rep_count: number;
  exercises: string[];
  /** Whether it has times: without them a length says nothing. */
  timed: boolean;
}

/** Of a row of workouts, whether any recording has times, and not only an order of reps. */
export const hasTimes = sql<boolean>`exists (
  select from recordings
  where recordings.workout_id = workouts.id and (recordings.start_time is not null or recordings.summary ->> 'rateHz' is not null)
)`;

/** Newest first; workouts without a time of their own stand where they were uploaded. */
export async function listWorkouts(db: Database, athleteId: string, limit: number, before: Cursor | null): Promise<WorkoutTotals[]> {
  const page = db
    .selectFrom("workouts")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple("sort_time", "id"), "<", tuple(before?.time ?? new Date(0), before?.id ?? ""))),
    )
    .orderBy("sort_time", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  return await withTotals(db, athleteId, page).orderBy("workouts.sort_time", "desc").orderBy("workouts.id", "desc").execute();
}

export async function getWorkout(db: Database, athleteId: string, id: string): Promise<WorkoutTotals | undefined> {
  const one = db.selectFrom("workouts").selectAll().where("athlete_id", "=", athleteId).where("id", "=", id);
  return await withTotals(db, athleteId, one).executeTakeFirst();
}

/** In the order of the session's recordings. */
export async function recordingsOfWorkout(db: Database, athleteId: string, workoutId: string): Promise<RecordingRow[]> {
  return await db
    .selectFrom("recordings")
    .selectAll()
    .where("athlete_id", "=", athleteId)
    .where("workout_id", "=", workoutId)
    .orderBy("position")
    .execute();
}

/** Of each of these workouts the ids of the files that its recordings are in. */
export async function recordedUploads(db: Database, athleteId: string, workoutIds: readonly string[]): Promise<Map<string, string[]>> {
  if (workoutIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("recordings")
    .select(["workout_id", "upload_id"])
    .distinct()
    .where("athlete_id", "=", athleteId)
    .where("workout_id", "in", workoutIds)
    .execute();
  const files = new Map(workoutIds.map((id): [string, string[]] => [id, []]));
  for (const { workout_id, upload_id } of rows) files.get(workout_id)?.push(upload_id);
  return files;
}

/** One workout's stretch of time and the files behind it; without times when its recordings have none. */
export interface WorkoutSpan {
  readonly id: string;
  readonly startTime: Date | null;
  readonly endTime: Date | null;
  readonly uploadIds: string[];
}

/** Every workout's span, simulated ones apart from real ones, in order of time. */
export async function workoutSpans(db: Database, athleteId: string, demo: boolean): Promise<WorkoutSpan[]> {
  return await db
    .selectFrom("workouts")
    .select(["workouts.id", "workouts.start_time as startTime", "workouts.end_time as endTime"])
    .select(
      sql<string[]>`array(
        select uploads.id::text from uploads where uploads.athlete_id = workouts.athlete_id and uploads.workout_id = workouts.id
        union
        select recordings.upload_id::text from recordings where recordings.workout_id = workouts.id
      )`.as("uploadIds"),
    )
    .where("workouts.athlete_id", "=", athleteId)
    .where("workouts.demo", "=", demo)
    .orderBy("workouts.start_time")
    .orderBy("workouts.id")
    .execute();
}

/** Writes the workout, over its earlier self where there is one. */
export async function saveWorkout(db: Database, row: Insertable<Schema["workouts"]>): Promise<void> {
  await db
    .insertInto("workouts")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet(({ ref }) => ({
          start_time: ref("excluded.start_time"),
          end_time: ref("excluded.end_time"),
          duration_s: ref("excluded.duration_s"),
          sort_time: ref("excluded.sort_time"),
          stale: false,
          pipeline_version: ref("excluded.pipeline_version"),
          pipeline_params: ref("excluded.pipeline_params"),
        }))
        .where("workouts.athlete_id", "=", row.athlete_id),
    )
    .execute();
}

export async function deleteWorkouts(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("workouts").where("athlete_id", "=", athleteId).where("id", "in", ids).execute();
}

/** Takes away what the last analysis wrote; the workout itself stays. */
export async function clearWorkouts(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("sets").where("athlete_id", "=", athleteId).where("workout_id", "in", ids).execute();
  await db.deleteFrom("recordings").where("athlete_id", "=", athleteId).where("workout_id", "in", ids).execute();
}

export async function insertRecordings(db: Database, rows: readonly Insertable<Schema["recordings"]>[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto("recordings")
      .values([...rows])
      .execute();
}

/** The workouts that these files have a part in. */
export async function workoutsOfUploads(db: Database, athleteId: string, uploadIds: readonly string[]): Promise<string[]> {
  if (uploadIds.length === 0) return [];
  const rows = await db
    .selectFrom("recordings")
    .select("workout_id")
    .where("athlete_id", "=", athleteId)
    .where("upload_id", "in", uploadIds)
    .union(
      db
        .selectFrom("uploads")
        .select("workout_id")
        .where("athlete_id", "=", athleteId)
        .where("id", "in", uploadIds)
        .where("workout_id", "is not", null)
        .$narrowType<{ workout_id: string }>(),
    )
    .execute();
  return rows.map((row) => row.workout_id);
}

/** The workouts that each of these files has a part in, in order of time. */
export async function workoutsByUpload(
  db: Database,
  athleteId: string,
  uploadIds: readonly string[],
): Promise<Map<string, { id: string; start_time: Date | null }[]>> {
  if (uploadIds.length === 0) return new Map();
  const asked = sql<string>`any(${[...uploadIds]}::uuid[])`;
  const parts = db
    .selectFrom("recordings")
    .select(["upload_id", "workout_id"])
    .where("athlete_id", "=", athleteId)
    .where("upload_id", "=", asked)
    // What goes with another file has no recording of its own.
    .union(
      db
        .selectFrom("uploads")
        .select(["id as upload_id", "workout_id"])
        .where("athlete_id", "=", athleteId)
        .where("id", "=", asked)
        .where("workout_id", "is not", null)
        .$narrowType<{ workout_id: string }>(),
    );
  const rows = await db
    .selectFrom(parts.as("parts"))
    .innerJoin("workouts", "workouts.id", "parts.workout_id")
    .select(["parts.upload_id", "workouts.id", "workouts.start_time"])
    .where("workouts.athlete_id", "=", athleteId)
    .orderBy("workouts.start_time")
    .orderBy("workouts.id")
    .execute();
  return Map.groupBy(rows, (row) => row.upload_id);
}

/** Of each of these files the formats of its recordings; of one that goes with another file, those of its workout. */
export async function formatsByUpload(db: Database, athleteId: string, uploadIds: readonly string[]): Promise<Map<string, string[]>> {
  if (uploadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("uploads")
    .select("id")
    .select(
      sql<string[]>`array(
        select distinct recordings.summary ->> 'format' from recordings
        where recordings.upload_id = uploads.id
          or (recordings.workout_id = uploads.workout_id and not exists (select from recordings own where own.upload_id = uploads.id))
        order by 1
      )`.as("formats"),
    )
    .where("athlete_id", "=", athleteId)
    .where("id", "in", uploadIds)
    .execute();
  return new Map(rows.map(({ id, formats }) => [id, formats]));
}

/** Marks for a new analysis. */
export async function markStale(db: Database, athleteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable("workouts").set({ stale: true }).where("athlete_id", "=", athleteId).where("id", "in", ids).execute();
}

/** Marks every workout, of any athlete, that another pipeline than this one analysed. */
export async function markOutdated(db: Database, pipelineVersion: string): Promise<void> {
  await db.updateTable("workouts").set({ stale: true }).where("pipeline_version", "!=", pipelineVersion).execute();
}

/** A failed renewal is not tried for ever: the earlier answer stands. */
export async function clearStale(db: Database, athleteId: string, id: string): Promise<void> {
  await db.updateTable("workouts").set({ stale: false }).where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}

/** The next workout, of any athlete, that waits for a new analysis; the newest first, for it is looked at first. */
export async function nextStaleWorkout(db: Database): Promise<{ athleteId: string; id: string } | undefined> {
  return await db
    .selectFrom("workouts")
    .select(["athlete_id as athleteId", "id"])
    .where("stale", "=", true)
    .orderBy("sort_time", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

export async function countUndatedWorkouts(db: Database, athleteId: string): Promise<number> {
  const { count } = await db
    .selectFrom("workouts")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("athlete_id", "=", athleteId)
    .where("start_time", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** @param workouts those that are wanted: totals are made of no others. */
function withTotals(db: Database, athleteId: string, workouts: SelectQueryBuilder<Schema, "workouts", WorkoutRow>) {
  return db
    .selectFrom(workouts.as("workouts"))
    .selectAll("workouts")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("sets")
          .whereRef("sets.workout_id", "=", "workouts.id")
          .where("sets.athlete_id", "=", athleteId)
          .where("sets.not_a_set", "=", false)
          .select([
            sql<number>`count(*)::integer`.as("set_count"),
            sql<number>`coalesce(sum(sets.rep_count), 0)::integer`.as("rep_count"),
            sql<string[]>`coalesce(array_agg(distinct sets.exercise) filter (where sets.exercise <> 'unknown'), '{}')`.as("exercises"),
          ])
          .as("totals"),
      (join) => join.onTrue(),
    )
    .select([
      sql<number>`totals.set_count`.as("set_count"),
      sql<number>`totals.rep_count`.as("rep_count"),
      sql<string[]>`totals.exercises`.as("exercises"),
      hasTimes.as("timed"),
    ]);
}
