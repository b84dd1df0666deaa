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
    .where(sql<boolean>`(corrections.facts->>'exercise' is not null or sets.named_by = 'device')`)
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
          .where(sql<boolean>`corrections.facts->>'exercise' is null and sets.named_by = 'model'`),
      ),
    )
    .execute();
}

export async function clearUnnamed(db: Database, athleteId: string, ...ids: readonly string[]): Promise<void> {
  await db.updateTable("workouts").set({ unnamed: false }).where("athlete_id", "=", athleteId).where("id", "in", ids).execute();
}

/** Workouts of one lifter that wait to be named again. */
export interface UnnamedWorkouts extends Lifter {
  readonly workoutIds: readonly string[];
}

/** So many are named in one go: the memory is read once for them, and nothing else of the lifter's waits for long. */
const AT_ONCE = 25;

/** The newest that waits, of any lifter, with others of the same. */
export async function nextUnnamedWorkouts(db: Database): Promise<UnnamedWorkouts | undefined> {
  const waiting = db.selectFrom("workouts").where("unnamed", "=", true).orderBy("sort_time", "desc").orderBy("id");
  const first = await waiting.select(["athlete_id as athleteId", "demo"]).limit(1).executeTakeFirst();
  if (!first) return undefined;
  const rows = await waiting.select("id").where("athlete_id", "=", first.athleteId).where("demo", "=", first.demo).limit(AT_ONCE).execute();
  return { ...first, workoutIds: rows.map(({ id }) => id) };
}
