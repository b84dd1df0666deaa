import { raiseRevision } from "../store/athletes.ts";
import { deleteCorrectionsOfFiles } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { exercisesOfWorkouts } from "../store/profiles.ts";
import { markUnnamed, teachNames } from "../store/renaming.ts";
import { deleteSetsOfFiles } from "../store/sets.ts";
import { noteUnwanted } from "../store/unwanted-originals.ts";
import { deleteUploads, readAgain, type UploadRow, uploadsLeadingTo } from "../store/uploads.ts";
import { deleteWorkouts, markStale, recordedUploads, workoutsOfUploads } from "../store/workouts.ts";
import { learnAndJudge } from "./judge.ts";

/**
 * Removes files with everything that hangs on them. A workout that has recordings of other files left is analysed again without these; one that has
 * none goes, and a file that had only completed it, as the gyroscope of a pair does, is read by itself. Call in a transaction with the athlete locked; after it,
 * clear the originals and kick the jobs.
 */
export async function removeUploads(trx: Database, athleteId: string, uploads: readonly UploadRow[]): Promise<void> {
  const going = new Set(uploads.map(({ id }) => id));
  const sha256s = uploads.map(({ sha256 }) => sha256);
  const { empty, smaller } = await workoutsWithout(trx, athleteId, going);
  const taught = await teachNames(trx, athleteId, [...empty, ...smaller]);
  const forgotten = await exercisesOfWorkouts(trx, athleteId, [...empty, ...smaller]);
  const orphans = (await uploadsLeadingTo(trx, athleteId, empty)).filter((id) => !going.has(id));
  await deleteWorkouts(trx, athleteId, empty);
  await deleteSetsOfFiles(trx, athleteId, sha256s);
  for (const demo of [false, true]) {
    await learnAndJudge(trx, { athleteId, demo }, forgotten, []);
    if (taught) await markUnnamed(trx, { athleteId, demo });
  }
  await markStale(trx, athleteId, smaller);
  await readAgain(trx, athleteId, orphans);
  await deleteCorrectionsOfFiles(trx, athleteId, sha256s);
  await deleteUploads(trx, athleteId, [...going]);
  await noteUnwanted(trx, athleteId, sha256s);
  await raiseRevision(trx, athleteId);
}

/** The workouts that have a part of these files: those without a recording of any other file, and those that have some left. */
export async function workoutsWithout(
  db: Database,
  athleteId: string,
  going: ReadonlySet<string>,
): Promise<{ empty: string[]; smaller: string[] }> {
  const touched = await workoutsOfUploads(db, athleteId, [...going]);
  const filesOf = await recordedUploads(db, athleteId, touched);
  const isEmpty = (workoutId: string) => filesOf.get(workoutId)?.every((id) => going.has(id)) === true;
  return { empty: touched.filter(isEmpty), smaller: touched.filter((id) => !isEmpty(id)) };
}
