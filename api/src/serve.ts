import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { pipelineVersion } from "@lastrep/analysis";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { createAnalyst } from "./jobs/analyst.ts";
import { startJobs } from "./jobs/runner.ts";
import { ensureAthlete } from "./store/athletes.ts";
import { openPGlite, openPostgres, reserveDatabase } from "./store/database.ts";
import { lockDataDir } from "./store/lock.ts";
import { migrate } from "./store/migrate.ts";
import { openOriginals } from "./store/originals.ts";
import { requeueUnfinished } from "./store/uploads.ts";
import { markOutdated } from "./store/workouts.ts";
import { DEFAULT_ATHLETE, type Service } from "./use/service.ts";

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Ends requests and work in progress, then the database. Unfinished uploads are taken up at the next start. */
  stop(): Promise<void>;
}

/**
 * Opens the data, brings it up to date, and serves API and dashboard.
 * @throws {DataDirInUse} when another server uses the same data.
 */
export async function startServer(config: Config, log: Service["log"]): Promise<RunningServer> {
  const closers: (() => Promise<unknown>)[] = [await lockDataDir(config.dataDir)];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const db = config.databaseUrl
      ? openPostgres(config.databaseUrl, (error) => log("An idle database connection broke.", error))
      : await openPGlite(join(config.dataDir, "db"));
    closers.push(() => db.destroy());
    if (config.databaseUrl) closers.push(await reserveDatabase(config.databaseUrl));
    await migrate(db);
    await ensureAthlete(db, DEFAULT_ATHLETE);
    await requeueUnfinished(db);
    await markOutdated(db, pipelineVersion);

    const originals = await openOriginals(join(config.dataDir, "originals"));
    const analyst = createAnalyst({ memoryMb: config.jobMemoryMb, timeoutS: config.jobTimeoutS });
    const jobs = startJobs({ db, originals, analyst, joinHours: config.joinHours, log });
    closers.push(() => jobs.stop());

    const service: Service = { db, originals, jobs, config, log, now: () => new Date() };
    const app = createApp(service, { athleteId: DEFAULT_ATHLETE, dashboardDir });
    const server = createServer(getRequestListener(app.fetch));
    await listen(server, config);
    closers.push(() => closeServer(server));
    jobs.kick();
    return { url: urlOf(config.host, (server.address() as AddressInfo).port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const dashboardDir = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Lets answers that are under way end; what still runs after two seconds is cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(host: string, port: number): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere || host === "127.0.0.1" || host === "::1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
