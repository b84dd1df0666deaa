import { fitCrc } from "./crc.ts";
import type { FitDefinition, FitField, FitVisitor } from "./frame.ts";

/** Messages to keep, by global number, and of each the fields to keep. */
export type FitSelection = ReadonlyMap<number, ReadonlySet<number>>;

const HEADER_SIZE = 14;
const TIMESTAMP: FitField = { number: 253, size: 4, baseType: 0x86, offset: -1 };
/** Bytes of one value of each base type, by its five-bit number. */
const WIDTHS = [1, 1, 1, 2, 2, 4, 4, 1, 4, 8, 1, 2, 4, 1, 8, 8, 8];

/**
 * Writes the wanted messages of each segment into a sound FIT file of its own: right size and checksum, nothing cut off, one time stamp
 * in plain form. What comes out can be handed to any strict decoder, whatever was wrong with the file.
 */
export class FitRewriter implements FitVisitor {
  /** One sound file for each segment seen. */
  readonly files: Uint8Array[] = [];
  /** Messages kept so far. */
  kept = 0;
  readonly #source: Uint8Array;
  readonly #selection: FitSelection;
  readonly #maxMessages: number;
  #out: GrowingBytes | null = null;
  #written: (Layout | undefined)[] = [];
  readonly #layouts = new Map<FitDefinition, { readonly plain: Layout | null; readonly compressed: Layout | null }>();

  /** @param maxMessages messages beyond this number are left out; `kept` then exceeds it. */
  constructor(source: Uint8Array, selection: FitSelection, maxMessages: number) {
    this.#source = source;
    this.#selection = selection;
    this.#maxMessages = maxMessages;
  }

  segment(_start: number, protocolVersion: number, profileVersion: number): void {
    this.finish();
    this.#written = [];
    this.#out = new GrowingBytes();
    this.#out.push(
      HEADER_SIZE,
      protocolVersion >> 4 > 2 || protocolVersion >> 4 < 1 ? 0x20 : protocolVersion,
      profileVersion & 0xff,
      profileVersion >> 8,
    );
    this.#out.push(0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54, 0, 0);
  }

  message(definition: FitDefinition, content: number, timestamp: number | null): void {
    const fields = this.#selection.get(definition.globalNumber);
    if (fields === undefined || this.#out === null) return;
    const layout = this.#layoutOf(definition, fields)[timestamp === null ? "plain" : "compressed"];
    if (layout === null || ++this.kept > this.#maxMessages) return;
    if (this.#written[definition.localType] !== layout) {
      this.#out.append(layout.definition, 0, layout.definition.length);
      this.#written[definition.localType] = layout;
    }
    this.#out.push(definition.localType);
    if (timestamp !== null) {
      const bytes = [timestamp & 0xff, (timestamp >>> 8) & 0xff, (timestamp >>> 16) & 0xff, timestamp >>> 24];
      this.#out.push(...(definition.littleEndian ? bytes : bytes.reverse()));
    }
    for (const { offset, size } of layout.copied) this.#out.append(this.#source, content + offset, size);
  }

  /** Closes the last file. Must be called after the scan. */
  finish(): void {
    const out = this.#out;
    if (out === null) return;
    this.#out = null;
    const bytes = out.bytes(2);
    const end = bytes.length - 2;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    view.setUint32(4, end - HEADER_SIZE, true);
    view.setUint16(12, fitCrc(bytes, 0, 12), true);
    view.setUint16(end, fitCrc(bytes, 0, end), true);
    this.files.push(bytes);
  }

  #layoutOf(definition: FitDefinition, wanted: ReadonlySet<number>) {
    let layouts = this.#layouts.get(definition);
    if (layouts === undefined) {
      const kept = soundFields(definition, wanted);
      layouts = {
        plain: layoutOf(definition, kept, kept),
        compressed: layoutOf(
          definition,
          [TIMESTAMP, ...kept.filter(({ number }) => number !== 253)],
          kept.filter(({ number }) => number !== 253),
        ),
      };
      this.#layouts.set(definition, layouts);
    }
    return layouts;
  }
}

/** How a kept message is written: its definition record, and which stretches of the original content follow. */
interface Layout {
  readonly definition: Uint8Array;
  readonly copied: readonly { readonly offset: number; readonly size: number }[];
}

function layoutOf(
  { localType, littleEndian, globalNumber }: FitDefinition,
  defined: readonly FitField[],
  copied: readonly FitField[],
): Layout | null {
  if (defined.length === 0) return null;
  const number = littleEndian ? [globalNumber & 0xff, globalNumber >> 8] : [globalNumber >> 8, globalNumber & 0xff];
  const fields = defined.flatMap((field) => [field.number, field.size, field.baseType]);
  return { definition: Uint8Array.from([0x40 | localType, 0, littleEndian ? 0 : 1, ...number, defined.length, ...fields]), copied };
}

/** The wanted fields that a decoder can read, each number once. */
export function soundFields({ fields }: FitDefinition, wanted: ReadonlySet<number>): FitField[] {
  return fields.filter(
    (field, i) => wanted.has(field.number) && isSound(field) && fields.findIndex(({ number }) => number === field.number) === i,
  );
}

/** Whether the field's size is a whole number of values of a known type. */
function isSound({ size, baseType }: FitField): boolean {
  const width = (baseType & 0x60) === 0 ? WIDTHS[baseType & 0x1f] : undefined;
  return width !== undefined && size > 0 && size % width === 0;
}

class GrowingBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  push(...values: number[]): void {
    this.#reserve(values.length);
    for (const value of values) this.#bytes[this.#length++] = value;
  }

  append(source: Uint8Array, from: number, size: number): void {
    this.#reserve(size);
    this.#bytes.set(source.subarray(from, from + size), this.#length);
    this.#length += size;
  }

  /** A copy, with `extra` zero bytes at the end. */
  bytes(extra: number): Uint8Array {
    const copy = new Uint8Array(this.#length + extra);
    copy.set(this.#bytes.subarray(0, this.#length));
    return copy;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + size));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}
