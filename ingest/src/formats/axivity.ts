import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { RADIANS, STANDARD_GRAVITY } from "../units.ts";

/**
 * Axivity AX3 and AX6 `.cwa`: a header of 1024 bytes, then blocks of 512, each with a checksum, its own time and 40 to 120 samples.
 * Corrupt blocks are left out and leave a hole. The device's clock is local time of a zone that the file does not name.
 * (The CSV exports have no header and are read as a plain table.)
 */
export const axivity: Format = {
  id: "axivity",
  title: "Axivity (cwa)",
  recognise: ({ bytes }) => bytes[0] === 0x4d && bytes[1] === 0x44 && bytes[2] === 0xfc && bytes[3] === 0x03,
  read: ([entry], limits) => read(entry as Entry, limits),
};

const HEADER_SIZE = 1024;
const BLOCK_SIZE = 512;
const DATA_AT = 30;
const DATA_SIZE = 480;

function read(entry: Entry, limits: Limits): Recording[] {
  const { bytes } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks: Block[] = [];
  let corrupt = 0;
  let firstCorrupt = 0;
  for (let at = HEADER_SIZE; at + BLOCK_SIZE <= bytes.length; at += BLOCK_SIZE) {
    const block = readBlock(view, at);
    if (block !== null) blocks.push(block);
    else if (corrupt++ === 0) firstCorrupt = at;
  }
  const [first] = blocks;
  if (first === undefined)
    throw new IngestError("corrupt_file", entry.name, "none of its blocks is whole", "Download the recording again with OmGui.");
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  if (total > limits.samples)
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `it holds more than ${limits.samples} samples`,
      "Cut the recording to the workout in OmGui.",
    );
  const issues: RecordingIssue[] = [{ code: "local_time" }];
  if (corrupt > 0)
    issues.push({
      code: "truncated",
      atByte: firstCorrupt,
      detail: `${corrupt} corrupt ${corrupt === 1 ? "block" : "blocks"} of 512 bytes left out`,
    });
  if ((bytes.length - HEADER_SIZE) % BLOCK_SIZE !== 0)
    issues.push({ code: "truncated", atByte: bytes.length, detail: "the last block is cut off" });
  const originS = Math.floor(first.timeS);
  const timeS = timesOf(blocks, originS, total);
  const rotates = first.axes === 6;
  return assembleMotion(
    {
      entry,
      format: "axivity",
      sourceUnit: "counts",
      device: rotates ? "Axivity AX6" : "Axivity AX3",
      originS,
      timeZone: null,
      issues,
      streams: {
        acceleration: { timeS, ...samplesOf(view, blocks, total, rotates ? 3 : 0, (block) => STANDARD_GRAVITY / block.countsPerG) },
        angularRate: rotates ? { timeS, ...samplesOf(view, blocks, total, 0, (block) => (block.gyroscopeRange / 32_768) * RADIANS) } : null,
        gravity: null,
      },
    },
    limits,
  );
}

interface Block {
  /** Byte of the first sample. */
  readonly at: number;
  readonly count: number;
  readonly axes: number;
  /** Three times ten bits with a common exponent in 32 bits, instead of 16 bits an axis. */
  readonly packed: boolean;
  readonly rateHz: number;
  /** Time of the sample at index `anchor`, s of the device's clock as if it were UTC. */
  readonly timeS: number;
  readonly anchor: number;
  readonly sequence: number;
  readonly countsPerG: number;
  /** deg/s at full scale. */
  readonly gyroscopeRange: number;
}

