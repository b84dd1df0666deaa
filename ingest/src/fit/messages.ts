import { type FitRawField, type FitRawMessage, readFitMessages } from "fit-file-parser/raw";
import { type FitSegment, scanFit } from "./frame.ts";
import { type FitRecords, RecordGatherer } from "./records.ts";
import { FitRewriter, type FitSelection } from "./rewrite.ts";
import { SensorGatherer } from "./sensor-messages.ts";

/** A data message whose fields are read by number. */
export type FitMessage = FitRawMessage;

export interface FitContent {
  readonly segments: readonly FitSegment[];
  /** Wanted messages of each segment, in file order; those of raw sensors and their calibration after the others. */
  readonly messages: readonly (readonly FitMessage[])[];
  /** Records of each segment. */
  readonly records: readonly FitRecords[];
  /** Messages and records that were wanted. When they exceed the limit no message is decoded. */
  readonly wanted: number;
}

/**
 * The wanted messages and fields of a FIT file, and its records. Our own scan finds what is whole, segment by segment, and rewrites it
 * soundly; fit-file-parser decodes the result. What there are thousands of, records and sensors, is read on the way. Never throws for damage, which is listed in the segments' faults.
 */
export function readFit(bytes: Uint8Array, selection: FitSelection, maxMessages: number): FitContent {
  const sensors = new SensorGatherer(bytes, selection, maxMessages);
  const rewriter = new FitRewriter(bytes, new Map([...selection].filter(([number]) => !sensors.takes(number))), maxMessages);
  const gatherer = new RecordGatherer(bytes, maxMessages);
  const segments = scanFit(bytes, {
    segment(start, protocolVersion, profileVersion) {
      rewriter.segment(start, protocolVersion, profileVersion);
      gatherer.segment();
      sensors.segment();
    },
    message(definition, content, timestamp) {
      rewriter.message(definition, content, timestamp);
      gatherer.message(definition, content, timestamp);
      sensors.message(definition, content, timestamp);
    },
  });
  rewriter.finish();
  const wanted = rewriter.kept + gatherer.count + sensors.count;
  const files = wanted > maxMessages ? [] : rewriter.files;
  const messages = files.map((file, i) => readFitMessages(file).messages.concat(sensors.segments[i] ?? []));
  return { segments, messages, records: gatherer.segments, wanted };
}

/** First value of a field, or null where it is absent or marked invalid. */
export function numberOf(message: FitMessage, field: number): number | null {
  const raw = fieldOf(message, field);
  const type = raw && TYPES[raw.baseType & 0x1f];
  return raw && type && raw.size >= type.width ? valueAt(raw.bytes, 0, type, message.littleEndian) : null;
}

/** All values of an array field; invalid ones are null. Empty where the field is absent or holds text or 64-bit integers. */
export function numbersOf(message: FitMessage, field: number): (number | null)[] {
  const raw = fieldOf(message, field);
  const type = raw && TYPES[raw.baseType & 0x1f];
  if (!raw || !type) return [];
  const values: (number | null)[] = [];
  for (let at = 0; at + type.width <= raw.size; at += type.width) values.push(valueAt(raw.bytes, at, type, message.littleEndian));
  return values;
}

/**
 * Writes all values of an array field to `out` and returns how many there are; invalid ones are NaN. Like {@link numbersOf}, for fields of which there are
 * thousands. `out` must have room for one value a byte.
 */
export function numbersInto(message: FitMessage, field: number, out: Float64Array): number {
  const raw = fieldOf(message, field);
  const type = raw && TYPES[raw.baseType & 0x1f];
  if (!raw || !type) return 0;
  const { bytes, size } = raw;
  const count = Math.floor(size / type.width);
  if (type.width === 2) {
    // Raw counts and times, nearly always.
    const [high, low] = message.littleEndian ? [1, 0] : [0, 1];
    const half = type.kind === "signed" ? 0x8000 : 0x10000;
    for (let i = 0; i < count; i++) {
      const value = ((bytes[2 * i + high] as number) << 8) | (bytes[2 * i + low] as number);
      const signed = value >= half ? value - 0x10000 : value;
      out[i] = signed === type.invalid ? Number.NaN : signed;
    }
  } else {
    for (let i = 0; i < count; i++) out[i] = valueAt(bytes, i * type.width, type, message.littleEndian) ?? Number.NaN;
  }
  return count;
}

/** The bytes of a field as they stand in the file; none where it is absent. */
export function bytesOf(message: FitMessage, field: number): Uint8Array {
  return fieldOf(message, field)?.bytes ?? new Uint8Array();
}

/** Text of a field up to its first NUL, or null where it is absent or empty. */
export function textOf(message: FitMessage, field: number): string | null {
  const raw = fieldOf(message, field);
  if (raw === undefined || (raw.baseType & 0x1f) !== 7) return null;
  const end = raw.bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? raw.bytes : raw.bytes.subarray(0, end)).trim() || null;
}

function fieldOf({ fields }: FitMessage, number: number): FitRawField | undefined {
  for (const field of fields) if (field.fieldNumber === number) return field;
  return undefined;
}

interface BaseType {
  readonly width: number;
  readonly kind: "unsigned" | "signed" | "float";
  /** Value that stands for none; NaN for floats. */
  readonly invalid: number;
}

/** Base types by their five-bit number; text (7) and 64-bit integers are left out. */
const TYPES: Readonly<Record<number, BaseType>> = {
  0: { width: 1, kind: "unsigned", invalid: 0xff },
  1: { width: 1, kind: "signed", invalid: 0x7f },
  2: { width: 1, kind: "unsigned", invalid: 0xff },
  3: { width: 2, kind: "signed", invalid: 0x7fff },
  4: { width: 2, kind: "unsigned", invalid: 0xffff },
  5: { width: 4, kind: "signed", invalid: 0x7fffffff },
  6: { width: 4, kind: "unsigned", invalid: 0xffffffff },
  8: { width: 4, kind: "float", invalid: Number.NaN },
  9: { width: 8, kind: "float", invalid: Number.NaN },
  10: { width: 1, kind: "unsigned", invalid: 0 },
  11: { width: 2, kind: "unsigned", invalid: 0 },
  12: { width: 4, kind: "unsigned", invalid: 0 },
  13: { width: 1, kind: "unsigned", invalid: 0xff },
};

const scratch = new DataView(new ArrayBuffer(8));

/**
 * The value at byte `at`, or null when it is marked invalid. Integers are put together byte by byte: a view on each of many thousand
 * little arrays would cost more than everything else.
 */
function valueAt(bytes: Uint8Array, at: number, { width, kind, invalid }: BaseType, littleEndian: boolean): number | null {
  if (kind === "float") {
    for (let i = 0; i < width; i++) scratch.setUint8(i, bytes[at + i] as number);
    const value = width === 4 ? scratch.getFloat32(0, littleEndian) : scratch.getFloat64(0, littleEndian);
    return Number.isFinite(value) ? value : null;
  }
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[littleEndian ? at + width - 1 - i : at + i] as number);
  const half = 2 ** (8 * width - 1);
  const signed = kind === "signed" && value >= half ? value - 2 * half : value;
  return signed === invalid ? null : signed;
}
