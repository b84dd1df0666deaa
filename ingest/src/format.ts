import type { Entry } from "./entry.ts";
import type { Limits } from "./limits.ts";
import type { Recording, RecordingFormat } from "./recording.ts";

/** Something that a format can tell about a file. */
export interface Fact {
  readonly name: string;
  readonly value: string | number;
}

/**
 * One export format: everything that is known about it sits in one file under `formats/`, and adding a format is adding
 * such a file and naming it in `formats/all.ts`.
 */
export interface Format {
  readonly id: RecordingFormat;
  /** What a lifter calls it: `Sensor Logger`. */
  readonly title: string;
  /**
   * Whether the entry belongs to this format. Looks at content (its first bytes); at the name only where the content
   * cannot tell sensors of one format apart.
   */
  recognise(entry: Entry): boolean;
  /**
   * Splits the recognised entries of one bundle (an archive, or the loose files of a batch) into those that make one
   * recording each. Left out when every entry is a recording of its own.
   */
  group?(entries: readonly Entry[]): readonly (readonly Entry[])[];
  /** What can be told about an entry for a user who wonders what it is. Never throws. */
  facts?(entry: Entry, limits: Limits): readonly Fact[];
  /**
   * Decodes one group.
   * @throws {IngestError} when nothing can be read from it.
   */
  read(group: readonly Entry[], limits: Limits): Recording | readonly Recording[] | Promise<Recording | readonly Recording[]>;
}
