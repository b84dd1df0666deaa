import { createReadStream } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { readConfig } from "../config.ts";
import type { Upload } from "../contract.ts";
import { type OpenedService, openService } from "../open-service.ts";
import { describeExports, exportTable } from "../use/export.ts";
import { DEFAULT_ATHLETE } from "../use/service.ts";
import { readUpload, receiveUploads } from "../use/uploads.ts";
import { Complaint } from "./answer.ts";
import { refuseUnreadable, tooLargeToRead } from "./input-files.ts";
import type { TableSource } from "./table-source.ts";

/**
 * The tables of files that no server has: those of a server that was given these files and nothing else. It lives in a temporary folder
 * until the source is closed.
 * @throws {Complaint} when there is no recording in any of the files. What else gave nothing is told on standard error.
 */
export async function tablesOfFiles(paths: readonly string[], env: NodeJS.ProcessEnv): Promise<TableSource> {
  await Promise.all(paths.map(refuseLocked));
  const { DATABASE_URL: _, ...limits } = env;
  const small = await withoutTooLarge(paths, readConfig(limits).maxFileMb * 2 ** 20);
  const dataDir = await mkdtemp(join(tmpdir(), "lastrep-export-"));
  let service: OpenedService | null = null;
  const close = async () => {
    await service?.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const stop = async (signal: NodeJS.Signals) => {
    await close();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    service = await openService(readConfig({ ...limits, LASTREP_DATA: dataDir }), { log: () => {} });
    complain(await analyseAll(service, small));
  } catch (error) {
    await close();
    throw error;
  }
  const opened = service;
  return {
    table: (query) => exportTable(opened, DEFAULT_ATHLETE, query),
    columns: () => describeExports(opened, DEFAULT_ATHLETE),
    async close() {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      await close();
    },
  };
}

async function refuseLocked(path: string): Promise<void> {
  await refuseUnreadable(path);
  await access(path).catch((error: Error) => {
    throw new Complaint(error.message);
  });
}

async function withoutTooLarge(paths: readonly string[], mostBytes: number): Promise<string[]> {
  const found = await Promise.all(paths.map(async (path) => ({ path, why: await tooLargeToRead(path, mostBytes) })));
  const small = found.filter(({ why }) => why === null);
  if (small.length === 0) throw new Complaint(found[0]?.why ?? "no file was given");
  for (const { why } of found) if (why !== null) console.error(`lastrep: skipped ${why}`);
  return small.map(({ path }) => path);
}

/** So many files of a folder are read together: enough for the parts of a recording, and the memory stays bounded. */
const TOGETHER = 50;

/** @returns what became of each file. */
async function analyseAll(service: OpenedService, paths: readonly string[]): Promise<Upload[]> {
  const ids: string[] = [];
  for (const folder of Map.groupBy(paths.toSorted(), dirname).values()) {
    for (let first = 0; first < folder.length; first += TOGETHER) {
      const staged = [];
      for (const path of folder.slice(first, first + TOGETHER)) {
        staged.push({ name: basename(path), staged: await service.originals.stage(createReadStream(path)) });
      }
      ids.push(...(await receiveUploads(service, DEFAULT_ATHLETE, staged)).map(({ id }) => id));
    }
  }
  const uploads = () => Promise.all(ids.map((id) => readUpload(service, DEFAULT_ATHLETE, id)));
  const watch = setInterval(async () => tellProgress(await uploads()), 500);
  try {
    await service.jobs.settled();
  } finally {
    clearInterval(watch);
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
  return await uploads();
}

/** On a terminal, one line that is written over; into a log it would be noise. */
function tellProgress(uploads: readonly Upload[]): void {
  if (!process.stderr.isTTY) return;
  const done = uploads.filter(({ state }) => state === "done" || state === "failed").length;
  process.stderr.write(`\r\u001b[K${done} of ${uploads.length} files analysed`);
}

function complain(uploads: readonly Upload[]): void {
  const failures = uploads.flatMap(({ name, failure }) => (failure ? [{ name, failure }] : []));
  const [first] = failures;
  if (first && failures.length === uploads.length) {
    const { reason, hint } = first.failure;
    throw new Complaint(
      failures.length === 1
        ? `${first.name}: ${sentence(reason)} ${hint}`
        : `none of ${failures.length} files holds a recording; ${first.name}: ${sentence(reason)} ${hint}`,
    );
  }
  for (const { name, failure } of failures) console.error(`lastrep: skipped ${name}: ${failure.reason}`);
}

function sentence(text: string): string {
  return text.replace(/\.?$/, ".");
}
