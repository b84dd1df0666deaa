import { openAsBlob } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig, urlOf } from "../config.ts";
import { UPLOAD_FIELD, uploadBatchSchema } from "../contract.ts";
import { type Backup, backupSchema, restoredSchema, type Said } from "../contract-backup.ts";
import { answer, Complaint, readOptions } from "./answer.ts";
import { ORIGINALS_FOLDER, SAID_FILE } from "./backup.ts";
import { connect, type Server } from "./server.ts";

/** A request is kept well below what a server takes: corrections, files, bytes. */
const CORRECTIONS = 500;
const FILES = 50;
const BYTES = 256e6;

/**
 * `lastrep restore DIR [--server URL]`: what was said first, so that the files are read and judged with it as they come. Doing it twice changes nothing.
 * @returns the exit status: 0 when the server has all of it, 1 with one line on standard error when not.
 */
export function restore(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return answer(async () => {
    const { values, positionals } = readOptions(() => parseArgs({ args, allowPositionals: true, options: { server: { type: "string" } } }));
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw new Complaint("restore needs the folder of one backup; see lastrep --help");
    const backup = await readBackup(dir);
    await refuseMissing(dir, backup.files);
    const { host, port } = readConfig(env);
    const server = await connect(values.server ?? urlOf(host, port));
    const { corrections, left } = await tell(server, backup);
    let duplicates = 0;
    for (const files of partsOf(backup.files)) duplicates += await send(server, dir, files);
    const stood = left > 0 ? `; ${left} things were said there already and stand` : "";
    const known = duplicates > 0 ? ` (${duplicates} were there)` : "";
    return `${server.base}: ${backup.files.length} files${known}, ${corrections} corrections, settings${stood}\n`;
  });
}

async function readBackup(dir: string): Promise<Backup> {
  const path = join(dir, SAID_FILE);
  const text = await readFile(path, "utf8").catch(() => {
    throw new Complaint(`${dir}: there is no ${SAID_FILE} in it; give the folder that lastrep backup wrote`);
  });
  const parsed = backupSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Complaint(`${path} is not what lastrep backup wrote: ${issue?.path.join(".") || "all of it"}: ${issue?.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Before anything is sent. */
async function refuseMissing(dir: string, files: Backup["files"]): Promise<void> {
  for (const { sha256, sizeBytes, name } of files) {
    const path = join(dir, ORIGINALS_FOLDER, sha256);
    const there = await stat(path).catch(() => null);
    if (there?.size !== sizeBytes) throw new Complaint(`${path}, the original of ${name}, is ${there ? "not whole" : "missing"}`);
  }
}

async function tell(server: Server, { settings, exercises, tables, corrections }: Backup): Promise<{ corrections: number; left: number }> {
  const total = { corrections: 0, left: 0 };
  for (let from = 0; from === 0 || from < corrections.length; from += CORRECTIONS) {
    const part = corrections.slice(from, from + CORRECTIONS);
    const said: Partial<Said> = { ...(from === 0 && { settings, exercises, tables }), corrections: part };
    const response = await server.request("/v1/backup", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(said),
    });
    const restored = restoredSchema.parse(await response.json());
    total.corrections += restored.corrections;
    total.left += restored.left;
  }
  return total;
}

/** Files that are sent together, in the order in which they were uploaded. Those of one group stay together as far as one request may go. */
function partsOf(files: Backup["files"]): Backup["files"][] {
  return [...Map.groupBy(files, ({ group }) => group).values()].flatMap((group) => {
    const parts: Backup["files"][] = [];
    let bytes = 0;
    for (const file of group) {
      const part = parts.at(-1);
      bytes += file.sizeBytes;
      if (part && part.length < FILES && bytes <= BYTES) part.push(file);
      else {
        parts.push([file]);
        bytes = file.sizeBytes;
      }
    }
    return parts;
  });
}

/** @returns how many of the files the server had already. */
async function send(server: Server, dir: string, files: Backup["files"]): Promise<number> {
  const body = new FormData();
  for (const { sha256, name } of files) body.append(UPLOAD_FIELD, await openAsBlob(join(dir, ORIGINALS_FOLDER, sha256)), name);
  const { uploads } = uploadBatchSchema.parse(await (await server.request("/v1/uploads", { method: "POST", body })).json());
  const damaged = files.find(({ sha256 }, k) => uploads[k]?.sha256 !== sha256);
  if (damaged)
    throw new Complaint(
      `${join(dir, ORIGINALS_FOLDER, damaged.sha256)} holds other bytes than its name says; the server has them as ${damaged.name}`,
    );
  return uploads.filter(({ duplicate }) => duplicate).length;
}
