import type { RecordingIssue } from "./issue.ts";

/** One file's content as a format sees it: given loose, or found inside an archive. */
export interface Entry {
  /** As shown to the user: `archive.zip/folder/entry.csv`, or just the file's name. */
  readonly name: string;
  /** Last part of the path, without folders and a `.gz`: `WristMotion.csv`. */
  readonly baseName: string;
  /** Folders in front of the base name, or the empty string. Files of one recording share it. */
  readonly folder: string;
  /** Name of the archive that it was found in, or null. */
  readonly archive: string | null;
  readonly bytes: Uint8Array;
  /** Damage found while unpacking it. */
  readonly issues: readonly RecordingIssue[];
}

/** An entry for `path`, which lies in `archive` (null for a loose file). */
export function entryOf(path: string, bytes: Uint8Array, archive: string | null = null, issues: readonly RecordingIssue[] = []): Entry {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return {
    name: archive === null ? path : `${archive}/${path}`,
    baseName: path.slice(cut + 1).replace(/\.gz$/i, ""),
    folder: path.slice(0, Math.max(cut, 0)),
    archive,
    bytes,
    issues,
  };
}

/** First `length` bytes as text, for recognising: no complete decoding of a large file. A byte-order mark is left out. */
export function headText(entry: Entry, length = 4096): string {
  const text = new TextDecoder("utf-8", { fatal: false }).decode(entry.bytes.subarray(0, length));
  return text.replaceAll("\r\n", "\n");
}
