import { type DecodeOptions, decode, formatsFor } from "./decode.ts";
import { describeEntry } from "./describe-table.ts";
import type { Entry } from "./entry.ts";
import { IngestError } from "./error.ts";
import type { Fact, Format } from "./format.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { opened } from "./opened.ts";
import type { Decoded, InputFile } from "./recording.ts";

/** What files are and what would be imported from them. */
export interface Inspection {
  /** One report for each file, in the order given. */
  readonly files: readonly FileReport[];
  readonly decoded: Decoded;
}

export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  /** What was found in it: one entry for a plain file, none when it could not be opened. */
  readonly entries: readonly EntryReport[];
}

export interface EntryReport {
  readonly name: string;
  readonly bytes: number;
  /** Format in words, or null when none knows it. */
  readonly format: string | null;
  /** What the format can tell without decoding, such as message counts or which column is read as what. */
  readonly facts: readonly Fact[];
}

/** Tells what each file is, what is in it, and what `decode` makes of all of them together. */
export async function inspect(files: readonly InputFile[], options: DecodeOptions = {}): Promise<Inspection> {
  const limits = { ...defaultLimits, ...options.limits };
  return {
    files: files.map((file) => ({ file: file.name, bytes: file.bytes.length, entries: entriesOf(file, formatsFor(options), limits) })),
    decoded: await decode(files, options),
  };
}

function entriesOf(file: InputFile, formats: readonly Format[], limits: Limits): EntryReport[] {
  try {
    return opened(file, limits).map((entry) => {
      const format = formats.find((candidate) => candidate.recognise(entry));
      const facts = format === undefined ? tableFacts(entry) : (format.facts?.(entry, limits) ?? []);
      return { name: entry.name, bytes: entry.bytes.length, format: format?.title || null, facts };
    });
  } catch (cause) {
    // Why it cannot be opened stands among the rejected.
    if (cause instanceof IngestError) return [];
    throw cause;
  }
}

/** What a table that no format knows looks like, for naming its columns; none for what is no table. */
function tableFacts(entry: Entry): Fact[] {
  const beginning = { ...entry, bytes: entry.bytes.subarray(0, BEGINNING_BYTES) };
  const table = describeEntry(beginning, []);
  if (table === null) return [];
  return [
    { name: "columns", value: table.header.join(", ") },
    { name: "first row", value: (table.rows[0] ?? []).join(", ") },
  ];
}

const BEGINNING_BYTES = 64 * 1024;
