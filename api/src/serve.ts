import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { type Config, urlOf } from "./config.ts";
import { openService } from "./open-service.ts";
import { DEFAULT_ATHLETE, type Service } from "./use/service.ts";

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Ends requests and work in progress, then the database. Unfinished uploads are taken up at the next start. */
  stop(): Promise<void>;
}

/**
 * Opens the data, brings it up to date, and serves API and dashboard.
 * @throws {DataDirInUse} or {DatabaseInUse} when another server uses the same data.
 */
export async function startServer(config: Config, log: Service["log"]): Promise<RunningServer> {
  const service = await openService(config, { log });
  try {
    const app = createApp(service, { athleteId: DEFAULT_ATHLETE, dashboardDir });
    const server = createServer({ requestTimeout: SLOWEST_REQUEST_MS }, getRequestListener(app.fetch));
    await listen(server, config);
    return {
      url: urlOf(config.host, (server.address() as AddressInfo).port),
      async stop() {
        await closeServer(server);
        await service.close();
      },
    };
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** Node cuts requests that take five minutes to arrive: a phone's slow line needs longer for a large file. */
const SLOWEST_REQUEST_MS = 2 * 3_600_000;

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
