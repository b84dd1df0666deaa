import { IngestError } from "../error.ts";
import type { Limits } from "../limits.ts";

const MEGABYTE = 1024 * 1024;
/** Small files may pack better than any honest sensor log without being a bomb, bytes. */
const RATIO_MATTERS_FROM = MEGABYTE;

/** Bytes to which `packedBytes` may unpack, by the ratio and the size that are allowed. */
export function mostUnpacked(packedBytes: number, limits: Limits): number {
  return Math.min(limits.unpackedBytes, Math.max(RATIO_MATTERS_FROM, packedBytes * limits.packingRatio));
}

/** The refusal of a file that is or unpacks to more than is taken; `limit` says how much that is. */
export function tooLarge(file: string, what: string, limit: string, hint = SPLIT_HINT): IngestError {
  return new IngestError("limit_exceeded", file, `${what}; at most ${limit} are taken`, hint);
}

const SPLIT_HINT = "Split the recording, or raise the limit if you run the server yourself.";

/** Bytes in whole megabytes, rounded up. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
