import { Readable } from "node:stream";

/** Bytes as the body of a response, read no faster than they are sent. */
export function streamed(bytes: Readable | AsyncIterable<Uint8Array>): ReadableStream {
  return Readable.toWeb(bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false })) as ReadableStream;
}
