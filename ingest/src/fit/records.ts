import type { FitDefinition, FitVisitor } from "./frame.ts";
import { FIELD_DESCRIPTION, RECORD } from "./profile.ts";

/** The records of one segment as columns: one message a second or more, by far the most of an activity. */
export interface FitRecords {
  /** FIT time stamps, s; `NaN` where a record has none. */
  readonly timestamps: readonly number[];
  /** Beats a minute; 0 where a record has none. */
  readonly heartRates: readonly number[];
}

const INVALID_TIMESTAMP = 0xffffffff;
const INVALID_HEART_RATE = 0xff;

/** Gathers records straight from the framing, without an object a message. */
export class RecordGatherer implements FitVisitor {
  /** One for each segment seen. */
  readonly segments: { readonly timestamps: number[]; readonly heartRates: number[] }[] = [];
  /** Records seen so far; none beyond the limit is kept. */
  count = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #maxRecords: number;
  readonly #places = new Map<FitDefinition, Places>();
  /** Developer fields that stand for the heart rate, as `developer * 256 + field`: apps write what a sensor of theirs measured there. */
  readonly #heartRateFields = new Set<number>();

  constructor(bytes: Uint8Array, maxRecords: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#maxRecords = maxRecords;
  }

  segment(): void {
    this.segments.push({ timestamps: [], heartRates: [] });
  }

  message(definition: FitDefinition, content: number, timestamp: number | null): void {
    if (definition.globalNumber === FIELD_DESCRIPTION.message) this.#describe(definition, content);
    if (definition.globalNumber !== RECORD.message || ++this.count > this.#maxRecords) return;
    const { timestampOffset, littleEndian } = definition;
    const stamp = timestamp ?? (timestampOffset < 0 ? INVALID_TIMESTAMP : this.#view.getUint32(content + timestampOffset, littleEndian));
    const { native, developer } = this.#placesIn(definition);
    let beats = native < 0 ? INVALID_HEART_RATE : (this.#bytes[content + native] as number);
    if (beats === INVALID_HEART_RATE && developer >= 0) beats = this.#bytes[content + developer] as number;
    const records = this.segments.at(-1);
    records?.timestamps.push(stamp === INVALID_TIMESTAMP ? Number.NaN : stamp);
    records?.heartRates.push(beats === INVALID_HEART_RATE ? 0 : beats);
  }

  /** Takes down a developer field that an app says to be a record's heart rate, if it is kept in one byte like that. */
  #describe({ fields }: FitDefinition, content: number): void {
    const byteOf = (number: number) => {
      const field = fields.find((candidate) => candidate.number === number);
      return field === undefined ? -1 : (this.#bytes[content + field.offset] as number);
    };
    if (byteOf(FIELD_DESCRIPTION.nativeField) !== RECORD.heartRate || byteOf(FIELD_DESCRIPTION.baseType) !== UINT8) return;
    this.#heartRateFields.add(byteOf(FIELD_DESCRIPTION.developer) * 256 + byteOf(FIELD_DESCRIPTION.field));
    this.#places.clear();
  }

  #placesIn(definition: FitDefinition): Places {
    const known = this.#places.get(definition);
    if (known !== undefined) return known;
    const { fields, developerFields } = definition;
    const places = {
      native: fields.find((field) => field.number === RECORD.heartRate && field.size === 1)?.offset ?? -1,
      developer:
        developerFields.find((field) => field.size === 1 && this.#heartRateFields.has(field.baseType * 256 + field.number))?.offset ?? -1,
    };
    this.#places.set(definition, places);
    return places;
  }
}

/** Offsets of the heart rate in a record's content, or -1. */
interface Places {
  readonly native: number;
  readonly developer: number;
}

const UINT8 = 2;
