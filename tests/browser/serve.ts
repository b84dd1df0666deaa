import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type RunningServer, readConfig, startServer } from "@lastrep/api";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Builds the dashboard and serves it with the API on a free port, over an empty data folder that goes when the server stops. */
export async function serveDashboard(): Promise<RunningServer> {
  await promisify(execFile)(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: join(root, "dashboard"),
    // A test runner's own mode would put React's development build into the folder that is served.
    env: { ...process.env, NODE_ENV: "production" },
  });
  const dataDir = await mkdtemp(join(tmpdir(), "lastrep-browser-"));
  const server = await startServer(readConfig({ PORT: "0", LASTREP_DATA: dataDir }), (message, error) =>
    console.error(message, error ?? ""),
  );
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
