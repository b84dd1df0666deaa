import { createWriteStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readConfig, urlOf } from "../config.ts";
import { type Backup, backupSchema } from "../contract-backup.ts";
import { answer, Complaint, readOptions } from "./answer.ts";
import { makeFolder, writeWhole } from "./folder.ts";
import { connect, type Server, unbroken } from "./server.ts";

/** Where a backup keeps everything that was said, and the originals, each under the SHA-256 of its bytes. */
export const SAID_FILE = "backup.json";
export const ORIGINALS_FOLDER = "originals";

/**
 * `lastrep backup --out DIR [--server URL]`: everything of a running server that cannot be computed again. An original that DIR holds already is not copied
 * twice.
 * @returns the exit status: 0 when all of it was written, 1 with one line on standard error when not.
 */
export function backup(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return answer(async () => {
    const { values } = readOptions(() => parseArgs({ args, options: { out: { type: "string" }, server: { type: "string" } } }));
    const dir = values.out;
    if (dir === undefined) throw new Complaint("backup needs --out DIR, the folder to write to; see lastrep --help");
    const { host, port } = readConfig(env);
    const originals = join(dir, ORIGINALS_FOLDER);
    await makeFolder(dir);
    await makeFolder(originals);
    const server = await connect(values.server ?? urlOf(host, port));
    const said = backupSchema.parse(await (await server.request("/v1/backup")).json());
    const copied = await copyOriginals(server, said.files, originals);
    // Last, so that a backup.json never speaks of a file that is not there.
    await writeWhole(join(dir, SAID_FILE), async (part) => await writeFile(part, `${JSON.stringify(said, null, 2)}\n`));
    const { corrections, files } = said;
    return `${dir}: ${files.length} files (${copied} new), ${corrections.length} corrections, settings\n`;
  });
}

/** @returns how many were copied. */
async function copyOriginals(server: Server, files: Backup["files"], folder: string): Promise<number> {
  let copied = 0;
  for (const { uploadId, sha256, sizeBytes, name } of files) {
    const path = join(folder, sha256);
    if ((await stat(path).catch(() => null))?.size === sizeBytes) continue;
    const bytes = unbroken(server, await server.request(`/v1/uploads/${uploadId}/original`), name);
    await writeWhole(path, async (part) => await pipeline(Readable.from(bytes), createWriteStream(part)));
    copied++;
  }
  return copied;
}
