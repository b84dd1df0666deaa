import { Gunzip } from "fflate";
import { type Entry, entryOf } from "../entry.ts";
import type { InputFile } from "../recording.ts";
import { withTabs } from "./blank-columns.ts";
import { inflateDamaged, joined } from "./inflate.ts";
import { asUtf8 } from "./text.ts";
import { isClutter, isGzip, isZip } from "./unpack.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Entries of an archive that are looked into: tables of a recording lie among the first. */
const ENTRIES_LOOKED_INTO = 50;
/** As many archives in archives as are opened when a file is read. */
const DEEPEST = 3;
/** Bytes of all archives in the archive, which are opened as a whole; what goes beyond is left alone. */
const MOST_NESTED_BYTES = 32 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * The first `maxBytes` or so of each entry of a zip (and of zips in it), of a gzip stream's content, or of the file itself: for a look at
 * what a file holds without paying for all of it. Empty for an archive that cannot be opened. Of a gzip stream and a plain file the
 * beginning is enough.
 */
export function beginnings({ name, bytes }: InputFile, maxBytes: number): Entry[] {
  return opened(entryOf(name, bytes), maxBytes, { entries: ENTRIES_LOOKED_INTO, nestedBytes: MOST_NESTED_BYTES }, DEEPEST);
}

/** What may still be looked into, of one file with all archives in it. */
interface Budget {
  entries: number;
  nestedBytes: number;
}

function opened(entry: Entry, maxBytes: number, budget: Budget, depth: number): Entry[] {
  if (isGzip(entry.bytes)) return [{ ...entry, bytes: plainText(gunzipped(entry.bytes, maxBytes)) }];
  if (!isZip(entry.bytes)) return [{ ...entry, bytes: plainText(entry.bytes.subarray(0, maxBytes)) }];
  const outermost = entry.archive ?? entry.name;
  const folder = entry.archive === null ? "" : `${entry.name.slice(outermost.length + 1)}/`;
  return entriesIn(entry.bytes)
    .filter((packed) => !packed.name.endsWith("/") && !packed.link && !packed.encrypted && !isClutter(packed.name))
    .flatMap((packed) => {
      if (budget.entries-- <= 0) return [];
      const content = contentOf(packed, maxBytes, budget, depth);
      return content === null ? [] : opened(entryOf(folder + packed.name, content, outermost), maxBytes, budget, depth - 1);
    });
}

/** The beginning of an entry, all of it where it is an archive that is opened; null where it cannot be had. */
function contentOf({ packed, method, unpackedSize }: ZipEntry, maxBytes: number, budget: Budget, depth: number): Uint8Array | null {
  if (method !== STORED && method !== DEFLATED) return null;
  const first = (length: number) => (method === STORED ? packed.subarray(0, length) : inflateDamaged(packed, length));
  const head = first(maxBytes);
  if (!isZip(head) && !isGzip(head)) return head;
  if (depth <= 1 || unpackedSize > budget.nestedBytes) return null;
  budget.nestedBytes -= unpackedSize;
  return first(unpackedSize);
}

function plainText(bytes: Uint8Array): Uint8Array {
  return withTabs(asUtf8(bytes));
}

function entriesIn(bytes: Uint8Array): readonly ZipEntry[] {
  try {
    return zipEntries(bytes, ENTRIES_LOOKED_INTO).entries;
  } catch {
    return [];
  }
}

const CHUNK = 16 * 1024;

function gunzipped(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Gunzip((chunk) => {
    chunks.push(chunk);
    total += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length && total < maxBytes; at += CHUNK) stream.push(bytes.subarray(at, at + CHUNK));
  } catch {
    // What came before the damage is the beginning.
  }
  return joined(chunks, total);
}
