import { Inflate, inflateSync } from "fflate";
import { crc32 as slowCrc32 } from "./crc32.ts";

/** The part of Node's zlib that is used here, where the runtime has it. */
interface Zlib {
  inflateRawSync(packed: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array;
  crc32?(bytes: Uint8Array): number;
}

const runtime = (globalThis as { process?: { getBuiltinModule?(name: string): unknown } }).process;
/** In Node, its own zlib does the same work twice as fast; elsewhere fflate does it. */
const zlib = runtime?.getBuiltinModule?.("node:zlib") as Zlib | undefined;

/**
 * Unpacks a raw deflate stream of known unpacked size; never more than `size` bytes.
 * @throws when the stream is damaged or holds more.
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  if (zlib === undefined) return inflateSync(packed, { out: new Uint8Array(size) });
  const { buffer, byteOffset, byteLength } = zlib.inflateRawSync(packed, {
    maxOutputLength: Math.max(size, 1),
    // One chunk for the whole: else the pieces are copied together at the end. With a byte to spare, for a full chunk has another one made.
    chunkSize: Math.max(size + 1, MIN_CHUNK),
  });
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What can be unpacked of a raw deflate stream that is cut off or damaged, at most about `maxBytes`. */
export function inflateDamaged(packed: Uint8Array, maxBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  // A byte unpacks to a thousand at most: what goes beyond `maxBytes` stays of its size.
  const step = Math.min(CHUNK, Math.max(SMALLEST_CHUNK, maxBytes >> 10));
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    total += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && total < maxBytes; at += step) stream.push(packed.subarray(at, at + step));
  } catch {
    // Where the damage starts is where reading ends.
  }
  return joined(chunks, total);
}

/** CRC-32 as zip and gzip keep it. */
export function crc32(bytes: Uint8Array): number {
  return zlib?.crc32?.(bytes) ?? slowCrc32(bytes);
}

/** The chunks in one array. */
export function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CHUNK = 16 * 1024;
const SMALLEST_CHUNK = 256;
/** Smallest that zlib takes. */
const MIN_CHUNK = 64;
