import { Gunzip } from "fflate";
import { type Entry, entryOf } from "../entry.ts";
import type { InputFile } from "../recording.ts";
import { inflateDamaged, joined } from "./inflate.ts";
import { asUtf8 } from "./text.ts";
import { isClutter, isGzip, isZip } from "./unpack.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Entries of an archive that are looked into: tables of a recording lie among the first. */
const ENTRIES_LOOKED_INTO = 50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The first `maxBytes` or so of each entry of a zip, of a gzip stream's content, or of the file itself: for a look at what a file holds
 * without paying for all of it. Empty for an archive that cannot be opened. Of a gzip stream and a plain file the beginning is enough.
 */
export function beginnings({ name, bytes }: InputFile, maxBytes: number): Entry[] {
  if (isGzip(bytes)) return [entryOf(name, asUtf8(gunzipped(bytes, maxBytes)))];
  if (!isZip(bytes)) return [entryOf(name, asUtf8(bytes.subarray(0, maxBytes)))];
  return entriesIn(bytes)
    .filter((entry) => !entry.name.endsWith("/") && !entry.link && !entry.encrypted && !isClutter(entry.name))
    .slice(0, ENTRIES_LOOKED_INTO)
    .flatMap((entry) => {
      if (entry.method !== STORED && entry.method !== DEFLATED) return [];
      const content = entry.method === STORED ? entry.packed.subarray(0, maxBytes) : inflateDamaged(entry.packed, maxBytes);
      return [entryOf(entry.name, asUtf8(content), name)];
    });
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
