import { type FitRawField, type FitRawMessage, readFitMessages } from "fit-file-parser/raw";
import { type FitSegment, scanFit } from "./frame.ts";
import { FitRewriter, type FitSelection } from "./rewrite.ts";

/** A data message whose fields are read by number. */
export type FitMessage = FitRawMessage;

export interface FitContent {
  readonly segments: readonly FitSegment[];
  /** Messages of each segment, in file order. */
  readonly messages: readonly (readonly FitMessage[])[];
  /** Messages that were wanted. When they exceed the limit none is decoded. */
  readonly wanted: number;
}

/**
 * The wanted messages and fields of a FIT file. Our own scan finds what is whole, segment by segment, and rewrites it soundly;
 * fit-file-parser decodes the result. Never throws for damage, which is listed in the segments' faults.
 */
export function readFit(bytes: Uint8Array, selection: FitSelection, maxMessages: number): FitContent {
  const rewriter = new FitRewriter(bytes, selection, maxMessages);
  const segments = scanFit(bytes, rewriter);
  rewriter.finish();
  const files = rewriter.kept > maxMessages ? [] : rewriter.files;
  return { segments, messages: files.map((file) => readFitMessages(file).messages), wanted: rewriter.kept };
}

/** First value of a field, or null where it is absent or marked invalid. */
export function numberOf(message: FitMessage, field: number): number | null {
  return numbersOf(message, field)[0] ?? null;
}

/** All values of an array field; invalid ones are null. Empty where the field is absent or holds text or 64-bit integers. */
export function numbersOf(message: FitMessage, field: number): (number | null)[] {
  const raw = message.fields.find((candidate) => candidate.fieldNumber === field);
  const type = raw === undefined ? undefined : TYPES[raw.baseType & 0x1f];
  if (raw === undefined || type === undefined) return [];
  const view = new DataView(raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.byteLength);
  const values: (number | null)[] = [];
  for (let at = 0; at + type.width <= raw.size; at += type.width) {
    const value = type.read(view, at, message.littleEndian);
    values.push(value === type.invalid || Number.isNaN(value) ? null : value);
  }
  return values;
}

/** Text of a field up to its first NUL, or null where it is absent or empty. */
export function textOf(message: FitMessage, field: number): string | null {
  const raw: FitRawField | undefined = message.fields.find((candidate) => candidate.fieldNumber === field);
  if (raw === undefined || (raw.baseType & 0x1f) !== 7) return null;
  const end = raw.bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? raw.bytes : raw.bytes.subarray(0, end)).trim() || null;
}

interface BaseType {
  readonly width: number;
  readonly invalid: number;
  read(view: DataView, at: number, littleEndian: boolean): number;
}

const BYTE = (view: DataView, at: number) => view.getUint8(at);
const U16 = (view: DataView, at: number, little: boolean) => view.getUint16(at, little);
const U32 = (view: DataView, at: number, little: boolean) => view.getUint32(at, little);

/** Base types by their five-bit number; text (7) and 64-bit integers are left out. */
const TYPES: Readonly<Record<number, BaseType>> = {
  0: { width: 1, invalid: 0xff, read: BYTE },
  1: { width: 1, invalid: 0x7f, read: (view, at) => view.getInt8(at) },
  2: { width: 1, invalid: 0xff, read: BYTE },
  3: { width: 2, invalid: 0x7fff, read: (view, at, little) => view.getInt16(at, little) },
  4: { width: 2, invalid: 0xffff, read: U16 },
  5: { width: 4, invalid: 0x7fffffff, read: (view, at, little) => view.getInt32(at, little) },
  6: { width: 4, invalid: 0xffffffff, read: U32 },
  8: { width: 4, invalid: Number.NaN, read: (view, at, little) => view.getFloat32(at, little) },
  9: { width: 8, invalid: Number.NaN, read: (view, at, little) => view.getFloat64(at, little) },
  10: { width: 1, invalid: 0, read: BYTE },
  11: { width: 2, invalid: 0, read: U16 },
  12: { width: 4, invalid: 0, read: U32 },
  13: { width: 1, invalid: 0xff, read: BYTE },
};
