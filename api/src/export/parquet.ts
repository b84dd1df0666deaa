import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { writeArrow } from "./arrow.ts";
import type { Column, ExportTable } from "./column.ts";

/**
 * A Parquet file: a row group for every page of rows. Its metadata holds the table's notes, and the table's Arrow schema, from which
 * Arrow's readers take `unit` and `meaning` of each field.
 */
export async function* writeParquet<Row>(table: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const { columns, pages, notes } = table;
  const writer = new ChunkWriter();
  const file = new ParquetWriter({
    writer,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)],
    kvMetadata: [
      ...Object.entries(notes).map(([key, value]) => ({ key, value })),
      { key: "ARROW:schema", value: await arrowSchemaOf(table) },
    ],
    createdBy: "lastrep",
  });
  yield writer.take();
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    await file.write({
      columnData: columns.map((column) => ({ name: column.name, data: rows.map(column.of) })),
      rowGroupSize: rows.length,
    });
    yield writer.take();
  }
  await file.finish();
  yield writer.take();
}

/** Holds what was written until it is taken; offsets go on counting from the file's beginning. */
class ChunkWriter extends ByteWriter {
  take(): Uint8Array {
    const chunk = this.getBytes().slice();
    this.index = 0;
    return chunk;
  }
}

function elementOf<Row>({ name, type }: Column<Row>): SchemaElement {
  return { name, repetition_type: "OPTIONAL", ...parquetTypes[type] };
}

const parquetTypes: Record<Column<never>["type"], Omit<SchemaElement, "name">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  time: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
};

/** The stream of the same table without rows, in base 64: it begins with the schema, and no more of it is read. */
async function arrowSchemaOf<Row>({ columns, notes }: ExportTable<Row>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeArrow({ columns, notes, pages: noPages() })) chunks.push(chunk);
  return Buffer.concat(chunks).toString("base64");
}

async function* noPages(): AsyncGenerator<never[]> {}
