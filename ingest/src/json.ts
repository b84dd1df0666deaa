import type { Entry } from "./entry.ts";
import { IngestError } from "./error.ts";
import type { Limits } from "./limits.ts";

/**
 * The content of a JSON file.
 * @throws {IngestError} `limit_exceeded` when it is larger than is parsed at once, `corrupt_file` when it is no JSON.
 */
export function readJson(entry: Entry, limits: Limits): unknown {
  if (entry.bytes.length > limits.jsonBytes) {
    const limit = Math.round(limits.jsonBytes / 1024 / 1024);
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `JSON of more than ${limit} MB is not read`,
      "Export CSV instead, or split the recording.",
    );
  }
  try {
    return JSON.parse(new TextDecoder().decode(entry.bytes));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IngestError(
      "corrupt_file",
      entry.name,
      `the JSON breaks off or is damaged (${why})`,
      "Export the recording again; the transfer may have been cut off.",
    );
  }
}
