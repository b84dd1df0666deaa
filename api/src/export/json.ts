import type { ExportTable } from "./column.ts";

/** A JSON array with one object a row, each on a line of its own. Unknown is null, times are ISO 8601. */
export async function* writeJson<Row>({ columns, pages }: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let before = "[\n";
  for await (const rows of pages) {
    const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, column.of(row)]))));
    if (lines.length === 0) continue;
    yield encoder.encode(before + lines.join(",\n"));
    before = ",\n";
  }
  yield encoder.encode(before === "[\n" ? "[]\n" : "\n]\n");
}
