import { unpack } from "./archive/unpack.ts";
import { readLayout } from "./csv/header.ts";
import type { KnownTable } from "./csv/mapping.ts";
import { splitSensors } from "./csv/split-sensors.ts";
import { type Entry, headText } from "./entry.ts";
import { IngestError } from "./error.ts";
import type { Format } from "./format.ts";
import { formats } from "./formats/all.ts";
import { knownTables } from "./formats/csv.ts";
import { notSignals } from "./formats/not-signals.ts";
import { knownRepTables } from "./formats/rep-table.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { Decoded, InputFile, Recording } from "./recording.ts";

export interface DecodeOptions {
  /** Limits that differ from {@link defaultLimits}. */
  readonly limits?: Partial<Limits>;
  /** How to read tables that have these headers, whatever they would be taken for otherwise. */
  readonly tables?: readonly KnownTable[];
}

/** The formats in the order in which they are asked. */
export function formatsFor(options: DecodeOptions): readonly Format[] {
  const { tables = [] } = options;
  return tables.length === 0 ? formats : [knownTables(tables), knownRepTables(tables), ...formats];
}

/**
 * Decodes files that were given together: logs of any supported format, loose, gzipped or in zips, told apart by content.
 * Files that belong together (an accelerometer's and its gyroscope's) become one recording. A file that cannot be read goes to
 * `rejected` with the reason and does not keep the others from being read. Never throws for what is in a file.
 */
export async function decode(files: readonly InputFile[], options: DecodeOptions = {}): Promise<Decoded> {
  const limits = { ...defaultLimits, ...options.limits };
  const recordings: Recording[] = [];
  const rejected: IngestError[] = [];
  const loose: Entry[] = [];
  const bundles: Entry[][] = [];
  for (const file of files) {
    try {
      const entries = unpack(file, limits).flatMap((entry) => splitSensors(entry, options.tables ?? []));
      if (entries.length === 0) throw unknownArchive(file.name, entries);
      if (entries.every((entry) => entry.archive === null)) loose.push(...entries);
      else bundles.push(entries);
    } catch (cause) {
      rejected.push(asIngestError(cause, file.name));
    }
  }
  for (const bundle of [loose, ...bundles]) {
    const read = await readBundle(bundle, formatsFor(options), limits);
    recordings.push(...read.recordings);
    rejected.push(...read.rejected);
  }
  return { recordings: inOrderOf(files, recordings), rejected };
}

/** Decodes entries that lie together. Of an archive, entries that no format knows are passed over when others were read. */
async function readBundle(bundle: readonly Entry[], candidates: readonly Format[], limits: Limits): Promise<Decoded> {
  const recordings: Recording[] = [];
  const rejected: IngestError[] = [];
  const declined: IngestError[] = [];
  const unknown: Entry[] = [];
  const byFormat = new Map<Format, Entry[]>();
  for (const entry of bundle) {
    const format = candidates.find((candidate) => candidate.recognise(entry));
    if (format === undefined) unknown.push(entry);
    else byFormat.set(format, [...(byFormat.get(format) ?? []), entry]);
  }
  // Of an archive's damage, every recording from it should tell.
  const elsewhere = unknown.flatMap((entry) => entry.issues);
  const groups = [...byFormat].flatMap(([format, entries]) =>
    (format.group?.(entries) ?? entries.map((entry) => [entry])).map((group) => ({ format, group })),
  );
  for (const { format, group } of groups) {
    const [first] = group as [Entry];
    try {
      // A recording that fills its archive is named as the user named it.
      const file = first.archive !== null && groups.length === 1 ? first.archive : first.name;
      const read = [await format.read(group, limits)].flat();
      if (read.length === 0) throw nothingInside(first);
      const damage = [...group.flatMap((entry) => entry.issues), ...elsewhere];
      recordings.push(
        ...read.map((recording) => ({ ...recording, ...saneNames(recording), file, issues: [...damage, ...recording.issues] })),
      );
    } catch (cause) {
      const error = cutOff(group) ?? asIngestError(cause, first.name);
      if (format === notSignals && first.archive !== null) declined.push(error);
      else rejected.push(error);
    }
  }
  // Pictures and the like beside a recording need no excuse.
  if (recordings.length === 0) rejected.push(...declined);
  const archive = bundle[0]?.archive ?? null;
  if (archive === null) rejected.push(...unknown.map(unknownFormat));
  else if (groups.length === 0) rejected.push(cutOff(bundle) ?? unknownArchive(archive, bundle));
  return { recordings, rejected };
}

