import type { Selectable } from "kysely";
import type { Correction } from "../contract.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";
import { hasTimes } from "./workouts.ts";

/** Rows are read in pages behind a key, so that an export of any size costs the memory of one page. */
const PAGE_ROWS = 500;
/** Sets are read with their workouts: sorting all of them for every page would take longer than reading them. */
const PAGE_WORKOUTS = 25;

type WorkoutExport = Pick<Selectable<Schema["workouts"]>, "demo" | "sort_time" | "pipeline_version" | "pipeline_params"> & {
  /** Whether it has times, and not only an order of reps. */
  timed: boolean;
};

export type SetExport = Selectable<Schema["sets"]> & WorkoutExport & { facts: Correction | null };

/** Every set, the oldest workout first. */
export async function* exportSets(db: Database, athleteId: string): AsyncGenerator<SetExport[]> {
  let last: { id: string; sort_time: Date } | undefined;
  do {
    const workouts = await db
      .selectFrom("workouts")
      .select(["id", "demo", "sort_time", "pipeline_version", "pipeline_params"])
      .select(hasTimes.as("timed"))
      .where("athlete_id", "=", athleteId)
      .$if(last !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple("sort_time", "id"), ">", tuple(last?.sort_time ?? new Date(0), last?.id ?? "")),
        ),
      )
      .orderBy("sort_time")
      .orderBy("id")
      .limit(PAGE_WORKOUTS)
      .execute();
    const sets = Map.groupBy(
      await setsOf(
        db,
        athleteId,
        workouts.map(({ id }) => id),
      ),
      ({ workout_id }) => workout_id,
    );
    const rows = workouts.flatMap(({ id, ...workout }) => (sets.get(id) ?? []).map((set) => ({ ...set, ...workout })));
    if (rows.length > 0) yield rows;
    last = workouts.length === PAGE_WORKOUTS ? workouts.at(-1) : undefined;
  } while (last);
}

/** In the order of each workout. */
async function setsOf(db: Database, athleteId: string, workoutIds: readonly string[]) {
  if (workoutIds.length === 0) return [];
  return await db
    .selectFrom("sets")
    .leftJoin("corrections", (join) =>
      join.onRef("corrections.set_id", "=", "sets.id").onRef("corrections.athlete_id", "=", "sets.athlete_id"),
    )
    .selectAll("sets")
    .select("corrections.facts")
    .where("sets.athlete_id", "=", athleteId)
    .where("sets.workout_id", "in", workoutIds)
    .orderBy("sets.number")
    .execute();
}

export type RepExport = Selectable<Schema["reps"]> & { set: SetExport };

/** Every rep, in the order of the sets. */
export async function* exportReps(db: Database, athleteId: string): AsyncGenerator<RepExport[]> {
  for await (const sets of exportSets(db, athleteId)) {
    const reps = await db
      .selectFrom("reps")
      .selectAll()
      .where("athlete_id", "=", athleteId)
      .where(
        "set_id",
        "in",
        sets.map((set) => set.id),
      )
      .orderBy("number")
      .execute();
    const bySet = Map.groupBy(reps, (rep) => rep.set_id);
    yield sets.flatMap((set) => (bySet.get(set.id) ?? []).map((rep) => ({ ...rep, set })));
  }
}

export type CorrectionExport = Selectable<Schema["corrections"]> & { measured: Selectable<Schema["sets"]>["measured"] | null };

/** Everything that a person said, the oldest word first. */
export async function* exportCorrections(db: Database, athleteId: string): AsyncGenerator<CorrectionExport[]> {
  let last: CorrectionExport | undefined;
  do {
    const rows: CorrectionExport[] = await db
      .selectFrom("corrections")
      .leftJoin("sets", (join) => join.onRef("sets.id", "=", "corrections.set_id").onRef("sets.athlete_id", "=", "corrections.athlete_id"))
      .selectAll("corrections")
      .select("sets.measured")
      .where("corrections.athlete_id", "=", athleteId)
      .$if(last !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple("corrections.created_at", "corrections.id"), ">", tuple(last?.created_at ?? new Date(0), last?.id ?? "")),
        ),
      )
      .orderBy("corrections.created_at")
      .orderBy("corrections.id")
      .limit(PAGE_ROWS)
      .execute();
    if (rows.length > 0) yield rows;
    last = rows.length === PAGE_ROWS ? rows.at(-1) : undefined;
  } while (last);
}
