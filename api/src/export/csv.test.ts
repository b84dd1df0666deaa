import { expect, test } from "vitest";
import type { Column } from "./column.ts";
import { writeCsv } from "./csv.ts";

type Value = ReturnType<Column<unknown>["of"]>;
const column = (name: string, type: Column<unknown>["type"], index: number): Column<Value[]> => ({
  name,
  type,
  unit: null,
  meaning: "",
  of: (row) => row[index] ?? null,
});
const columns = [column("text", "text", 0), column("number", "number", 1), column("time", "time", 2)];

async function csv(...pages: Value[][][]): Promise<string> {
  async function* read() {
    yield* pages;
  }
  const chunks = await Array.fromAsync(writeCsv({ columns, pages: read(), notes: {} }));
  return Buffer.concat(chunks).toString("utf8");
}

test("a table without rows has its header", async () => {
  expect(await csv()).toBe("text,number,time\r\n");
});

test("quotes, commas and line breaks are quoted, nulls empty, numbers whole", async () => {
  expect(await csv([['say "hi", you', 0.1 + 0.2, new Date(0)]], [["a\nb", null, null]])).toBe(
    'text,number,time\r\n"say ""hi"", you",0.30000000000000004,1970-01-01T00:00:00.000Z\r\n"a\nb",,\r\n',
  );
});

test("text never becomes a formula, numbers stay numbers", async () => {
  expect(await csv([["=HYPERLINK(1)", -5, null]])).toBe("text,number,time\r\n'=HYPERLINK(1),-5,\r\n");
});
