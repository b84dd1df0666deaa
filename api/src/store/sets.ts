import type { WorkSet } from "@lastrep/analysis";
import { type Insertable, type Selectable, sql } from "kysely";
import type { Correction } from "../contract.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

/** How close to failure a set came and what it was for, judged with what was said of its workout and is known of the lifter. */
export type Judged = NonNullable<SetRow["judged"]>;

/** A set with what the person said about it; null without a word. */
export type SetRow = Selectable<Schema["sets"]> & { facts: Correction | null };

export async function getSet(db: Database, athleteId: string, id: string): Promise<SetRow | undefined> {
  return await withFacts(db, athleteId).where("sets.id", "=", id).executeTakeFirst();
}

/** What counting needs of a set. Without facts, from which the answer would follow anew, its reps are left out: they are most of it. */
export type CountedRow = Pick<SetRow, "workout_id" | "start_time" | "measured" | "facts" | "judged"> & { demo: boolean };

/** The sets of these workouts, those that are none left out. */
export async function realSetsOf(db: Database, athleteId: string, workoutIds: readonly string[]): Promise<CountedRow[]> {
  if (workoutIds.length === 0) return [];
  return await toCount(db, athleteId).where("sets.workout_id", "in", workoutIds).execute();
}

/** In the order of the workout. */
export async function setsOfWorkout(db: Database, athleteId: string, workoutId: string): Promise<SetRow[]> {
  return await withFacts(db, athleteId).where("sets.workout_id", "=", workoutId).orderBy("sets.number").execute();
}

/** Sets of several workouts, for finding them again after a new analysis. */
export async function setsOfWorkouts(db: Database, athleteId: string, workoutIds: readonly string[]) {
  if (workoutIds.length === 0) return [];
  return await db
    .selectFrom("sets")
    .select(["id", "sha256", "entry", "start_s as startS", "end_s as endS"])
    .where("athlete_id", "=", athleteId)
    .where("workout_id", "in", workoutIds)
    .execute();
}

/**
 * Dated sets of workouts that began between two instants, `until` excluded, in order of time, those that are none left out; with null for no
 * bound. A workout past midnight stays together: `workout_start` dates all of its sets.
 */
export async function setsBetween(
  db: Database,
  athleteId: string,
  from: Date | null,
  until: Date | null,
): Promise<(CountedRow & { workout_start: Date })[]> {
  const began = sql<Date>`coalesce(workouts.start_time, sets.start_time)`;
  return await toCount(db, athleteId)
    .select(began.as("workout_start"))
    .where("sets.start_time", "is not", null)
    .$if(from !== null, (query) => query.where(began, ">=", from))
    .$if(until !== null, (query) => query.where(began, "<", until))
    .orderBy("sets.start_time")
    .orderBy("sets.id")
    .execute();
}

export async function insertSets(db: Database, rows: readonly Insertable<Schema["sets"]>[]): Promise<void> {
  for (const part of slices(rows, 500)) await db.insertInto("sets").values(part).execute();
}

export async function insertReps(db: Database, rows: readonly Insertable<Schema["reps"]>[]): Promise<void> {
  for (const part of slices(rows, 1_000)) await db.insertInto("reps").values(part).execute();
}

/** Takes away the sets that were found in these files. */
export async function deleteSetsOfFiles(db: Database, athleteId: string, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await db.deleteFrom("sets").where("athlete_id", "=", athleteId).where("sha256", "in", sha256s).execute();
}

/** Writes the columns that follow from the measured set and the person's facts. */
export async function updateEffective(
  db: Database,
  athleteId: string,
  id: string,
  effective: Pick<Insertable<Schema["sets"]>, "exercise" | "load_kg" | "rep_count" | "failure_probability" | "not_a_set">,
): Promise<void> {
  await db.updateTable("sets").set(effective).where("athlete_id", "=", athleteId).where("id", "=", id).execute();
}

/** The newest dated sets of an exercise, those that are none left out. */
export async function loadedSets(db: Database, { athleteId, demo }: { athleteId: string; demo: boolean }, exercise: string) {
  const rows = await withFacts(db, athleteId)
    .innerJoin("workouts", (join) => join.onRef("workouts.id", "=", "sets.workout_id").onRef("workouts.athlete_id", "=", "sets.athlete_id"))
    .where("workouts.demo", "=", demo)
    .where("sets.exercise", "=", exercise)
    .where("sets.not_a_set", "=", false)
    .where("sets.start_time", "is not", null)
    .orderBy("sets.start_time", "desc")
    .limit(NEWEST)
    .execute();
  return rows as (SetRow & { start_time: Date })[];
}

/** More sets of one exercise than anyone does in the months that a load-velocity line is made of. */
const NEWEST = 300;

/** Sets that go by an exercise, by the person's word or the machine's, also those of which it was said before their file was analysed. */
export async function countSetsOf(db: Database, athleteId: string, exercise: string): Promise<number> {
  const { count } = await db
    .selectFrom("sets")
    .fullJoin("corrections", "corrections.set_id", "sets.id")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where(sql<boolean>`coalesce(sets.athlete_id, corrections.athlete_id) = ${athleteId}`)
    .where(sql<boolean>`(sets.exercise = ${exercise} or corrections.facts->>'exercise' = ${exercise})`)
    .executeTakeFirstOrThrow();
  return count;
}

export async function updateJudged(db: Database, athleteId: string, id: string, judged: Judged | null): Promise<void> {
  await db
    .updateTable("sets")
    .set({ judged: judged && JSON.stringify(judged) })
    .where("athlete_id", "=", athleteId)
    .where("id", "=", id)
    .execute();
}

function withFacts(db: Database, athleteId: string) {
  return db
    .selectFrom("sets")
    .leftJoin("corrections", (join) =>
      join.onRef("corrections.set_id", "=", "sets.id").onRef("corrections.athlete_id", "=", "sets.athlete_id"),
    )
    .selectAll("sets")
    .select("corrections.facts as facts")
    .where("sets.athlete_id", "=", athleteId);
}

function toCount(db: Database, athleteId: string) {
  return db
    .selectFrom("sets")
    .leftJoin("corrections", (join) =>
      join.onRef("corrections.set_id", "=", "sets.id").onRef("corrections.athlete_id", "=", "sets.athlete_id"),
    )
    .innerJoin("workouts", (join) => join.onRef("workouts.id", "=", "sets.workout_id").onRef("workouts.athlete_id", "=", "sets.athlete_id"))
    .select(["sets.workout_id", "sets.start_time", "sets.judged", "corrections.facts as facts", "workouts.demo"])
    .select(
      sql<WorkSet>`case when corrections.facts is null then sets.measured || '{"reps":[],"issues":[]}' else sets.measured end`.as(
        "measured",
      ),
    )
    .where("sets.athlete_id", "=", athleteId)
    .where("sets.not_a_set", "=", false);
}

/** A statement takes at most 65,535 parameters. */
function slices<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
