import { fitCrc } from "./crc.ts";

/** A field as a FIT definition message lays it out. `offset` counts from the start of the message's content. */
export interface FitField {
  readonly number: number;
  readonly size: number;
  readonly baseType: number;
  readonly offset: number;
}

/** A definition message: how data messages of one local type are laid out. */
export interface FitDefinition {
  readonly localType: number;
  readonly globalNumber: number;
  readonly littleEndian: boolean;
  readonly fields: readonly FitField[];
  /** Fields of Connect IQ apps; `baseType` holds the developer data index. */
  readonly developerFields: readonly FitField[];
  /** Bytes of content in a data message. */
  readonly size: number;
  /** Offset of the time stamp (field 253), or -1. */
  readonly timestampOffset: number;
  /** Whether the time stamp comes first; a message with a compressed time stamp then leaves it out. */
  readonly timestampFirst: boolean;
}

/** One FIT file of a chain: header, records, checksum. */
export interface FitSegment {
  /** Byte where the header starts. */
  readonly start: number;
  /** Byte after the last whole record that was read. */
  readonly end: number;
  readonly protocolVersion: number;
  readonly profileVersion: number;
  /** Data messages by global number. */
  readonly counts: ReadonlyMap<number, number>;
  /** What is wrong with the segment. */
  readonly faults: readonly FitFault[];
}

export interface FitFault {
  readonly kind: "truncated" | "structure" | "checksum" | "trailing";
  readonly atByte: number;
  readonly detail: string;
}

/** Told of every data message; `content` is the byte after the record header and `timestamp` the seconds of a compressed header, or null. */
export interface FitVisitor {
  segment(start: number, protocolVersion: number, profileVersion: number): void;
  message(definition: FitDefinition, content: number, timestamp: number | null): void;
}

const SIGNATURE = [0x2e, 0x46, 0x49, 0x54];
const NO_TIMESTAMP = 0xffffffff;

/** Whether a FIT header starts at byte `at`: a size of 12 or more, and `.FIT` at its ninth byte. */
export function isFitHeader(bytes: Uint8Array, at = 0): boolean {
  return (bytes[at] as number) >= 12 && (bytes[at] as number) < 64 && SIGNATURE.every((byte, i) => bytes[at + 8 + i] === byte);
}

/**
 * Walks the framing of a FIT file, chained segments one after the other, without reading field values. Damage ends a segment after
 * its last whole record and is listed as a fault; it never throws. A recording that was never finished (records beyond the size in its
 * header) is read on to the end, or to the next segment, which is looked for by its signature where a header's size does not lead to it.
 */
export function scanFit(bytes: Uint8Array, visitor: FitVisitor): FitSegment[] {
  const segments: FitSegment[] = [];
  let start = 0;
  let checked = 0;
  while (isFitHeader(bytes, start)) {
    const found = scanSegment(bytes, start, visitor, checked <= MOST_CHECKED * bytes.length);
    segments.push(found.segment);
    checked += found.checked;
    start = found.next;
  }
  const last = segments.at(-1);
  if (last !== undefined && start < bytes.length) {
    const detail = `${bytes.length - start} bytes after the end make no FIT header`;
    segments[segments.length - 1] = { ...last, faults: [...last.faults, { kind: "trailing", atByte: start, detail }] };
  }
  return segments;
}

/** The first FIT header at or after byte `from`, or null. */
function headerFrom(bytes: Uint8Array, from: number): number | null {
  for (let dot = bytes.indexOf(SIGNATURE[0] as number, from + 8); dot >= 0; dot = bytes.indexOf(SIGNATURE[0] as number, dot + 1))
    if (isFitHeader(bytes, dot - 8)) return dot - 8;
  return null;
}

/** Times its size that a file's bytes are gone through for checksums: headers that lie about their sizes must not cost more. */
const MOST_CHECKED = 4;

function scanSegment(
  bytes: Uint8Array,
  start: number,
  visitor: FitVisitor,
  maySearch: boolean,
): { readonly segment: FitSegment; readonly next: number; readonly checked: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerSize = bytes[start] as number;
  const dataStart = start + headerSize;
  const declared = view.getUint32(start + 4, true);
  const declaredEnd = dataStart + declared;
  const protocolVersion = bytes[start + 1] as number;
  const profileVersion = view.getUint16(start + 2, true);
  const counts = new Map<number, number>();
  const faults: FitFault[] = [];
  const records = new RecordReader(bytes, view, visitor, counts);
  visitor.segment(start, protocolVersion, profileVersion);

  const checkedTo = Math.min(declaredEnd, bytes.length);
  const checksumFits = declaredEnd + 2 <= bytes.length && fitCrc(bytes, start, declaredEnd) === view.getUint16(declaredEnd, true);
  // Where the checksum fails the size may be a lie: the segment ends before the next one's header at the latest.
  const following = checksumFits || !maySearch ? null : headerFrom(bytes, dataStart);
  const available = following ?? bytes.length;
  let end = records.readTo(dataStart, Math.min(checkedTo, available));
  let next = declaredEnd + 2;
  const isWhole = next <= available;
  if (records.fault !== null && (records.fault.kind === "structure" || isWhole)) faults.push(records.fault);
  if (!isWhole) {
    const missing = next - available;
    const what = following === null ? "the file ends" : "the next segment starts";
    faults.push({ kind: "truncated", atByte: end, detail: `${what} ${missing} ${missing === 1 ? "byte" : "bytes"} early` });
    next = available;
  } else if (!checksumFits && records.fault === null && next < available) {
    // Recorders write the true size last: records that go on past the header's size belong to a recording that was never closed.
    end = records.readTo(declaredEnd, following === null ? available : Math.max(declaredEnd, following - 2));
    faults.push({
      kind: "truncated",
      atByte: end,
      detail: `the recording was never finished: its header speaks of ${declared} bytes, ${end - dataStart} hold records`,
    });
    next = available;
  } else if (!checksumFits) faults.push({ kind: "checksum", atByte: declaredEnd, detail: "the checksum does not fit the content" });
  return { segment: { start, end, protocolVersion, profileVersion, counts, faults }, next, checked: checkedTo - start };
}

