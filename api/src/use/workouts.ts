import { type CountingRule, countFailures, countJudged, observeWorkout, repRangeOf, type WorkSet } from "@lastrep/analysis";
import type { SetResource, Workout, WorkoutSummary } from "../contract.ts";
import { getAthlete, lockAthlete } from "../store/athletes.ts";
import { type Cursor, printCursor } from "../store/page.ts";
import { realSetsOf, type SetRow, setsOfWorkout } from "../store/sets.ts";
import { uploadsOfWorkout } from "../store/uploads.ts";
import { getWorkout, listWorkouts, type RecordingRow, recordingsOfWorkout, type WorkoutTotals } from "../store/workouts.ts";
import { clearOriginals } from "./clear-originals.ts";
import { effectiveSet } from "./effective.ts";
import { ownNamesOf } from "./exercises.ts";
import { found } from "./refusal.ts";
import { removeUploads, workoutsWithout } from "./remove-uploads.ts";
import type { Service } from "./service.ts";
import { settingsOf } from "./settings.ts";

export async function readWorkouts(service: Service, athleteId: string, limit: number, before: Cursor | null) {
  const rows = await listWorkouts(service.db, athleteId, limit + 1, before);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const { rule } = settingsOf(await getAthlete(service.db, athleteId));
  const sets = await realSetsOf(
    service.db,
    athleteId,
    page.map(({ id }) => id),
  );
  const byWorkout = Map.groupBy(sets, (set) => set.workout_id);
  const workouts = page.map((row) => {
    const effective = (byWorkout.get(row.id) ?? []).map(({ measured, facts, judged }) => effectiveSet(measured, facts, judged));
    return workoutSummary(row, effective, rule);
  });
  return { workouts, next: last ? printCursor({ time: last.sort_time, id: last.id }) : null };
}

export async function readWorkout(service: Service, athleteId: string, id: string): Promise<Workout> {
  const row = found(await getWorkout(service.db, athleteId, id), "workout");
  const recordings = await recordingsOfWorkout(service.db, athleteId, id);
  const pending = isPending(row);
  const resources = (await setsOfWorkout(service.db, athleteId, id)).flatMap((set) => setResource(set, recordings, pending) ?? []);
  const real = resources.filter(({ correction }) => correction.notASet !== true).map(({ effective }) => effective);
  const athlete = await getAthlete(service.db, athleteId);
  return {
    ...workoutSummary(row, real, settingsOf(athlete).rule),
    pending,
    pipeline: { version: row.pipeline_version, params: row.pipeline_params },
    recordings: recordings.map(({ summary, upload_id }) => ({ ...summary, uploadId: upload_id })),
    sets: resources,
    observations: observationsOf(resources, ownNamesOf(athlete)),
    deletedWith: await othersOfTheSameFiles(service, athleteId, id),
  };
}

/** Removes the workout and the files that it was made from. */
export async function deleteWorkout(service: Service, athleteId: string, id: string): Promise<void> {
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    found(await getWorkout(trx, athleteId, id), "workout");
    await removeUploads(trx, athleteId, await uploadsOfWorkout(trx, athleteId, id));
  });
  await clearOriginals(service, athleteId);
  service.jobs.kick();
}

/** How many other workouts have nothing left without the files of this one. */
async function othersOfTheSameFiles({ db }: Service, athleteId: string, id: string): Promise<number> {
  const files = await uploadsOfWorkout(db, athleteId, id);
  const { empty } = await workoutsWithout(db, athleteId, new Set(files.map((file) => file.id)));
  return empty.filter((other) => other !== id).length;
}

/** Whether the workout waits to be analysed, named or judged anew. */
export function isPending({ stale, unnamed, unjudged }: Pick<WorkoutTotals, "stale" | "unnamed" | "unjudged">): boolean {
  return stale || unnamed || unjudged;
}

/**
 * A set as it is answered, its recording by the index among those of its workout. Between the removal of a file and the new analysis, a recording is missing:
 * the others follow.
 * @param recordings those of its workout.
 * @param pending whether its workout is.
 * @returns null where its recording is missing.
 */
export function setResource(row: SetRow, recordings: readonly RecordingRow[], pending: boolean): SetResource | null {
  const recording = recordings.findIndex(({ position }) => position === row.measured.recording);
  if (recording < 0) return null;
  const measured = { ...row.measured, recording };
  const effective = effectiveSet(measured, row.facts, row.judged);
  return {
    id: row.id,
    workoutId: row.workout_id,
    number: row.number,
    measured,
    effective,
    correction: row.facts ?? {},
    repRange: repRangeOf(effective.repCount),
    pending,
  };
}

function observationsOf(sets: readonly SetResource[], names: ReadonlyMap<string, string>): Workout["observations"] {
  const real = sets.filter(({ correction }) => correction.notASet !== true);
  const effective = real.map((set) => set.effective);
  return observeWorkout(effective, names).flatMap(({ code, set, sentence }) => {
    const about = real[set];
    return about ? [{ code, setId: about.id, number: about.number, sentence }] : [];
  });
}

function workoutSummary(row: WorkoutTotals, sets: readonly WorkSet[], rule: CountingRule): WorkoutSummary {
  return {
    id: row.id,
    startTime: row.start_time?.toISOString() ?? null,
    durationS: row.timed ? row.duration_s : null,
    demo: row.demo,
    setCount: row.set_count,
    repCount: row.rep_count,
    failureSets: countFailures(sets, rule),
    ...countJudged(sets, rule),
    exercises: row.exercises,
  };
}
