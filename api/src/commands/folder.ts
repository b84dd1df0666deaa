import { mkdir, rename, rm } from "node:fs/promises";
import { Complaint } from "./answer.ts";

/**
 * Makes a folder to write to, before any work: what cannot be written to is told at once.
 * @throws {Complaint} when it cannot be one.
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Complaint(code === "EEXIST" || code === "ENOTDIR" ? `${dir}: there is a file of this name; give a folder` : message);
  }
}

/** A file stands under its name only when all of it is there; an earlier one is written over. */
export async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
