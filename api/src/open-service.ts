import { join } from "node:path";
import { pipelineVersion } from "@lastrep/analysis";
import type { Config } from "./config.ts";
import { createAnalyst } from "./jobs/analyst.ts";
import { type Jobs, startJobs } from "./jobs/runner.ts";
import { ensureAthlete } from "./store/athletes.ts";
import { openPGlite, openPostgres, tidy } from "./store/database.ts";
import { lockDataDir } from "./store/lock.ts";
import { migrate } from "./store/migrate.ts";
import { openOriginals } from "./store/originals.ts";
import { reserveDatabase } from "./store/reservation.ts";
import { requeueUnfinished } from "./store/uploads.ts";
import { markOutdated } from "./store/workouts.ts";
import { clearAllOriginals } from "./use/clear-originals.ts";
import { DEFAULT_ATHLETE, type Service } from "./use/service.ts";

export interface OpenedService extends Service {
  readonly jobs: Jobs;
  /** Puts unfinished work back and closes everything that was opened. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: Service["log"];
  /** Athletes to create where they are missing; the default one without this. */
  readonly athleteIds?: readonly string[];
  /** A dump of a PGlite folder to begin a new embedded database with: quicker than making one. */
  readonly emptyDatabase?: Blob;
}

/**
 * Opens the data that a configuration names, brings it to the newest schema, and begins to process what waits in it.
 * @throws {DataDirInUse} or {DatabaseInUse} when another process works on it.
 */
export async function openService(
  config: Config,
  { log, athleteIds = [DEFAULT_ATHLETE], emptyDatabase }: OpenOptions,
): Promise<OpenedService> {
  const closers: (() => Promise<unknown>)[] = [await lockDataDir(config.dataDir)];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    if (config.databaseUrl) closers.push(await reserveDatabase(config.databaseUrl, log));
    const db = config.databaseUrl
      ? openPostgres(config.databaseUrl, (error) => log("An idle database connection broke.", error))
      : await openPGlite(join(config.dataDir, "db"), emptyDatabase);
    closers.push(() => db.destroy());
    await migrate(db);
    for (const athleteId of athleteIds) await ensureAthlete(db, athleteId);
    await requeueUnfinished(db);
    await markOutdated(db, pipelineVersion);

    const originals = await openOriginals(join(config.dataDir, "originals"));
    await clearAllOriginals({ db, originals, log });
    const analyst = createAnalyst({ memoryMb: config.jobMemoryMb, timeoutS: config.jobTimeoutS });
    const embedded = config.databaseUrl === undefined;
    const jobs = startJobs({ db, originals, analyst, joinHours: config.joinHours, log, ...(embedded && { tidy: () => tidy(db) }) });
    closers.push(() => jobs.stop());
    jobs.kick();
    return { db, originals, jobs, config, log, now: () => new Date(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
