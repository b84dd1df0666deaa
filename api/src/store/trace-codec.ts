import { gunzipSync, gzipSync } from "node:zlib";
import type { RecordingTrace } from "@lastrep/analysis";

/**
 * Traces lie in the database beside the sets that they explain: one transaction writes both, one delete removes both, one backup
 * holds both. They are cut into chunks, so that the page of one set reads seconds and not the hour around it.
 * A chunk is gzip over little-endian Float32 columns one after another: vertical acceleration, vertical velocity, detector, and
 * rotation where there is one.
 */
export const CHUNK_SAMPLES = 16_384;

export interface EncodedTrace {
  /** Index into the session's recordings. */
  readonly recording: number;
  readonly rateHz: number;
  readonly length: number;
  readonly rotation: boolean;
  readonly chunks: readonly Uint8Array[];
}

export interface TraceColumns {
  readonly verticalAcceleration: Float32Array;
  readonly verticalVelocity: Float32Array;
  readonly detector: Float32Array;
  readonly rotation: Float32Array | null;
}

export function encodeTrace(trace: RecordingTrace): EncodedTrace {
  const { verticalAcceleration, verticalVelocity, detector, rotation } = trace;
  const columns = [verticalAcceleration, verticalVelocity, detector, ...(rotation ? [rotation] : [])];
  const { length } = verticalAcceleration;
  const chunks = Array.from({ length: Math.ceil(length / CHUNK_SAMPLES) }, (_, index) => {
    const from = index * CHUNK_SAMPLES;
    const samples = Math.min(CHUNK_SAMPLES, length - from);
    const planar = new Float32Array(samples * columns.length);
    for (const [position, column] of columns.entries()) planar.set(column.subarray(from, from + samples), position * samples);
    return gzipSync(planar, { level: 3 });
  });
  return { recording: trace.recording, rateHz: trace.rateHz, length, rotation: rotation !== null, chunks };
}

/** Joins consecutive chunks. */
export function decodeChunks(chunks: readonly Uint8Array[], hasRotation: boolean): TraceColumns {
  const columnCount = hasRotation ? 4 : 3;
  const planars = chunks.map((chunk) => {
    const bytes = gunzipSync(chunk);
    // A copy, because Float32Array needs an aligned start and a pooled buffer does not promise one.
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  });
  const length = planars.reduce((sum, planar) => sum + planar.length / columnCount, 0);
  const column = (position: number) => {
    const joined = new Float32Array(length);
    let at = 0;
    for (const planar of planars) {
      const samples = planar.length / columnCount;
      joined.set(planar.subarray(position * samples, (position + 1) * samples), at);
      at += samples;
    }
    return joined;
  };
  return { verticalAcceleration: column(0), verticalVelocity: column(1), detector: column(2), rotation: hasRotation ? column(3) : null };
}
