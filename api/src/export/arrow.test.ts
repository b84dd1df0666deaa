import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { writeArrow } from "./arrow.ts";
import type { Column } from "./column.ts";

interface Row {
  readonly name: string | null;
  readonly count: number;
  readonly velocity: number | null;
  readonly done: boolean;
  readonly at: Date | null;
}

const columns: Column<Row>[] = [
  { name: "name", type: "text", unit: null, meaning: "Who", of: (row) => row.name },
  { name: "count", type: "integer", unit: "reps", meaning: "How many", of: (row) => row.count },
  { name: "velocity", type: "number", unit: "m/s", meaning: "How fast", of: (row) => row.velocity },
  { name: "done", type: "boolean", unit: null, meaning: "Whether", of: (row) => row.done },
  { name: "at", type: "time", unit: null, meaning: "When", of: (row) => row.at },
];

async function write(pages: AsyncIterable<Row[]>) {
  return Buffer.concat(await Array.fromAsync(writeArrow({ columns, pages, notes: { rule: "1" } })));
}

test("every value and null comes back, page by page, with units and notes", async () => {
  const rows: Row[] = [
    { name: "a", count: 3, velocity: 0.1, done: true, at: new Date("2026-11-22T10:00:00.123Z") },
    { name: null, count: -1, velocity: null, done: false, at: null },
    { name: "ü", count: 0, velocity: 1e-9, done: true, at: new Date(0) },
  ];
  async function* pages() {
    yield rows.slice(0, 2);
    yield rows.slice(2);
  }
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
  const table = tableFromIPC(await write((async function* () {})()));
  expect(table.numRows).toBe(0);
  expect(table.schema.names).toEqual(["name", "count", "velocity", "done", "at"]);
});

test("no page is read before the one above it was taken", async () => {
  let read = 0;
  async function* pages(): AsyncGenerator<Row[]> {
    for (; read < 100; ) {
      read++;
      yield [{ name: "a", count: 1, velocity: 1, done: true, at: null }];
    }
  }
  const chunks = writeArrow({ columns, pages: pages(), notes: {} });
  await chunks.next();
  expect(read).toBe(0);
  while (read === 0) await chunks.next();
  expect(read).toBe(1);
});
