import { randomUUID } from "node:crypto";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import { exercisesOfWorkouts } from "../store/profiles.ts";
import { markUnnamed, teachNames } from "../store/renaming.ts";
import { setsOfWorkouts } from "../store/sets.ts";
import { lifterMemories } from "../store/signatures.ts";
import { failUpload, finishUpload, type UploadRow } from "../store/uploads.ts";
import { clearWorkouts, deleteWorkouts, markStale, workoutsOfUploads } from "../store/workouts.ts";
import { learnAndJudge } from "../use/judge.ts";
import { renameWorkout } from "../use/rename.ts";
import { saveWorked } from "./save-workout.ts";
import type { WorkResult } from "./work.ts";

export interface Saving {
  readonly athleteId: string;
  /** Revision that the work was planned on. */
  readonly revision: number;
  /** The files that were to be processed. */
  readonly files: readonly UploadRow[];
  /** Every file that may have been read along, by id. */
  readonly uploads: ReadonlyMap<string, UploadRow>;
  /** The workout that is being renewed, if any. */
  readonly renewed: string | null;
}

/**
 * Writes what the work gave, in one transaction: workouts with their recordings, traces, sets and reps, corrections tied to the sets
 * that they speak of now, and how each upload ended. Sets that are found again keep their id.
 * @returns false, with nothing written, when the athlete's workouts changed since the work was planned: plan it again.
 */
export async function saveWork(db: Database, saving: Saving, result: WorkResult): Promise<boolean> {
  const { athleteId, renewed } = saving;
  return await db.transaction().execute(async (trx) => {
    if ((await lockAthlete(trx, athleteId)) !== saving.revision) return false;
    const replaced = new Set(result.workouts.flatMap(({ joins }) => joins));
    if (renewed !== null) replaced.add(renewed);
    await markLeftBehind(trx, saving, result, replaced);
    const earlierSets = await setsOfWorkouts(trx, athleteId, [...replaced]);
    const earlierExercises = await exercisesOfWorkouts(trx, athleteId, [...replaced]);
    const taughtBefore = await teachNames(trx, athleteId, [...replaced]);
    await clearWorkouts(trx, athleteId, [...replaced]);

    // A file may hold many workouts; the first is its answer.
    const workoutOf = new Map<string, string>();
    const saved: string[] = [];
    for (const [index, workout] of result.workouts.entries()) {
      const id = workout.joins[0] ?? (index === 0 ? renewed : null) ?? randomUUID();
      await saveWorked(trx, athleteId, saving.uploads, id, workout, earlierSets);
      replaced.delete(id);
      saved.push(id);
      for (const uploadId of workout.uploadIds) if (!workoutOf.has(uploadId)) workoutOf.set(uploadId, id);
    }
    for (const [uploadId, workoutId] of workoutOf) await finishUpload(trx, athleteId, uploadId, workoutId);
    await failTheRest(trx, saving, result, workoutOf);
    await deleteWorkouts(trx, athleteId, [...replaced]);
    const lifter = { athleteId, demo: saving.files.every(({ demo }) => demo) };
    if (taughtBefore || (await teachNames(trx, athleteId, saved))) await markUnnamed(trx, lifter);
    // With what its own sets teach, and with what was said while it was analysed.
    const memories = await lifterMemories(trx, lifter, null);
    for (const id of saved) await renameWorkout(trx, athleteId, id, memories);
    const exercises = new Set([...earlierExercises, ...(await exercisesOfWorkouts(trx, athleteId, saved))]);
    await learnAndJudge(trx, lifter, [...exercises], saved);
    await raiseRevision(trx, athleteId);
    return true;
  });
}

/** A file that is read otherwise than before may have left a workout behind that still shows it: that one is analysed anew. */
async function markLeftBehind(
  trx: Database,
  { athleteId, files }: Saving,
  result: WorkResult,
  replaced: ReadonlySet<string>,
): Promise<void> {
  const answered = new Set(result.workouts.flatMap(({ uploadIds }) => uploadIds));
  const held = await workoutsOfUploads(
    trx,
    athleteId,
    files.map(({ id }) => id).filter((id) => answered.has(id)),
  );
  await markStale(
    trx,
    athleteId,
    held.filter((id) => !replaced.has(id)),
  );
}

/** Every file that was to be processed and is in no workout has failed, with the reason that was given. */
async function failTheRest(
  trx: Database,
  { athleteId, files }: Saving,
  result: WorkResult,
  workoutOf: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { id, state } of files) {
    if (workoutOf.has(id) || state === "done") continue;
    const { code, reason, hint } = result.rejected.find(({ uploadId }) => uploadId === id) ?? nothingFound;
    await failUpload(trx, athleteId, id, { code, reason, hint });
  }
}

const nothingFound = {
  code: "no_recording",
  reason: "It was read, and there is no recording in it.",
  hint: "Export the raw recording from the watch or its app, and upload that.",
};
