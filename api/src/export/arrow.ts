import {
  AsyncByteQueue,
  Bool,
  type Data,
  type DataType,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { Column, ExportTable } from "./column.ts";

/**
 * An Arrow IPC stream: one record batch for every page of rows. Each field's metadata says its `unit` and `meaning`, the schema's
 * metadata holds the table's notes.
 */
export async function* writeArrow<Row>({ columns, pages, notes }: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const schema = new Schema(columns.map(fieldOf), new Map(Object.entries(notes)));
  const sink = new ChunkSink();
  const writer = new RecordBatchStreamWriter().reset(sink, schema);
  // The first, empty batch carries the schema of a table without rows.
  writer.write(batchOf(schema, columns, []));
  yield* sink.take();
  for await (const rows of pages) {
    writer.write(batchOf(schema, columns, rows));
    yield* sink.take();
  }
  writer.finish();
  yield* sink.take();
}

/** Holds what the writer wrote until it is taken; the library's own queue would take all pages in before the reader has read one. */
class ChunkSink extends AsyncByteQueue {
  #chunks: Uint8Array[] = [];

  override write(chunk: ArrayBufferView): void {
    this.#chunks.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }

  take(): Uint8Array[] {
    const taken = this.#chunks;
    this.#chunks = [];
    return taken;
  }
}

function fieldOf<Row>({ name, type, unit, meaning }: Column<Row>): Field {
  return new Field(name, arrowTypes[type](), true, new Map([["meaning", meaning], ...(unit === null ? [] : [["unit", unit] as const])]));
}

const arrowTypes: Record<Column<never>["type"], () => DataType> = {
  text: () => new Utf8(),
  integer: () => new Int32(),
  number: () => new Float64(),
  boolean: () => new Bool(),
  time: () => new TimestampMillisecond("UTC"),
};

function batchOf<Row>(schema: Schema, columns: readonly Column<Row>[], rows: readonly Row[]): RecordBatch {
  const children = columns.map((column, index) => dataOf(rows.map(column.of), (schema.fields[index] as Field).type));
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }));
}

function dataOf(values: readonly unknown[], type: DataType): Data {
  return vectorFromArray(values, type).data[0] ?? makeData({ type, length: 0 } as never);
}
