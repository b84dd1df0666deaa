import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { InputFile } from "@lastrep/ingest";
import { Complaint } from "./answer.ts";

/**
 * The files at `paths`, named without their folders.
 * @throws {Complaint} when there is none, or when one cannot be read.
 */
export async function readInputFiles(command: string, paths: readonly string[]): Promise<InputFile[]> {
  if (paths.length === 0) throw new Complaint(`${command} needs at least one FILE; see lastrep --help`);
  return await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readInput(path) })));
}

async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Complaint(
      code === "ENOENT"
        ? `${path}: there is no such file`
        : code === "EISDIR"
          ? `${path}: is a folder; give the files in it, such as ${join(path, "*")}`
          : message,
    );
  }
}
