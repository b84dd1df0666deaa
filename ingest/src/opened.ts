import { unpack } from "./archive/unpack.ts";
import { jsonTables, startsLikeJson } from "./csv/json-tables.ts";
import type { Entry } from "./entry.ts";
import { formats } from "./formats/all.ts";
import type { Limits } from "./limits.ts";
import type { InputFile } from "./recording.ts";

/**
 * What is in a file as the formats see it: unpacked, and motion tables in a JSON that no format knows as text tables.
 * @throws {IngestError} when it cannot be opened.
 */
export function opened(file: InputFile, limits: Limits): Entry[] {
  const isKnown = (entry: Entry) => formats.some((format) => format.recognise(entry));
  return unpack(file, limits).flatMap((entry) => (startsLikeJson(entry) && !isKnown(entry) ? jsonTables(entry, limits) : [entry]));
}