/** What a file calls its device and its zone, without what damage or malice may have put there. */
function saneNames({ device, timeZone }: Recording): Pick<Recording, "device" | "timeZone"> {
  const name =
    device
      ?.replaceAll(/\p{Cc}/gu, "")
      .trim()
      .slice(0, LONGEST_DEVICE) || null;
  return { device: name, timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : null };
}

/** Letters of a device's name. */
const LONGEST_DEVICE = 100;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function asIngestError(cause: unknown, file: string): IngestError {
  if (cause instanceof IngestError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new IngestError(
    "corrupt_file",
    file,
    `the file could not be read to the end (${why})`,
    "Export the recording again. If that does not help, please report the file.",
  );
}

/** Why entries of an archive that was cut off or damaged give nothing: that, and not what is odd about the rest; null for whole ones. */
function cutOff(entries: readonly Entry[]): IngestError | null {
  for (const { archive, issues } of entries) {
    const damage = issues.find((issue) => issue.code === "truncated");
    if (archive === null || damage === undefined) continue;
    return new IngestError(
      "corrupt_archive",
      archive,
      `${damage.detail} (byte ${damage.atByte}), and what is left holds no recording`,
      "Copy or export the file again; it may have been cut off on the way.",
    );
  }
  return null;
}

function nothingInside(entry: Entry): IngestError {
  return new IngestError(
    "corrupt_file",
    entry.name,
    "nothing in it can be read",
    "Export the recording again; the transfer may have been cut off.",
  );
}

function unknownFormat(entry: Entry): IngestError {
  const head = headText(entry, 512);
  const binary = head.includes("\uFFFD") || head.includes("\0");
  const seen = binary
    ? "the content is binary and starts like no format known here"
    : `no format known here begins like it: the first line is ${JSON.stringify(head.split("\n")[0]?.slice(0, 80) ?? "")}`;
  const isTable = !binary && (readLayout(entry.bytes.subarray(0, 4096))?.fieldCount ?? 0) >= TABLE_COLUMNS;
  const advice = isTable
    ? "A table of acceleration along three axes, or of reps with their mean velocity, is read once its columns are named: in the dashboard, under the name of the file."
    : `Give one of: ${titles()}.`;
  return new IngestError("unknown_format", entry.name, seen, advice);
}

/** A set, a rep and its velocity; movement has a time and three axes. */
const TABLE_COLUMNS = 3;

function unknownArchive(archive: string, bundle: readonly Entry[]): IngestError {
  const names = bundle.slice(0, 3).map((entry) => entry.baseName);
  const seen =
    bundle.length === 0
      ? "the archive is empty"
      : `none of its ${bundle.length} entries (${names.join(", ")}${bundle.length > 3 ? ", …" : ""}) holds a recording`;
  return new IngestError("unknown_format", archive, seen, `Give one of: ${titles()}.`);
}

function titles(): string {
  return formats
    .map((format) => format.title)
    .filter((title) => title !== "")
    .join(", ");
}

/** Recordings in the order in which their files were given. */
function inOrderOf(files: readonly InputFile[], recordings: readonly Recording[]): Recording[] {
  const place = (recording: Recording) => files.findIndex(({ name }) => recording.file === name || recording.file.startsWith(`${name}/`));
  return [...recordings].sort((a, b) => place(a) - place(b));
}
