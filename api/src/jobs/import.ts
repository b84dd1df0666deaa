import { randomUUID } from "node:crypto";
import { isOutage } from "../store/database.ts";
import { beginGroups, failUpload, putBack, regroupUpload, reportProgress, uploadsOfGroups, uploadsOfWorkout } from "../store/uploads.ts";
import { clearStale } from "../store/workouts.ts";
import { type Analyst, AnalystFailure } from "./analyst.ts";
import { type ProcessDeps, processFiles } from "./process.ts";

/** A file that was begun this often and never came to an end takes the server down with it: no further attempt. */
const MAX_ATTEMPTS = 3;

/** Processes groups of uploaded files. However that ends, none of them waits any more, but when the server is being stopped. */
export async function importGroups(deps: ProcessDeps, athleteId: string, groupIds: readonly string[]): Promise<void> {
  const { db, log } = deps;
  const begun = await beginGroups(db, athleteId, groupIds);
  const ids = begun.map(({ id }) => id);
  if (begun.some(({ attempts }) => attempts > MAX_ATTEMPTS)) {
    for (const id of ids) await failUpload(db, athleteId, id, gaveUp);
    return;
  }
  try {
    await processFiles(deps, athleteId, null, () => uploadsOfGroups(db, athleteId, groupIds), progressWriter(deps, athleteId, groupIds));
    // A file that an upload in between took into its own group was not read: it waits there, and this was no attempt at it.
    await putBack(db, athleteId, ids);
  } catch (error) {
    const failure = error instanceof AnalystFailure ? error : null;
    if (failure?.code === "stopped" || isOutage(error)) {
      // Where the database is away still, this counts as an attempt.
      await putBack(db, athleteId, ids).catch(() => {});
      throw error;
    }
    log(`Processing failed (uploads ${ids.join(", ")}).`, error);
    // What the analyst cannot bear must not take down what came with it: each group is tried alone, then each file.
    if (groupIds.length > 1) {
      await putBack(db, athleteId, ids);
      for (const groupId of groupIds) await importGroups(deps, athleteId, [groupId]);
    } else if (ids.length > 1) for (const id of ids) await regroupUpload(db, athleteId, id, randomUUID(), true);
    else for (const id of ids) await failUpload(db, athleteId, id, failure ?? unexpected);
  }
}

/** Analyses a workout anew from its files. When that fails, the earlier answer stands. */
export async function renewWorkout(deps: ProcessDeps, athleteId: string, workoutId: string): Promise<void> {
  const files = () => uploadsOfWorkout(deps.db, athleteId, workoutId);
  try {
    await processFiles(deps, athleteId, workoutId, files, () => {});
  } catch (error) {
    if ((error instanceof AnalystFailure && error.code === "stopped") || isOutage(error)) throw error;
    deps.log(`Workout ${workoutId} could not be analysed again; its earlier answer stands.`, error);
    await clearStale(deps.db, athleteId, workoutId);
  }
}

/** Writes progress a few times a second at most. */
function progressWriter({ db, log }: ProcessDeps, athleteId: string, groupIds: readonly string[]): Parameters<Analyst["run"]>[1] {
  let writtenAt = 0;
  return ({ stage, done }) => {
    if (Date.now() - writtenAt < 200) return;
    writtenAt = Date.now();
    reportProgress(db, athleteId, groupIds, stage, done).catch((error: unknown) => log("Progress could not be written.", error));
  };
}

const gaveUp = {
  code: "gave_up",
  reason: `The server stopped ${MAX_ATTEMPTS} times while reading it.`,
  hint: "The original is kept. Please report it, and try again after an update.",
};

const unexpected = {
  code: "internal",
  reason: "lastrep failed while storing what it found.",
  hint: "The original is kept. Look into the server's log, and try again.",
};
