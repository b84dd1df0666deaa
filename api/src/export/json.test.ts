import { expect, test } from "vitest";
import { writeJson } from "./json.ts";
import { columns, noPages, pages, type Row, rows } from "./table.test-support.ts";

async function write(from: AsyncIterable<Row[]>) {
  return Buffer.concat(await Array.fromAsync(writeJson({ columns, pages: from, notes: {} }))).toString();
}

test("every value and null comes back, one row a line", async () => {
  const text = await write(pages());
  expect(JSON.parse(text)).toEqual(rows.map((row) => ({ ...row, at: row.at?.toISOString() ?? null })));
  expect(text.trimEnd().split("\n")).toHaveLength(rows.length + 2);
});

test("a table without rows is an empty array", async () => {
  expect(JSON.parse(await write(noPages()))).toEqual([]);
});
