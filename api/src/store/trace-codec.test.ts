import { expect, test } from "vitest";
import { CHUNK_SAMPLES, decodeChunks, encodeTrace } from "./trace-codec.ts";

function wave(length: number, scale: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => scale * Math.sin(index / 7));
}

test.each([0, 1, CHUNK_SAMPLES, 2 * CHUNK_SAMPLES + 5])("%i samples come back bit for bit", (length) => {
  for (const rotation of [null, wave(length, 4)]) {
    const trace = {
      recording: 3,
      rateHz: 100,
      verticalAcceleration: wave(length, 1),
      verticalVelocity: wave(length, 2),
      detector: wave(length, 3),
      rotation,
    };
    const encoded = encodeTrace(trace);
    expect(encoded).toMatchObject({ recording: 3, rateHz: 100, length, rotation: rotation !== null });
    expect(encoded.chunks).toHaveLength(Math.ceil(length / CHUNK_SAMPLES));
    const { verticalAcceleration, verticalVelocity, detector } = trace;
    expect(decodeChunks(encoded.chunks, rotation !== null)).toEqual({ verticalAcceleration, verticalVelocity, detector, rotation });
  }
});
