/** Why nothing could be read from a file. */
export type IngestErrorCode =
  | "empty_file"
  | "unknown_format"
  | "unsupported_content"
  | "corrupt_archive"
  | "corrupt_file"
  | "limit_exceeded"
  | "missing_companion";

/** No answer is possible for this file: says which file, where, why, and what the user can do. */
export class IngestError extends Error {
  override readonly name = "IngestError";
  readonly code: IngestErrorCode;
  /** Name of the file as given by the user; inside an archive `archive.zip/entry.csv`. */
  readonly file: string;
  /** What is wrong, in plain words, with the place (byte or line) where it is known. */
  readonly reason: string;
  /** What the user can do about it. */
  readonly hint: string;

  constructor(code: IngestErrorCode, file: string, reason: string, hint: string) {
    super(`${file}: ${reason}`);
    this.code = code;
    this.file = file;
    this.reason = reason;
    this.hint = hint;
  }
}

/** What a companion of a recording gives (a gyroscope, a heart rate); null where it cannot be read, which must not take the rest with it. */
export function unlessUnreadable<Found>(read: () => Found): Found | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof IngestError && cause.code !== "limit_exceeded") return null;
    throw cause;
  }
}
