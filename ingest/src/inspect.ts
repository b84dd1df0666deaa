import { unpack } from "./archive/unpack.ts";
import { type DecodeOptions, decode, formatsFor } from "./decode.ts";
import { IngestError } from "./error.ts";
import type { Fact, Format } from "./format.ts";
import { defaultLimits, type Limits } from "./limits.ts";
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
    return unpack(file, limits).map((entry) => {
      const format = formats.find((candidate) => candidate.recognise(entry));
      return { name: entry.name, bytes: entry.bytes.length, format: format?.title || null, facts: format?.facts?.(entry, limits) ?? [] };
    });
  } catch (cause) {
    // Why it cannot be opened stands among the rejected.
    if (cause instanceof IngestError) return [];
    throw cause;
  }
}
