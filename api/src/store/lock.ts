import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Another process uses the folder. */
export class DataDirInUse extends Error {
  override readonly name = "DataDirInUse";
}

/**
 * Reserves a data folder for this process: the embedded database bears only one, and two would process every upload twice.
 * A lock whose process is gone is taken over.
 * @returns a function that gives the folder back.
 * @throws {DataDirInUse}
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  // What a body did in the gym is nobody else's business.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(await realpath(dataDir), "server.lock");
  if (held.has(path)) throw new DataDirInUse(`This process uses ${dataDir} already.`);
  held.add(path);
  try {
    await writeLock(dataDir, path);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}

/** Writes this process' number into the lock file; throws where another one has it. */
async function writeLock(dataDir: string, path: string): Promise<void> {
  const own = join(dataDir, `server.lock.${randomUUID()}`);
  await writeFile(own, String(process.pid));
  try {
    // A link is made whole or not at all, and never over another: of two processes that start at once, one wins.
    for (let attempt = 0; ; attempt++) {
      const linked = await link(own, path).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== "EEXIST") throw error;
          return false;
        },
      );
      if (linked) break;
      const holder = Number(await readFile(path, "utf8").catch(() => ""));
      if (attempt > 0 || (await isServing(holder))) {
        throw new DataDirInUse(
          `Another lastrep (process ${holder}) uses ${dataDir}. Stop it first, or set LASTREP_DATA to another folder.`,
        );
      }
      await rm(path, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** Locks of this process: its own number in a lock file says nothing, an earlier process may have had the same. */
const held = new Set<string>();

/** Whether the process is alive and not merely a stranger that was given the number of a dead server, as after a restart of a container. */
async function isServing(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  return commandLine === null || commandLine.includes("node") || commandLine.includes("lastrep");
}
