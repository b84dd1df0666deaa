import { tableFromIPC } from "apache-arrow";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { writeParquet } from "./parquet.ts";
import { columns, countedPages, noPages, pages, type Row, rows } from "./table.test-support.ts";

async function write(from: AsyncIterable<Row[]>): Promise<ArrayBuffer> {
  const chunks = await Array.fromAsync(writeParquet({ columns, pages: from, notes: { rule: "1" } }));
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}

test("every value and null comes back, page by page, with notes, units and meanings", async () => {
  const file = await write(pages());
  expect(await parquetReadObjects({ file })).toEqual(rows);
  const { row_groups, key_value_metadata } = parquetMetadata(file);
  expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([2n, 1n]);
  const notes = new Map(key_value_metadata?.map(({ key, value }) => [key, value]));
  expect(notes.get("rule")).toBe("1");
  const { schema } = tableFromIPC(Buffer.from(notes.get("ARROW:schema") ?? "", "base64"));
  expect(schema.fields.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
  expect(Object.fromEntries(schema.fields[2]?.metadata ?? [])).toEqual({ meaning: "How fast", unit: "m/s" });
});

test("a table without rows still has its columns", async () => {
  const file = await write(noPages());
  expect(await parquetReadObjects({ file })).toEqual([]);
  expect(
    parquetMetadata(file)
      .schema.slice(1)
      .map(({ name }) => name),
  ).toEqual(columns.map(({ name }) => name));
});

test("no page is read before the one above it was taken", async () => {
  const { pages, read } = countedPages();
  const chunks = writeParquet({ columns, pages, notes: {} });
  await chunks.next();
  expect(read()).toBe(0);
  await chunks.next();
  expect(read()).toBe(1);
});
