import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import type { Stream } from "../motion/stream.ts";

const SEPARATOR = 0x1e;
const HEADER_SIZE = 8;
/** One second of samples, 12 bits an axis in the order y, x, z. */
const ACTIVITY = 0x00;
/** One second of samples, 16 bits an axis in the order x, y, z. */
const ACTIVITY_2 = 0x1a;

export interface Gt3xLog {
  /** Acceleration in g; times count from `originS`, seconds of the device's own clock. */
  readonly stream: Stream & { readonly originS: number };
  readonly issues: readonly RecordingIssue[];
}

/**
 * The acceleration in a gt3x `log.bin`, after ActiGraph's published description. A second without samples is a hole: the device slept.
 * Records whose checksum fails are left out and reported.
 * @throws {IngestError} `corrupt_file` when no second of samples can be read, `limit_exceeded`.
 */
export function readLog(entry: Entry, rateHz: number, countsPerG: number, limits: Limits): Gt3xLog {
  const { bytes } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seconds: { readonly timeS: number; readonly at: number; readonly type: number; readonly samples: number }[] = [];
  const issues: RecordingIssue[] = [];
  let total = 0;
  let at = 0;
  while (at + HEADER_SIZE < bytes.length) {
    // A few zero bytes may stand between records.
    if (bytes[at] !== SEPARATOR) {
      at++;
      continue;
    }
    const type = bytes[at + 1] as number;
    const size = view.getUint16(at + 6, true);
    const next = at + HEADER_SIZE + size + 1;
    if (next > bytes.length) {
      issues.push({ code: "truncated", atByte: at, detail: "the last record is cut off" });
      break;
    }
    if (checksum(bytes, at, next - 1) !== bytes[next - 1]) {
      issues.push({ code: "checksum_mismatch", atByte: at });
      if (issues.length > MAX_FAULTS) break;
      at++;
      continue;
    }
    const samples = type === ACTIVITY ? Math.floor((size * 8) / 36) : type === ACTIVITY_2 ? Math.floor(size / 6) : 0;
    if (samples > 0) seconds.push({ timeS: view.getUint32(at + 2, true), at: at + HEADER_SIZE, type, samples });
    total += samples;
    at = next;
  }
  if (total > limits.samples)
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `it holds more than ${limits.samples} samples`,
      "Cut the recording to the workout in ActiLife.",
    );
  const [first] = seconds;
  if (first === undefined)
    throw new IngestError(
      "corrupt_file",
      entry.name,
      "it holds no second of raw acceleration",
      "Download the recording again with ActiLife.",
    );
  const stream = {
    originS: first.timeS,
    timeS: new Float64Array(total),
    x: new Float32Array(total),
    y: new Float32Array(total),
    z: new Float32Array(total),
  };
  let row = 0;
  for (const second of seconds) {
    for (let i = 0; i < second.samples; i++, row++) {
      stream.timeS[row] = second.timeS - first.timeS + i / Math.max(rateHz, second.samples);
      const [x, y, z] = second.type === ACTIVITY ? packed(bytes, second.at, i) : plain(view, second.at, i);
      stream.x[row] = x / countsPerG;
      stream.y[row] = y / countsPerG;
      stream.z[row] = z / countsPerG;
    }
  }
  return { stream, issues };
}

const MAX_FAULTS = 100;

/** Ones' complement of the exclusive or of header and payload. */
function checksum(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum ^= bytes[at] as number;
  return ~sum & 0xff;
}

function packed(bytes: Uint8Array, from: number, i: number): readonly [number, number, number] {
  const nibbles = (first: number) => {
    let value = 0;
    for (let nibble = first; nibble < first + 3; nibble++)
      value = (value << 4) | (((bytes[from + (nibble >> 1)] as number) >> (nibble % 2 === 0 ? 4 : 0)) & 0xf);
    return value > 0x7ff ? value - 0x1000 : value;
  };
  return [nibbles(9 * i + 3), nibbles(9 * i), nibbles(9 * i + 6)];
}

function plain(view: DataView, from: number, i: number): readonly [number, number, number] {
  const at = from + 6 * i;
  return [view.getInt16(at, true), view.getInt16(at + 2, true), view.getInt16(at + 4, true)];
}
