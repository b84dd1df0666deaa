import { randomUUID } from "node:crypto";
import { getAthlete } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import type { Originals } from "../store/originals.ts";
import {
  beginGroup,
  failUpload,
  nextWaitingGroup,
  regroupUpload,
  reportProgress,
  type UploadRow,
  uploadsByIds,
  uploadsOfGroup,
  uploadsOfWorkout,
} from "../store/uploads.ts";
import { clearStale, nextStaleWorkout, workoutSpans } from "../store/workouts.ts";
import { type Analyst, AnalystFailure } from "./analyst.ts";
import { saveWork } from "./save.ts";
import type { WorkFile, WorkRequest } from "./work.ts";

/** Processes what waits in the database, one piece at a time, in the background. */
export interface Jobs {
  /** Says that something may be waiting. Returns at once. */
  kick(): void;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
  /** Stops after what is in work was put back; it is taken up at the next start. */
  stop(): Promise<void>;
}

export interface JobDeps {
  readonly db: Database;
  readonly originals: Originals;
  readonly analyst: Analyst;
  readonly joinHours: number;
  readonly log: (message: string, error?: unknown) => void;
}

/** The queue is the database itself: uploads that are not done and workouts that are stale. What was begun and not ended is begun again. */
export function startJobs(deps: JobDeps): Jobs {
  let stopped = false;
  let running: Promise<void> | null = null;
  let kicked = false;

  async function drain(): Promise<void> {
    while (!stopped) {
      kicked = false;
      const worked = await workOnNext(deps).catch((error: unknown) => {
        if (!stopped) deps.log("Processing stopped; it goes on with the next upload.", error);
        return false;
      });
      if (!worked && !kicked) return;
    }
  }

  const kick = () => {
    kicked = true;
    running ??= drain().finally(() => {
      running = null;
      if (kicked && !stopped) kick();
    });
  };
  return {
    kick,
    async settled() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      await deps.analyst.close();
      await running;
    },
  };
}

/** A file that was begun this often and never came to an end takes the server down with it: no further attempt. */
const MAX_ATTEMPTS = 3;
/** Changes that may come in between before an upload is processed; each sends it back to its planning. */
const MAX_PLANS = 10;

/** @returns false when nothing waits. */
async function workOnNext(deps: JobDeps): Promise<boolean> {
  const group = await nextWaitingGroup(deps.db);
  if (group) {
    await importGroup(deps, group.athleteId, group.groupId);
    return true;
  }
  const stale = await nextStaleWorkout(deps.db);
  if (stale) await renewWorkout(deps, stale.athleteId, stale.id);
  return stale !== undefined;
}

async function importGroup(deps: JobDeps, athleteId: string, groupId: string): Promise<void> {
  const { db, log } = deps;
  const begun = await beginGroup(db, athleteId, groupId);
  const hopeless = begun.filter(({ attempts }) => attempts > MAX_ATTEMPTS);
  for (const { id } of hopeless) await failUpload(db, athleteId, id, gaveUp);
  if (hopeless.length > 0) return;

  let reported = 0;
  const onProgress: Parameters<Analyst["run"]>[1] = ({ stage, done }) => {
    if (Date.now() - reported < 200 && done < 1) return;
    reported = Date.now();
    reportProgress(db, athleteId, groupId, stage, done).catch((error: unknown) => log("Progress could not be written.", error));
  };
  try {
    await processFiles(deps, athleteId, null, () => uploadsOfGroup(db, athleteId, groupId), onProgress);
  } catch (error) {
    const failure = error instanceof AnalystFailure ? error : null;
    if (failure?.code === "stopped") throw error;
    log(`Upload failed (${begun.map(({ id }) => id).join(", ")}).`, error);
    // One file that the thread cannot bear must not take down those that came with it: each is tried alone.
    if (begun.length > 1) for (const { id } of begun) await regroupUpload(db, athleteId, id, randomUUID(), true);
    else for (const { id } of begun) await failUpload(db, athleteId, id, failure ?? unexpected);
  }
}

async function renewWorkout(deps: JobDeps, athleteId: string, workoutId: string): Promise<void> {
  try {
    await processFiles(
      deps,
      athleteId,
      workoutId,
      () => uploadsOfWorkout(deps.db, athleteId, workoutId),
      () => {},
    );
  } catch (error) {
    if (error instanceof AnalystFailure && error.code === "stopped") throw error;
    deps.log(`Workout ${workoutId} could not be analysed again; its earlier answer stands.`, error);
    await clearStale(deps.db, athleteId, workoutId);
  }
}

/** Plans, works and saves, again from the start whenever something else changed the athlete's workouts meanwhile. */
async function processFiles(
  { db, originals, analyst, joinHours }: JobDeps,
  athleteId: string,
  renewed: string | null,
  filesToRead: () => Promise<UploadRow[]>,
  onProgress: Parameters<Analyst["run"]>[1],
): Promise<void> {
  for (let plan = 0; plan < MAX_PLANS; plan++) {
    const { revision } = await getAthlete(db, athleteId);
    const files = await filesToRead();
    const demo = files.every((file) => file.demo);
    const spans = (await workoutSpans(db, athleteId, demo)).filter(({ id }) => id !== renewed);
    const neighbours = await uploadsByIds(db, athleteId, [...new Set(spans.flatMap((span) => span.uploadIds))]);
    const uploads = new Map([...neighbours, ...files].map((row) => [row.id, row]));
    const workFile = ({ id, group_id, name, sha256 }: UploadRow): WorkFile => ({
      uploadId: id,
      groupId: group_id,
      name,
      path: originals.path(athleteId, sha256),
    });
    const request: WorkRequest = {
      files: files.map(workFile),
      neighbours: spans.map(({ id, startTime, endTime, uploadIds }) => ({
        id,
        startUs: startTime && startTime.getTime() * 1_000,
        endUs: endTime && endTime.getTime() * 1_000,
        uploadIds,
        files: uploadIds.flatMap((uploadId) => uploads.get(uploadId) ?? []).map(workFile),
      })),
      joinS: joinHours * 3_600,
    };
    const result = await analyst.run(request, onProgress);
    if (await saveWork(db, { athleteId, revision, files, uploads, renewed }, result)) return;
  }
  throw new Error("The workouts kept changing while this one was being processed.");
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
