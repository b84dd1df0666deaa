import type { ExportColumns, ExportQuery } from "../contract.ts";

/** Where exported tables come from. */
export interface TableSource {
  /** The bytes of a table. */
  table(query: ExportQuery): Promise<AsyncIterable<Uint8Array>>;
  /** What the columns of all tables mean. */
  columns(): Promise<ExportColumns>;
  close(): Promise<void>;
}
