import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { writeArrow } from "./arrow.ts";
import { columns, countedPages, noPages, pages, type Row, rows } from "./table.test-support.ts";

async function write(from: AsyncIterable<Row[]>) {
  return Buffer.concat(await Array.fromAsync(writeArrow({ columns, pages: from, notes: { rule: "1" } })));
}

test("every value and null comes back, page by page, with units and notes", async () => {
  const table = tableFromIPC(await write(pages()));
  expect(table.batches.filter((batch) => batch.numRows > 0)).toHaveLength(2);
  expect(table.toArray().map((row) => ({ ...row.toJSON(), at: row.at === null ? null : new Date(Number(row.at)) }))).toEqual(rows);
  expect(table.schema.metadata.get("rule")).toBe("1");
  expect(table.schema.fields[2]?.metadata).toEqual(
    new Map([
      ["meaning", "How fast"],
      ["unit", "m/s"],
    ]),
  );
});

test("a table without rows still has its schema", async () => {
  const table = tableFromIPC(await write(noPages()));
  expect(table.numRows).toBe(0);
  expect(table.schema.names).toEqual(["name", "count", "velocity", "done", "at"]);
});

test("no page is read before the one above it was taken", async () => {
  const { pages, read } = countedPages();
  const chunks = writeArrow({ columns, pages, notes: {} });
  await chunks.next();
  expect(read()).toBe(0);
  while (read() === 0) await chunks.next();
  expect(read()).toBe(1);
});