/** The block at byte `at`, or null when its mark, checksum or sizes are wrong. */
function readBlock(view: DataView, at: number): Block | null {
  if (view.getUint16(at, true) !== 0x5841 || view.getUint16(at + 2, true) !== BLOCK_SIZE - 4) return null;
  let sum = 0;
  for (let word = 0; word < BLOCK_SIZE; word += 2) sum = (sum + view.getUint16(at + word, true)) & 0xffff;
  if (sum !== 0) return null;
  const fractional = view.getUint16(at + 4, true);
  const scales = view.getUint16(at + 18, true);
  const rateCode = view.getUint8(at + 24);
  const layout = view.getUint8(at + 25);
  const offset = view.getInt16(at + 26, true);
  const count = view.getUint16(at + 28, true);
  const axes = layout >> 4;
  const packed = (layout & 15) === 0;
  // Very old firmware puts the rate where later ones put the index of the time stamp.
  const rateHz = rateCode === 0 ? offset : 3200 / (1 << (15 - (rateCode & 15)));
  const width = packed ? 4 : 2 * axes;
  if ((axes !== 3 && axes !== 6) || (packed && axes !== 3) || !(rateHz > 0) || count === 0 || count * width > DATA_SIZE) return null;
  // With its top bit set the field holds 15 bits of the second, by which the index had been moved for older readers.
  const hasFraction = (fractional & 0x8000) !== 0;
  const fraction = hasFraction ? ((fractional & 0x7fff) << 1) / 65_536 : 0;
  return {
    at: at + DATA_AT,
    count,
    axes,
    packed,
    rateHz,
    timeS: secondsOf(view.getUint32(at + 14, true)) + fraction,
    anchor: rateCode === 0 ? 0 : offset + Math.floor(fraction * Math.trunc(rateHz)),
    sequence: view.getUint32(at + 10, true),
    countsPerG: 1 << (8 + ((scales >> 13) & 7)),
    gyroscopeRange: 8000 / (1 << ((scales >> 10) & 7)),
  };
}

/** Date and time packed into 32 bits: six for the year since 2000, four, five, five, six, six. */
function secondsOf(packed: number): number {
  const [year, month, day] = [(packed >>> 26) & 0x3f, (packed >>> 22) & 0xf, (packed >>> 17) & 0x1f];
  const [hour, minute, second] = [(packed >>> 12) & 0x1f, (packed >>> 6) & 0x3f, packed & 0x3f];
  return Date.UTC(2000 + year, month - 1, day, hour, minute, second) / 1000;
}

/**
 * Times of all samples. The true rate strays from the nominal one, so the samples of a block are spread from its own start to that of
 * the block that follows it directly; before a hole, and at the end, the nominal rate holds.
 */
function timesOf(blocks: readonly Block[], originS: number, total: number): Float64Array {
  const startOf = ({ timeS, anchor, rateHz }: Block) => timeS - anchor / rateHz - originS;
  const timeS = new Float64Array(total);
  let row = 0;
  blocks.forEach((block, b) => {
    const startS = startOf(block);
    const next = blocks[b + 1];
    const toNextS = next === undefined ? Number.NaN : startOf(next) - startS;
    const nominalS = block.count / block.rateHz;
    const follows = next !== undefined && next.sequence === block.sequence + 1 && Math.abs(toNextS / nominalS - 1) < 0.2;
    const step = (follows ? toNextS : nominalS) / block.count;
    for (let i = 0; i < block.count; i++) timeS[row++] = startS + i * step;
  });
  return timeS;
}

function samplesOf(
  view: DataView,
  blocks: readonly Block[],
  total: number,
  firstAxis: number,
  scaleOf: (block: Block) => number,
): Omit<Stream, "timeS"> {
  const columns = [new Float32Array(total), new Float32Array(total), new Float32Array(total)] as const;
  let row = 0;
  for (const block of blocks) {
    const scale = scaleOf(block);
    for (let i = 0; i < block.count; i++, row++) {
      for (const axis of [0, 1, 2] as const)
        columns[axis][row] =
          (block.packed
            ? unpack(view.getUint32(block.at + 4 * i, true), axis)
            : view.getInt16(block.at + 2 * (block.axes * i + firstAxis + axis), true)) * scale;
    }
  }
  return { x: columns[0], y: columns[1], z: columns[2] };
}

/** Ten signed bits of the axis, raised by the common exponent in the top two. */
function unpack(word: number, axis: number): number {
  return (((word >>> (10 * axis)) << 22) >> 22) << (word >>> 30);
}
