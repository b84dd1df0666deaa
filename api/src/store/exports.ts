import type { Selectable } from "kysely";
import type { Correction } from "../contract.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

/** Rows are read in pages behind a key, so that an export of any size costs the memory of one page. */
const PAGE_ROWS = 500;

export type SetExport = Selectable<Schema["sets"]> & {
  facts: Correction | null;
  demo: boolean;
  sort_time: Date;
  pipeline_version: string;
  pipeline_params: string;
};

/** Every set, the oldest workout first. */
export async function* exportSets(db: Database, athleteId: string): AsyncGenerator<SetExport[]> {
  let last: SetExport | undefined;
  do {
    const rows: SetExport[] = await setsWithWorkout(db, athleteId)
      .$if(last !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple("workouts.sort_time", "sets.workout_id", "sets.number"),
            ">",
            tuple(last?.sort_time ?? new Date(0), last?.workout_id ?? "", last?.number ?? 0),
          ),
        ),
      )
      .orderBy("workouts.sort_time")
      .orderBy("sets.workout_id")
      .orderBy("sets.number")
      .limit(PAGE_ROWS)
      .execute();
    if (rows.length > 0) yield rows;
    last = rows.length === PAGE_ROWS ? rows.at(-1) : undefined;
  } while (last);
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

function setsWithWorkout(db: Database, athleteId: string) {
  return db
    .selectFrom("sets")
    .innerJoin("workouts", (join) => join.onRef("workouts.id", "=", "sets.workout_id").onRef("workouts.athlete_id", "=", "sets.athlete_id"))
    .leftJoin("corrections", (join) =>
      join.onRef("corrections.set_id", "=", "sets.id").onRef("corrections.athlete_id", "=", "sets.athlete_id"),
    )
    .selectAll("sets")
    .select(["corrections.facts", "workouts.demo", "workouts.sort_time", "workouts.pipeline_version", "workouts.pipeline_params"])
    .where("sets.athlete_id", "=", athleteId);
}
