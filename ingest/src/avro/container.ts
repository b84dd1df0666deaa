import { inflateDamaged } from "../archive/inflate.ts";
import { megabytes, mostUnpacked, tooLarge } from "../archive/unpacked-limit.ts";
import type { Entry } from "../entry.ts";
import type { Limits } from "../limits.ts";

/** A decoded value: records are objects, arrays of numbers are typed, numbers beyond 2^53 lose their last digits. */
export type AvroValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | Float64Array
  | readonly AvroValue[]
  | { readonly [field: string]: AvroValue };

type Schema = string | readonly Schema[] | SchemaObject;
interface SchemaObject {
  readonly type: Schema;
  readonly name?: string;
  readonly namespace?: string;
  readonly fields?: readonly { readonly name: string; readonly type: Schema }[];
  readonly items?: Schema;
  readonly values?: Schema;
  readonly symbols?: readonly string[];
  readonly size?: number;
}

const MAGIC = [0x4f, 0x62, 0x6a, 0x01];
const SYNC_SIZE = 16;

/** Whether an Avro object container starts here. */
export function isAvro(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/**
 * The values of an Avro object container, read by the schema that it carries. At most `maxElements` numbers and texts are taken, and
 * blocks may together unpack to what an archive of the container's size may.
 * @throws {RangeError} where the container breaks off or breaks its own schema.
 * @throws {IngestError} `limit_exceeded`.
 */
export function readAvro({ name, bytes }: Pick<Entry, "name" | "bytes">, maxElements: number, limits: Limits): AvroValue[] {
  const file = new Reader(bytes, { elements: maxElements, singles: MOST_SINGLES, file: name });
  const mostBytes = mostUnpacked(bytes.length, limits);
  let unpackedBytes = 0;
  file.at = MAGIC.length;
  const meta = file.map(() => file.bytes());
  const schema = JSON.parse(new TextDecoder().decode(meta.get("avro.schema") ?? new Uint8Array())) as Schema;
  const codec = new TextDecoder().decode(meta.get("avro.codec") ?? new Uint8Array()) || "null";
  if (codec !== "null" && codec !== "deflate") throw new RangeError(`it is packed with ${codec}, which is not supported`);
  file.at += SYNC_SIZE;
  const names = new Map<string, SchemaObject>();
  nameTypes(schema, "", names);
  const values: AvroValue[] = [];
  while (file.at < bytes.length) {
    const count = file.long();
    const packed = file.take(file.long());
    const content = codec === "deflate" ? inflateDamaged(packed, mostBytes - unpackedBytes + 1) : packed;
    unpackedBytes += content.length;
    if (codec === "deflate" && unpackedBytes > mostBytes) {
      const what = `the block at byte ${file.at - packed.length} unpacks to too much for a file of ${megabytes(bytes.length)} MB`;
      throw tooLarge(name, what, `${megabytes(mostBytes)} MB`);
    }
    const block = new Reader(content, file.budget);
    for (let i = 0; i < count; i++) values.push(readValue(block, schema, names, 0));
    file.at += SYNC_SIZE;
  }
  return values;
}

/** Enters every named type under its short and its full name. */
function nameTypes(schema: Schema, namespace: string, names: Map<string, SchemaObject>): void {
  if (typeof schema === "string") return;
  if (Array.isArray(schema)) {
    for (const branch of schema as readonly Schema[]) nameTypes(branch, namespace, names);
    return;
  }
  const object = schema as SchemaObject;
  const dot = object.name?.lastIndexOf(".") ?? -1;
  const space = dot >= 0 ? (object.name as string).slice(0, dot) : (object.namespace ?? namespace);
  if (object.name !== undefined) {
    const short = object.name.slice(dot + 1);
    names.set(short, object);
    names.set(`${space}.${short}`, object);
  }
  for (const inner of [object.type, object.items, object.values, ...(object.fields ?? []).map((field) => field.type)]) {
    if (inner !== undefined) nameTypes(inner, space, names);
  }
}

const MAX_DEPTH = 32;
/** Values outside of arrays of numbers. A session holds some hundred; a schema of empty records makes any number from no bytes. */
const MOST_SINGLES = 1_000_000;

function readValue(reader: Reader, schema: Schema, names: ReadonlyMap<string, SchemaObject>, depth: number): AvroValue {
  if (depth > MAX_DEPTH) throw new RangeError("its schema is nested too deeply");
  reader.spendSingle();
  if (Array.isArray(schema)) {
    const branch = (schema as readonly Schema[])[reader.long()];
    if (branch === undefined) throw new RangeError(`a union takes a branch that does not exist, at byte ${reader.at}`);
    return readValue(reader, branch, names, depth + 1);
  }
  const object: SchemaObject = typeof schema === "string" ? (names.get(schema) ?? { type: schema }) : (schema as SchemaObject);
  if (typeof object.type !== "string") return readValue(reader, object.type, names, depth + 1);
  const read = (type: Schema) => readValue(reader, type, names, depth + 1);
  switch (object.type) {
    case "null":
      return null;
    case "boolean":
      return reader.take(1)[0] === 1;
    case "int":
    case "long":
      return reader.long();
    case "float":
      return reader.float();
    case "double":
      return reader.double();
    case "bytes":
      return reader.bytes();
    case "string":
      return reader.text();
    case "fixed":
      return reader.take(object.size ?? 0);
    case "enum":
      return object.symbols?.[reader.long()] ?? null;
    case "map":
      return Object.fromEntries(reader.map(() => read(object.values as Schema)));
    case "array":
      return isNumber(object.items) ? reader.numbers(object.items) : reader.array(() => read(object.items as Schema));
    case "record":
      return Object.fromEntries((object.fields ?? []).map((field) => [field.name, read(field.type)]));
    default: {
      const named = names.get(object.type);
      if (named === undefined || named === object) throw new RangeError(`its schema uses an unknown type ${JSON.stringify(object.type)}`);
      return read(named);
    }
  }
}

type NumberType = "int" | "long" | "float" | "double";

function isNumber(schema: Schema | undefined): schema is NumberType {
  return schema === "int" || schema === "long" || schema === "float" || schema === "double";
}

/** Counts down what may still be taken of a file, over all its blocks. */
interface Budget {
  elements: number;
  singles: number;
  readonly file: string;
}

/** Reads Avro's binary encoding. */
class Reader {
  at = 0;
  readonly budget: Budget;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, budget: Budget) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.budget = budget;
  }

  take(size: number): Uint8Array {
    if (size < 0 || this.at + size > this.#bytes.length) throw new RangeError(`it breaks off at byte ${this.at}`);
    this.at += size;
    return this.#bytes.subarray(this.at - size, this.at);
  }

  /** Zigzag number of variable length; exact up to 2^53. */
  long(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined || scale > 2 ** 63) throw new RangeError(`it breaks off at byte ${this.at}`);
      value += (byte & 0x7f) * scale;
      if ((byte & 0x80) === 0) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      scale *= 128;
    }
  }

  float(): number {
    this.take(4);
    return this.#view.getFloat32(this.at - 4, true);
  }

  double(): number {
    this.take(8);
    return this.#view.getFloat64(this.at - 8, true);
  }

  bytes(): Uint8Array {
    return this.take(this.long());
  }

  text(): string {
    this.#spend(1);
    return new TextDecoder().decode(this.bytes());
  }

  array<Item>(read: () => Item): Item[] {
    const items: Item[] = [];
    this.#blocks((count) => {
      for (let i = 0; i < count; i++) items.push(read());
    });
    return items;
  }

  numbers(type: NumberType): Float64Array {
    let values = new Float64Array(0);
    this.#blocks((count) => {
      // Each number takes at least a byte: a larger count is a lie.
      if (count > this.#bytes.length - this.at) throw new RangeError(`an array at byte ${this.at} claims ${count} numbers`);
      const longer = new Float64Array(values.length + count);
      longer.set(values);
      for (let i = values.length; i < longer.length; i++)
        longer[i] = type === "float" ? this.float() : type === "double" ? this.double() : this.long();
      values = longer;
    });
    return values;
  }

  map<Value>(read: () => Value): Map<string, Value> {
    const entries = new Map<string, Value>();
    this.#blocks((count) => {
      for (let i = 0; i < count; i++) {
        const key = this.text();
        entries.set(key, read());
      }
    });
    return entries;
  }

  /** Arrays and maps come in blocks of a count; a negative one is followed by its size in bytes; 0 ends. */
  #blocks(read: (count: number) => void): void {
    for (;;) {
      const count = this.long();
      if (count === 0) return;
      if (count < 0) this.long();
      this.#spend(Math.abs(count));
      read(Math.abs(count));
    }
  }

  spendSingle(): void {
    if (--this.budget.singles < 0)
      throw tooLarge(this.budget.file, `it holds too many values (byte ${this.at})`, `${MOST_SINGLES} records`);
  }

  #spend(count: number): void {
    this.budget.elements -= count;
    if (this.budget.elements < 0) throw tooLarge(this.budget.file, `it holds too many values (byte ${this.at})`, "those of a day");
  }
}
