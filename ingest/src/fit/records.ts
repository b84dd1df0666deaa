import type { FitDefinition, FitVisitor } from "./frame.ts";
import { RECORD } from "./profile.ts";

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
  readonly #heartRateOffsets = new Map<FitDefinition, number>();

  constructor(bytes: Uint8Array, maxRecords: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#maxRecords = maxRecords;
  }

  segment(): void {
    this.segments.push({ timestamps: [], heartRates: [] });
  }

  message(definition: FitDefinition, content: number, timestamp: number | null): void {
    if (definition.globalNumber !== RECORD.message || ++this.count > this.#maxRecords) return;
    const { timestampOffset, littleEndian } = definition;
    const stamp = timestamp ?? (timestampOffset < 0 ? INVALID_TIMESTAMP : this.#view.getUint32(content + timestampOffset, littleEndian));
    const offset = this.#heartRateOffset(definition);
    const beats = offset < 0 ? INVALID_HEART_RATE : (this.#bytes[content + offset] as number);
    const records = this.segments.at(-1);
    records?.timestamps.push(stamp === INVALID_TIMESTAMP ? Number.NaN : stamp);
    records?.heartRates.push(beats === INVALID_HEART_RATE ? 0 : beats);
  }

  #heartRateOffset(definition: FitDefinition): number {
    const known = this.#heartRateOffsets.get(definition);
    if (known !== undefined) return known;
    const offset = definition.fields.find((field) => field.number === RECORD.heartRate && field.size === 1)?.offset ?? -1;
    this.#heartRateOffsets.set(definition, offset);
    return offset;
  }
}
