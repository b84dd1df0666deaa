import type { ExportQuery } from "../contract.ts";
import type { ExportTable } from "./column.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";

export type ExportFormat = ExportQuery["format"];

/** Writes a table as a stream of bytes. */
export type TableWriter = <Row>(table: ExportTable<Row>) => AsyncGenerator<Uint8Array>;

/** The writer of a format. Large libraries are loaded when first asked for: they would cost every start a fifth of a second. */
export async function writerOf(format: ExportFormat): Promise<TableWriter> {
  switch (format) {
    case "csv":
      return writeCsv;
    case "json":
      return writeJson;
    case "arrow":
      return (await import("./arrow.ts")).writeArrow;
    case "parquet":
      return (await import("./parquet.ts")).writeParquet;
  }
}

/** End of a file's name; `.arrows` is the registered one of an Arrow stream, `.arrow` is a file that is read by other calls. */
export const extensions: Record<ExportFormat, string> = { csv: "csv", json: "json", arrow: "arrows", parquet: "parquet" };

export const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  arrow: "application/vnd.apache.arrow.stream",
  parquet: "application/vnd.apache.parquet",
};
