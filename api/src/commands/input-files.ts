import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { defaultLimits, type InputFile } from "@lastrep/ingest";
import { Complaint } from "./answer.ts";

/**
 * The files at `paths`, named without their folders unless two of them would be called the same. What is given twice counts once, and what
 * is larger than is read is left out; both are told on standard error.
 * @throws {Complaint} when there is none, or when one cannot be read.
 */
export async function readInputFiles(command: string, paths: readonly string[]): Promise<InputFile[]> {
  if (paths.length === 0) throw new Complaint(`${command} needs at least one FILE; see lastrep --help`);
  await Promise.all(paths.map(refuseUnreadable));
  const files: InputFile[] = [];
  const seen = new Map<string, string>();
  const names = distinctNames(paths);
  for (const [index, path] of paths.entries()) {
    const tooLarge = await tooLargeToRead(path, defaultLimits.fileBytes);
    if (tooLarge !== null && paths.length === 1) throw new Complaint(tooLarge);
    const bytes = tooLarge === null ? await readInput(path) : null;
    const digest = bytes && createHash("sha256").update(bytes).digest("hex");
    const twin = digest && seen.get(digest);
    if (bytes === null || twin) console.error(`lastrep: skipped ${tooLarge ?? `${path}: it holds the same as ${twin}`}`);
    else files.push({ name: names[index] as string, bytes });
    if (digest && !twin) seen.set(digest, path);
  }
  if (files.length === 0) throw new Complaint("none of the files can be read");
  return files;
}

/** @throws {Complaint} when there is no such file, or a folder in its place. */
export async function refuseUnreadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Complaint(`${path}: there is no such file`);
  if (found.isDirectory()) throw new Complaint(`${path}: is a folder; give the files in it, such as ${join(path, "*")}`);
}

/** Why a file is not read, where it has more bytes than that: told before the memory is taken. Null for all others. */
export async function tooLargeToRead(path: string, mostBytes: number): Promise<string | null> {
  const { size } = await stat(path);
  if (size <= mostBytes) return null;
  const [megabytes, most] = [size, mostBytes].map((bytes) => Math.ceil(bytes / 2 ** 20));
  return `${path}: the file has ${megabytes} MB; at most ${most} MB are taken. Split the recording.`;
}

function distinctNames(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path));
  return new Set(names).size === new Set(paths).size ? names : paths;
}

async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    throw new Complaint((error as Error).message);
  }
}
