import { Readable } from "node:stream";
import type { MiddlewareHandler } from "hono";

/** Bytes as the body of a response, read no faster than they are sent. */
export function streamed(bytes: Readable | AsyncIterable<Uint8Array>): ReadableStream {
  return Readable.toWeb(bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false })) as ReadableStream;
}

/** An answer to HEAD has no body: what would have been read for one is closed at once, lest every such request leaves a file open. */
export const headWithoutBody: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.req.raw.method !== "HEAD" || !c.res.body) return;
  await c.res.body.cancel();
  c.res = new Response(null, c.res);
};
