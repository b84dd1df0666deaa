import { isOutage } from "../store/database.ts";
import { clearUnjudged, nextUnjudgedWorkout } from "../store/profiles.ts";
import { clearUnnamed, nextUnnamedWorkouts } from "../store/renaming.ts";
import { waitingGroups } from "../store/uploads.ts";
import { nextStaleWorkout } from "../store/workouts.ts";
import { judgeWaiting } from "../use/judge.ts";
import { renameWaiting } from "../use/rename.ts";
import { firstBatch } from "./batch.ts";
import { importGroups, renewWorkout } from "./import.ts";
import type { ProcessDeps } from "./process.ts";

/** Processes what waits in the database, one piece at a time, in the background. */
export interface Jobs {
  /** Says that something may be waiting. Returns at once. */
  kick(): void;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
  /** Stops after what is in work was put back; it is taken up at the next start. */
  stop(): Promise<void>;
}

export interface JobDeps extends ProcessDeps {
  /** Called when nothing waits any more after something was done. */
  readonly tidy?: () => Promise<void>;
}

/** The queue is the database itself: uploads that are not done and workouts that are stale. What was begun and not ended is begun again. */
export function startJobs(deps: JobDeps): Jobs {
  let stopped = false;
  let running: Promise<void> | null = null;
  let kicked = false;
  let later: NodeJS.Timeout | undefined;

  async function drain(): Promise<void> {
    let worked = false;
    do {
      kicked = false;
      while (!stopped && (await workOnNext(deps))) worked = true;
    } while (kicked && !stopped);
    if (worked && !stopped) await deps.tidy?.();
  }

  function kick(): void {
    kicked = true;
    if (running || stopped) return;
    running = drain()
      .catch((error: unknown) => {
        if (stopped) return;
        deps.log("Processing was interrupted; it is taken up again in a moment.", error);
        later = setTimeout(() => {
          later = undefined;
          kick();
        }, RETRY_MS).unref();
      })
      .finally(() => {
        running = null;
        if (kicked && later === undefined) kick();
      });
  }

  return {
    kick,
    async settled() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(later);
      await deps.analyst.close();
      await running;
    },
  };
}

/** After a fault that is not an upload's, such as a database that does not answer. */
const RETRY_MS = 5_000;

/** @returns false when nothing waits. */
async function workOnNext(deps: JobDeps): Promise<boolean> {
  const waiting = await waitingGroups(deps.db);
  if (waiting) {
    await importGroups(deps, waiting.athleteId, firstBatch(waiting.groups));
    return true;
  }
  const stale = await nextStaleWorkout(deps.db);
  if (stale) {
    await renewWorkout(deps, stale.athleteId, stale.id);
    return true;
  }
  const unnamed = await nextUnnamedWorkouts(deps.db);
  if (unnamed) {
    await renameWaiting(deps.db, unnamed).catch(async (error: unknown) => {
      if (isOutage(error)) throw error;
      // Nor is this: the earlier names stand.
      deps.log(`The sets of workouts ${unnamed.workoutIds.join(", ")} could not be named again.`, error);
      await clearUnnamed(deps.db, unnamed.athleteId, ...unnamed.workoutIds);
    });
    return true;
  }
  const unjudged = await nextUnjudgedWorkout(deps.db);
  if (unjudged) {
    await judgeWaiting(deps.db, unjudged.athleteId, unjudged.id).catch(async (error: unknown) => {
      if (isOutage(error)) throw error;
      // It is not tried for ever: the earlier judgement stands.
      deps.log(`Workout ${unjudged.id} could not be judged again.`, error);
      await clearUnjudged(deps.db, unjudged.athleteId, unjudged.id);
    });
  }
  return unjudged !== undefined;
}
