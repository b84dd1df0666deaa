import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/**
 * The files as they arrived, on disk under `dir`, each under the SHA-256 of its bytes:
 * `<athlete>/ab/abcdef…`. They are on disk for PostgreSQL as well: large, written once, read whole, and easy to back up.
 * Every athlete has a folder, so that removing one's file can never take another's.
 */
export interface Originals {
  /**
   * Writes a stream to the disk, hashing it on the way. When it returns, the bytes survive a power cut.
   * A stream that ends with an error leaves nothing behind.
   */
  stage(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedFile>;
  /** Where the bytes are. */
  path(athleteId: string, sha256: string): string;
  /** The bytes as a stream, or null when they are gone. */
  read(athleteId: string, sha256: string): Promise<Readable | null>;
  remove(athleteId: string, sha256: string): Promise<void>;
}

/** A file that has arrived whole and waits to be kept or thrown away. */
export interface StagedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Moves it to its place, over an equal one if need be. */
  keep(athleteId: string): Promise<void>;
  discard(): Promise<void>;
}

/** Opens the store and clears away what an earlier process did not finish receiving. */
export async function openOriginals(dir: string): Promise<Originals> {
  const incoming = join(dir, "incoming");
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const path = (athleteId: string, sha256: string) => join(dir, athleteId, sha256.slice(0, 2), sha256);
  return {
    path,
    async stage(source) {
      const temporary = join(incoming, randomUUID());
      const discard = () => rm(temporary, { force: true });
      try {
        const { sha256, sizeBytes } = await writeAndHash(temporary, source);
        const keep = async (athleteId: string) => {
          const target = path(athleteId, sha256);
          await mkdir(dirname(target), { recursive: true });
          await rename(temporary, target);
          await syncFolder(dirname(target));
        };
        return { sha256, sizeBytes, keep, discard };
      } catch (error) {
        await discard();
        throw error;
      }
    },
    async read(athleteId, sha256) {
      const target = path(athleteId, sha256);
      return (await stat(target).catch(() => null)) ? createReadStream(target) : null;
    },
    remove: (athleteId, sha256) => rm(path(athleteId, sha256), { force: true }),
  };
}

async function writeAndHash(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash("sha256");
  const file = await open(path, "wx");
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), sizeBytes };
}

/** A rename is durable once its folder is. Not every system lets a folder be opened; there the rename alone has to do. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
