import { Gunzip } from "fflate";
import { type Entry, entryOf } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import type { InputFile } from "../recording.ts";
import { withTabs } from "./blank-columns.ts";
import { crc32, inflate, inflateDamaged, joined } from "./inflate.ts";
import { asUtf8 } from "./text.ts";
import { megabytes, mostUnpacked, tooLarge } from "./unpacked-limit.ts";
import { type ZipContent, type ZipEntry, zipEntries } from "./zip.ts";

const MEGABYTE = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Archives lie in archives no deeper than this: a share sheet and a portal each put one around what an app exported. */
const DEEPEST = 3;

/** What one file may still unpack to, with all archives in it. */
interface Budget {
  bytes: number;
  entries: number;
}

/**
 * The entries that a file holds: those of a zip, the content of a gzip stream, or the file itself; of archives in it, theirs, in a folder
 * named like the archive. Limits are checked against what an archive declares before anything is unpacked, and again while unpacking. What
 * is whole in a damaged archive is returned, with the damage in the entries' issues.
 * @throws {IngestError} `empty_file`, `limit_exceeded`, `corrupt_archive` or `unsupported_content` (a password, an unknown method).
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
  return opened(entryOf(name, bytes), { bytes: mostUnpacked(bytes.length, limits), entries: limits.archiveEntries }, limits, DEEPEST);
}

/** The entries in one that may be an archive. */
function opened(entry: Entry, budget: Budget, limits: Limits, depth: number): Entry[] {
  if (!isZip(entry.bytes) && !isGzip(entry.bytes)) return [{ ...entry, bytes: withTabs(asUtf8(entry.bytes)) }];
  const inner = isZip(entry.bytes) ? unzip(entry, budget, limits) : [gunzip(entry, budget, limits)];
  return inner.flatMap((one) => (depth > 1 ? openedWithin(one, budget, limits, depth - 1) : [one]));
}

/** The same of an entry of an archive: where it is an archive that cannot be opened, that is its own misfortune. */
function openedWithin(entry: Entry, budget: Budget, limits: Limits, depth: number): Entry[] {
  try {
    return opened(entry, budget, limits, depth);
  } catch (cause) {
    if (!(cause instanceof IngestError) || cause.code === "limit_exceeded") throw cause;
    return [{ ...entry, issues: [...entry.issues, { code: "truncated", atByte: 0, detail: cause.message }] }];
  }
}

