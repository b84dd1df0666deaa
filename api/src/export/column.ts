/** One column of an exported table: its name, what it holds, and how it is read from a row. Null is "not known". */
export interface Column<Row> {
  readonly name: string;
  readonly type: "text" | "integer" | "number" | "boolean" | "time";
  /** SI symbol, `%`, or null for what has none. */
  readonly unit: string | null;
  readonly meaning: string;
  readonly of: (row: Row) => string | number | boolean | Date | null;
}

/** A table that can be exported. */
export interface ExportTable<Row> {
  readonly columns: readonly Column<Row>[];
  /** Pages of rows. */
  readonly pages: AsyncIterable<readonly Row[]>;
  /** About the whole table: pipeline, counting rule. */
  readonly notes: Readonly<Record<string, string>>;
}
