import { Gunzip, type UnzipFileInfo, unzipSync } from "fflate";
import { type Entry, entryOf } from "./entry.ts";
import { IngestError } from "./error.ts";
import type { Limits } from "./limits.ts";
import type { InputFile } from "./recording.ts";

/** Small files may pack better than any honest sensor log without being a bomb. */
const RATIO_MATTERS_FROM = 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * The entries that a file holds: those of a zip, the content of a gzip stream, or the file itself.
 * Limits are checked against what the archive declares before anything is unpacked, and again while unpacking.
 * @throws {IngestError} `empty_file`, `limit_exceeded`, `corrupt_archive` or `unsupported_content` (an archive in an archive).
 */
export function unpack(file: InputFile, limits: Limits): Entry[] {
  const { name, bytes } = file;
  if (bytes.length === 0) {
    throw new IngestError(
      "empty_file",
      name,
      "the file holds no bytes",
      "Export the recording again; the transfer from the watch may have been cut off.",
    );
  }
  if (bytes.length > limits.fileBytes)
    throw tooLarge(name, `the file has ${megabytes(bytes.length)} MB`, `${megabytes(limits.fileBytes)} MB`);
  if (isZip(bytes)) return unzip(name, bytes, limits);
  const content = isGzip(bytes) ? gunzip(name, bytes, limits) : bytes;
  if (content !== bytes && (isZip(content) || isGzip(content))) throw nested(name);
  return [entryOf(name, asUtf8(content))];
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05) && (bytes[3] === 0x04 || bytes[3] === 0x06);
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

function unzip(archive: string, bytes: Uint8Array, limits: Limits): Entry[] {
  let entries = 0;
  let unpacked = 0;
  const accept = (info: UnzipFileInfo): boolean => {
    if (++entries > limits.archiveEntries) throw tooLarge(archive, "the archive has too many entries", `${limits.archiveEntries} entries`);
    if (leavesItsFolder(info.name)) {
      throw new IngestError(
        "corrupt_archive",
        archive,
        `an entry is named ${JSON.stringify(info.name)}, outside the archive`,
        "Do not trust this file; export the recording again.",
      );
    }
    unpacked += info.originalSize;
    if (unpacked > limits.unpackedBytes)
      throw tooLarge(archive, "the archive unpacks to too much", `${megabytes(limits.unpackedBytes)} MB`);
    if (info.originalSize > RATIO_MATTERS_FROM && info.originalSize > info.size * limits.packingRatio) {
      throw tooLarge(
        archive,
        `${info.name} claims to unpack to ${Math.round(info.originalSize / Math.max(1, info.size))} times its size`,
        `${limits.packingRatio} times`,
      );
    }
    return !info.name.endsWith("/") && !isClutter(info.name);
  };
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: accept });
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IngestError(
      "corrupt_archive",
      archive,
      `the zip archive is damaged (${why})`,
      "Export or copy the file again; it may have been cut off on the way.",
    );
  }
  return Object.entries(files).map(([path, content]) => {
    if (isZip(content) || isGzip(content)) throw nested(`${archive}/${path}`);
    return entryOf(path, asUtf8(content), archive);
  });
}

/** Absolute paths, drive letters and `..` parts: names that would write elsewhere if someone unpacked them. */
function leavesItsFolder(path: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes("..") || path.includes("\0");
}

/** What operating systems add to archives on their own. */
function isClutter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|\._)/.test(path);
}

function gunzip(name: string, bytes: Uint8Array, limits: Limits): Uint8Array {
  const mostBytes = Math.min(limits.unpackedBytes, Math.max(RATIO_MATTERS_FROM, bytes.length * limits.packingRatio));
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Gunzip((chunk) => {
    total += chunk.length;
    if (total > mostBytes) throw tooLarge(name, "the gzip stream unpacks to too much", `${megabytes(mostBytes)} MB for this file`);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += MEGABYTE) stream.push(bytes.subarray(at, at + MEGABYTE), at + MEGABYTE >= bytes.length);
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IngestError(
      "corrupt_archive",
      name,
      `the gzip stream is damaged (${why})`,
      "Copy the file again; it may have been cut off on the way.",
    );
  }
  const content = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}

/** Spreadsheets save "Unicode text" as UTF-16; everything behind this point reads UTF-8. Other content is returned as it is. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  return encoding === null ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

function nested(name: string): IngestError {
  return new IngestError(
    "unsupported_content",
    name,
    "it is an archive inside an archive",
    "Unpack the outer archive and give the files in it.",
  );
}

function tooLarge(name: string, what: string, limit: string): IngestError {
  return new IngestError(
    "limit_exceeded",
    name,
    `${what}; at most ${limit} are taken`,
    "Split the recording, or raise the limit if you run the server yourself.",
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