/** Whether a zip archive starts here. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 0x03 && bytes[3] === 0x04) || (bytes[2] === 0x05 && bytes[3] === 0x06));
}

/** Whether a gzip stream starts here. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

function unzip(entry: Entry, budget: Budget, limits: Limits): Entry[] {
  const { name: archive, bytes } = entry;
  const { entries, whole } = directoryOf(archive, bytes, budget);
  const listed = entries.filter(({ name, link }) => !name.endsWith("/") && !link && !isClutter(name));
  if (listed.length === 0 && !whole) throw corrupt(archive, `it ends after ${bytes.length} bytes, before its first file`);
  checkSizes(archive, listed, { ...limits, unpackedBytes: budget.bytes });
  budget.entries -= entries.length;
  const outermost = entry.archive ?? archive;
  const folder = entry.archive === null ? "" : archive.slice(outermost.length + 1).concat("/");
  return listed.map((packed, index) => {
    const { content, issues } = contentOf(packed, { ...limits, unpackedBytes: budget.bytes });
    budget.bytes -= content.length;
    if (!whole && packed.whole && index === listed.length - 1) {
      issues.push({ code: "truncated", atByte: bytes.length, detail: `the archive ends behind ${packed.name}, without its directory` });
    }
    return entryOf(folder + packed.name, content, outermost, [...entry.issues, ...issues]);
  });
}

function directoryOf(archive: string, bytes: Uint8Array, budget: Budget): ZipContent {
  let content: ZipContent;
  try {
    content = zipEntries(bytes, budget.entries);
  } catch (cause) {
    throw corrupt(archive, cause);
  }
  const { entries } = content;
  if (entries.length > budget.entries)
    throw tooLarge(archive, "the archive has too many entries", `${budget.entries} entries`, "Give the files of some workouts at a time.");
  for (const entry of entries) {
    if (leavesItsFolder(entry.name)) {
      const reason = `an entry is named ${JSON.stringify(entry.name)}, outside the archive`;
      throw new IngestError("corrupt_archive", archive, reason, "Do not trust this file; export the recording again.");
    }
    if (entry.encrypted)
      throw new IngestError("unsupported_content", archive, "the archive is locked with a password", "Unpack it and give the files in it.");
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      const reason = `${entry.name} is packed with method ${entry.method}, which is not supported`;
      throw new IngestError("unsupported_content", archive, reason, "Unpack the archive and give the files in it.");
    }
  }
  return content;
}

function checkSizes(archive: string, entries: readonly ZipEntry[], limits: Limits): void {
  let unpacked = 0;
  let packedTotal = 0;
  for (const { name, unpackedSize, packed, whole } of entries) {
    const most = mostUnpacked(packed.length, limits);
    packedTotal += packed.length;
    // What a cut-off entry claims is meant for bytes that never arrived; unpacking it stops at the most that its own bytes may give.
    unpacked += whole ? unpackedSize : Math.min(unpackedSize, most);
    if (unpacked > limits.unpackedBytes)
      throw tooLarge(archive, "the archive unpacks to too much", `${megabytes(limits.unpackedBytes)} MB`);
    if (whole && unpackedSize > most) {
      const ratio = Math.round(unpackedSize / Math.max(1, packed.length));
      throw tooLarge(archive, `${name} claims to unpack to ${ratio} times its size`, `${limits.packingRatio} times`);
    }
  }
  // Thousands of small entries are a bomb too.
  if (unpacked > mostUnpacked(packedTotal, limits)) {
    const ratio = Math.round(unpacked / Math.max(1, packedTotal));
    throw tooLarge(archive, `the archive claims to unpack to ${ratio} times its size`, `${limits.packingRatio} times`);
  }
}

function contentOf(entry: ZipEntry, limits: Limits): { readonly content: Uint8Array; readonly issues: RecordingIssue[] } {
  const { packed, method, unpackedSize, at, whole } = entry;
  if (!whole) {
    const content = method === STORED ? packed : inflateDamaged(packed, mostUnpacked(packed.length, limits));
    return { content, issues: [{ code: "truncated", atByte: at + packed.length, detail: `the archive ends inside ${entry.name}` }] };
  }
  try {
    const content = method === STORED ? packed : inflate(packed, unpackedSize);
    return { content, issues: crc32(content) === entry.crc ? [] : [{ code: "checksum_mismatch", atByte: at }] };
  } catch {
    // Where the damage lies nothing tells; what it makes of the stream may go on for ever.
    const content = inflateDamaged(packed, unpackedSize).subarray(0, unpackedSize);
    const detail = `${entry.name} is damaged; ${content.length} of ${unpackedSize} bytes could be unpacked`;
    return { content, issues: [{ code: "truncated", atByte: at, detail }] };
  }
}

/** Absolute paths, drive letters and `..` parts: names that would write elsewhere if someone unpacked them. */
function leavesItsFolder(path: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes("..") || path.includes("\0");
}

/** What operating systems add to archives on their own. */
export function isClutter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|\._)/.test(path);
}

function gunzip(entry: Entry, budget: Budget, limits: Limits): Entry {
  const { name, bytes } = entry;
  const mostBytes = mostUnpacked(bytes.length, { ...limits, unpackedBytes: budget.bytes });
  const chunks: Uint8Array[] = [];
  let total = 0;
  let lastMember = 0;
  const stream = new Gunzip((chunk) => {
    total += chunk.length;
    if (total > mostBytes) throw tooLarge(name, "the gzip stream unpacks to too much", `${megabytes(mostBytes)} MB for this file`);
    chunks.push(chunk);
  });
  stream.onmember = () => {
    lastMember = total;
  };
  let why = "the gzip stream is damaged or ends early";
  try {
    for (let at = 0; at < bytes.length; at += MEGABYTE) stream.push(bytes.subarray(at, at + MEGABYTE), at + MEGABYTE >= bytes.length);
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    why += ` (${(cause as Error).message})`;
  }
  const content = joined(chunks, total);
  budget.bytes -= total;
  // The trailer speaks of the last member only.
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + Math.max(0, bytes.length - 8));
  const last = content.subarray(lastMember);
  const isWhole = trailer.byteLength === 8 && trailer.getUint32(4, true) === last.length && trailer.getUint32(0, true) === crc32(last);
  if (total === 0 && !isWhole) throw corrupt(name, why);
  const damage: RecordingIssue = { code: "truncated", atByte: bytes.length, detail: why };
  return { ...entry, bytes: content, issues: isWhole ? entry.issues : [...entry.issues, damage] };
}

function corrupt(name: string, cause: unknown): IngestError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new IngestError(
    "corrupt_archive",
    name,
    `the archive is damaged (${why})`,
    "Copy or export the file again; it may have been cut off on the way.",
  );
}
