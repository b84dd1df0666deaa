import type { FitRawField, FitRawMessage } from "fit-file-parser/raw";
import type { FitDefinition, FitField, FitVisitor } from "./frame.ts";
import { ACCELEROMETER_DATA, CALIBRATION_3D, GYROSCOPE_DATA, TIMESTAMP } from "./profile.ts";
import { type FitSelection, soundFields } from "./rewrite.ts";

const SENSOR_MESSAGES: readonly number[] = [GYROSCOPE_DATA, ACCELEROMETER_DATA, CALIBRATION_3D].map(({ message }) => message);
const INVALID_TIMESTAMP = 0xffffffff;

/**
 * Gathers raw sensor messages and what calibrates them straight from the framing, as views on the file's bytes: they are nearly all of a file that has them, and
 * to write them anew and check them twice would take longer than to read them.
 */
export class SensorGatherer implements FitVisitor {
  /** Messages of each segment seen, in file order. */
  readonly segments: FitRawMessage[][] = [];
  /** Messages seen so far; none beyond the limit is kept. */
  count = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #selection: FitSelection;
  readonly #maxMessages: number;
  readonly #fields = new Map<FitDefinition, readonly FitField[]>();

  constructor(bytes: Uint8Array, selection: FitSelection, maxMessages: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#selection = new Map([...selection].filter(([number]) => SENSOR_MESSAGES.includes(number)));
    this.#maxMessages = maxMessages;
  }

  /** Whether messages of this number are gathered here. */
  takes(globalNumber: number): boolean {
    return this.#selection.has(globalNumber);
  }

  segment(): void {
    this.segments.push([]);
  }

  message(definition: FitDefinition, content: number, compressed: number | null): void {
    const { globalNumber, littleEndian, timestampOffset } = definition;
    const wanted = this.#selection.get(globalNumber);
    if (wanted === undefined || ++this.count > this.#maxMessages) return;
    const stamp = compressed ?? (timestampOffset < 0 ? INVALID_TIMESTAMP : this.#view.getUint32(content + timestampOffset, littleEndian));
    const fields = this.#fieldsOf(definition, wanted).map(({ number, size, baseType, offset }): FitRawField => {
      const at = content + offset;
      return { fieldNumber: number, size, baseType, bytes: this.#bytes.subarray(at, at + size) };
    });
    this.segments.at(-1)?.push({
      globalMessageNumber: globalNumber,
      messageIndex: this.count,
      littleEndian,
      ...(stamp !== INVALID_TIMESTAMP && { timestamp: stamp }),
      fields,
      developerFields: [],
    });
  }

  #fieldsOf(definition: FitDefinition, wanted: ReadonlySet<number>): readonly FitField[] {
    const known = this.#fields.get(definition);
    if (known !== undefined) return known;
    const fields = soundFields(definition, wanted).filter(({ number }) => number !== TIMESTAMP);
    this.#fields.set(definition, fields);
    return fields;
  }
}