/** Reads records one after the other and keeps what they leave behind: definitions and the last time stamp. */
class RecordReader {
  /** Why reading stopped early, or null. */
  fault: FitFault | null = null;
  readonly #definitions: (FitDefinition | undefined)[] = new Array(16);
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #visitor: FitVisitor;
  readonly #counts: Map<number, number>;
  #lastTimestamp: number | null = null;

  constructor(bytes: Uint8Array, view: DataView, visitor: FitVisitor, counts: Map<number, number>) {
    this.#bytes = bytes;
    this.#view = view;
    this.#visitor = visitor;
    this.#counts = counts;
  }

  /** Reads from `from` up to byte `to`; returns the byte after the last whole record. */
  readTo(from: number, to: number): number {
    let at = from;
    while (at < to) {
      const header = this.#bytes[at] as number;
      const next = (header & 0xc0) === 0x40 ? this.#readDefinition(at, to) : this.#readData(at, to);
      if (next === null) return at;
      at = next;
    }
    return at;
  }

  #readDefinition(at: number, to: number): number | null {
    const bytes = this.#bytes;
    const header = bytes[at] as number;
    if (at + 6 > to) return this.#stop("truncated", at, "a definition is cut off");
    const architecture = bytes[at + 2] as number;
    if (architecture > 1) return this.#stop("structure", at, `a definition has byte order ${architecture}`);
    const littleEndian = architecture === 0;
    const nativeCount = bytes[at + 5] as number;
    const nativeEnd = at + 6 + 3 * nativeCount;
    if (nativeEnd > to) return this.#stop("truncated", at, "a definition is cut off");
    const fields = readFields(bytes, at + 6, nativeCount, 0);
    let size = fields.reduce((sum, field) => sum + field.size, 0);
    let developerFields: FitField[] = [];
    let next = nativeEnd;
    if ((header & 0x20) !== 0) {
      const count = bytes[nativeEnd] ?? 0;
      next = nativeEnd + 1 + 3 * count;
      if (next > to) return this.#stop("truncated", at, "a definition is cut off");
      developerFields = readFields(bytes, nativeEnd + 1, count, size);
      size = developerFields.reduce((sum, field) => sum + field.size, size);
    }
    const timestamp = fields.find((field) => field.number === 253 && field.size === 4);
    this.#definitions[header & 15] = {
      localType: header & 15,
      globalNumber: this.#view.getUint16(at + 3, littleEndian),
      littleEndian,
      fields,
      developerFields,
      size,
      timestampOffset: timestamp?.offset ?? -1,
      timestampFirst: timestamp !== undefined && timestamp.offset === 0,
    };
    return next;
  }

  #readData(at: number, to: number): number | null {
    const header = this.#bytes[at] as number;
    const compressed = (header & 0x80) !== 0;
    const localType = compressed ? (header >> 5) & 3 : header & 15;
    if (!compressed && (header & 0x30) !== 0) return this.#stop("structure", at, "a record header uses reserved bits");
    const definition = this.#definitions[localType];
    if (definition === undefined) return this.#stop("structure", at, `a record uses local message ${localType}, which is not defined`);
    const size = compressed && definition.timestampFirst ? definition.size - 4 : definition.size;
    const next = at + 1 + size;
    if (next > to) return this.#stop("truncated", at, "a record is cut off");
    let timestamp: number | null = null;
    if (compressed) {
      if (this.#lastTimestamp !== null) {
        timestamp = this.#lastTimestamp - (this.#lastTimestamp % 32) + (header & 31);
        if (timestamp < this.#lastTimestamp) timestamp += 32;
        this.#lastTimestamp = timestamp;
      }
    } else if (definition.timestampOffset >= 0) {
      const stamp = this.#view.getUint32(at + 1 + definition.timestampOffset, definition.littleEndian);
      if (stamp !== NO_TIMESTAMP) this.#lastTimestamp = stamp;
    }
    this.#counts.set(definition.globalNumber, (this.#counts.get(definition.globalNumber) ?? 0) + 1);
    this.#visitor.message(
      definition,
      compressed && definition.timestampFirst ? at + 1 - 4 : at + 1,
      compressed ? (timestamp ?? NO_TIMESTAMP) : null,
    );
    return next;
  }

  #stop(kind: "truncated" | "structure", atByte: number, detail: string): null {
    this.fault = { kind, atByte, detail };
    return null;
  }
}

function readFields(bytes: Uint8Array, at: number, count: number, firstOffset: number): FitField[] {
  const fields: FitField[] = [];
  let offset = firstOffset;
  for (let i = 0; i < count; i++, at += 3) {
    const size = bytes[at + 1] as number;
    fields.push({ number: bytes[at] as number, size, baseType: bytes[at + 2] as number, offset });
    offset += size;
  }
  return fields;
}
