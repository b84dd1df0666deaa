import type { Column, ExportTable } from "./column.ts";

/** RFC 4180 text in UTF-8: a header line, then a chunk for every page of rows. Unknown is an empty cell, times are ISO 8601. */
export async function* writeCsv<Row>({ columns, pages }: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (cells: readonly string[]) => `${cells.join(",")}\r\n`;
  yield encoder.encode(line(columns.map(({ name }) => name)));
  for await (const rows of pages) {
    yield encoder.encode(rows.map((row) => line(columns.map((column) => cell(column.of(row))))).join(""));
  }
}

function cell(value: ReturnType<Column<never>["of"]>): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  // A spreadsheet runs a cell that begins so as a formula; an apostrophe keeps it text.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
