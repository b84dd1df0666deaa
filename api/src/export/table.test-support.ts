import type { Column } from "./column.ts";

/** A row with one cell of every type. */
export interface Row {
  readonly name: string | null;
  readonly count: number;
  readonly velocity: number | null;
  readonly done: boolean;
  readonly at: Date | null;
}

export const columns: Column<Row>[] = [
  { name: "name", type: "text", unit: null, meaning: "Who", of: (row) => row.name },
  { name: "count", type: "integer", unit: "reps", meaning: "How many", of: (row) => row.count },
  { name: "velocity", type: "number", unit: "m/s", meaning: "How fast", of: (row) => row.velocity },
  { name: "done", type: "boolean", unit: null, meaning: "Whether", of: (row) => row.done },
  { name: "at", type: "time", unit: null, meaning: "When", of: (row) => row.at },
];

export const rows: Row[] = [
  { name: "a", count: 3, velocity: 0.1, done: true, at: new Date("2026-11-22T10:00:00.123Z") },
  { name: null, count: -1, velocity: null, done: false, at: null },
  { name: 'ü "\n', count: 0, velocity: 1e-9, done: true, at: new Date(0) },
];

/** The rows on two pages, with an empty one between. */
export async function* pages(): AsyncGenerator<Row[]> {
  yield rows.slice(0, 2);
  yield [];
  yield rows.slice(2);
}

export async function* noPages(): AsyncGenerator<Row[]> {}

/** A hundred pages, and how many of them have been read so far. */
export function countedPages(): { readonly pages: AsyncGenerator<Row[]>; readonly read: () => number } {
  let read = 0;
  async function* many(): AsyncGenerator<Row[]> {
    while (read < 100) {
      read++;
      yield rows;
    }
  }
  return { pages: many(), read: () => read };
}
