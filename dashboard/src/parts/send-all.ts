import { Problem, sendFiles, type Upload } from "../api.ts";

/** What the server did not take, and why. */
export interface Refused {
  readonly names: readonly string[];
  readonly problem: Problem;
  /** To be sent again where only the connection failed. */
  readonly unsent: readonly File[];
}

/** Files and bytes a request; the server takes a hundred and 2 GB. */
const PART_FILES = 50;
const PART_BYTES = 500e6;

/**
 * Sends files in parts that the server can bear. It takes a part whole or not at all: of one that it refuses, each file is sent by itself.
 * @param onSent gets the fraction of the bytes that has left this machine.
 * @returns an upload for each file that was taken.
 */
export async function sendAll(
  files: readonly File[],
  onSent: (fraction: number) => void,
  onRefused: (refused: Refused) => void,
): Promise<Upload[]> {
  const total = sizeOf(files);
  const uploads: Upload[] = [];
  const waiting = partsOf(files);
  let left = 0;
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const size = sizeOf(part);
    try {
      uploads.push(...(await sendFiles(part, (fraction) => onSent((left + fraction * size) / total))));
    } catch (error) {
      const problem = problemOf(error);
      const unreachable = problem.status === 0;
      if (!unreachable && part.length > 1) {
        waiting.unshift(...part.map((file) => [file]));
        continue;
      }
      // Whoever does not answer one part does not answer the next.
      const lost = unreachable ? [part, ...waiting.splice(0)].flat() : part;
      onRefused({ names: lost.map(({ name }) => name), problem, unsent: unreachable ? lost : [] });
    }
    left += size;
  }
  return uploads;
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, "failed", String(error), null);
}

/** Sorted by name, the two files of a pair stay in one request. */
function partsOf(files: readonly File[]): File[][] {
  const parts: File[][] = [];
  let bytes = 0;
  for (const file of files.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const part = parts.at(-1);
    if (part && part.length < PART_FILES && bytes + file.size <= PART_BYTES) part.push(file);
    else {
      parts.push([file]);
      bytes = 0;
    }
    bytes += file.size;
  }
  return parts;
}

/** An empty file too takes a request. */
function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size + 1, 0);
}
