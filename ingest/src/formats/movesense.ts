import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import { readJson } from "../json.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { RADIANS, scaled } from "../units.ts";

/**
 * Movesense logbook JSON: `{"Meas":{"IMU9":[{"ArrayAcc":[{x,y,z}…],"ArrayGyro":[…],"Timestamp":ms},…]}}`, a time stamp for each block
 * of samples, counted from the sensor's start. m/s² with gravity, deg/s.
 */
export const movesense: Format = {
  id: "movesense",
  title: "Movesense",
  recognise: (entry) => /^\s*\{\s*"(Meas|Samples)"\s*:/.test(headText(entry, 128)) && /"Array(Acc|Gyro)"/.test(headText(entry, 65_536)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface Block {
  readonly Timestamp?: unknown;
  readonly ArrayAcc?: unknown;
  readonly ArrayGyro?: unknown;
}

function read(entry: Entry, limits: Limits): Recording[] {
  const blocks = blocksIn(readJson(entry, limits), 0);
  const acceleration = spread(blocks, "ArrayAcc", limits);
  const rotation = spread(blocks, "ArrayGyro", limits);
  if (acceleration === null) {
    throw new IngestError("missing_companion", entry.name, "it holds no acceleration", "Log Acc, IMU6 or IMU9 with Movesense.");
  }
  return assembleMotion(
    {
      entry,
      format: "movesense",
      sourceUnit: "m/s²",
      device: "Movesense",
      originS: null,
      timeZone: null,
      issues: [],
      streams: { acceleration, angularRate: rotation && { timeS: rotation.timeS, ...scaled(rotation, RADIANS) }, gravity: null },
    },
    limits,
  );
}

/** Every block with a time stamp, wherever it lies: firmware versions wrap them differently. */
function blocksIn(value: unknown, depth: number): Block[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksIn(item, depth + 1));
  if (typeof value !== "object" || value === null || depth > 8) return [];
  if ("Timestamp" in value) return [value];
  return Object.values(value).flatMap((item) => blocksIn(item, depth + 1));
}

/** The samples of all blocks; those of one block are spread evenly up to the next block's time. */
function spread(blocks: readonly Block[], key: "ArrayAcc" | "ArrayGyro", limits: Limits): Stream | null {
  const filled = blocks.flatMap(({ Timestamp, [key]: samples }) =>
    typeof Timestamp === "number" && Array.isArray(samples) && samples.length > 0
      ? [{ startS: Timestamp / 1000, samples: samples as readonly Partial<Sample>[] }]
      : [],
  );
  const steps = filled.slice(1).map(({ startS }, i) => (startS - (filled[i]?.startS ?? 0)) / (filled[i]?.samples.length ?? 1));
  const typical = [...steps].sort((a, b) => a - b)[steps.length >> 1];
  if (typical === undefined || !(typical > 0)) return null;
  const count = Math.min(
    limits.samples,
    filled.reduce((sum, { samples }) => sum + samples.length, 0),
  );
  const stream = { timeS: new Float64Array(count), x: new Float32Array(count), y: new Float32Array(count), z: new Float32Array(count) };
  let at = 0;
  filled.forEach(({ startS, samples }, b) => {
    // A block before a hole keeps its own pace.
    const step = Math.min(steps[b] ?? typical, 1.5 * typical);
    samples.forEach(({ x, y, z }, i) => {
      if (at >= count || !Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) return;
      stream.timeS[at] = startS + i * step;
      stream.x[at] = x as number;
      stream.y[at] = y as number;
      stream.z[at] = z as number;
      at++;
    });
  });
  return { timeS: stream.timeS.subarray(0, at), x: stream.x.subarray(0, at), y: stream.y.subarray(0, at), z: stream.z.subarray(0, at) };
}
