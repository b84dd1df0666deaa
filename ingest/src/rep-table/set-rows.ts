import type { RepColumns, SetColumns } from "./columns.ts";
import type { TextRow } from "./rows.ts";

/**
 * The rows of each set of a table of reps, sets as the table has them, reps in the order in which they were done. Where no column numbers the
 * sets, a set goes on as long as its person, workout, exercise and load do, and ends where reps are counted anew or after a rest.
 * @param instantOf s of a row on any clock; null where it is not known.
 */
export function setRows(rows: readonly TextRow[], columns: RepColumns, instantOf: (row: TextRow) => number | null): TextRow[][] {
  const { note } = columns;
  const sets = note.set === null ? runsOf(rows, columns, instantOf) : [...Map.groupBy(rows, ({ cells }) => setKey(cells, note)).values()];
  return sets.map((set) => inOrder(set, columns));
}

/** What names a set: the same for all of its rows, and in the table of sets beside it. */
export function setKey(cells: readonly string[], { person, workout, set }: SetColumns): string {
  return keyOf(cells, [person, workout, set]);
}

/** Who is not numbered rests longer than this between sets, and less between reps, s. */
const REST_S = 40;

function runsOf(rows: readonly TextRow[], { rep, note }: RepColumns, instantOf: (row: TextRow) => number | null): TextRow[][] {
  const { person, workout, exercise, load, share } = note;
  const key = ({ cells }: TextRow) => keyOf(cells, [person, workout, exercise, load, share]);
  const startsAnew = (row: TextRow, before: TextRow): boolean => {
    if (key(row) !== key(before)) return true;
    if (rep !== null) return Number(row.cells[rep]) <= Number(before.cells[rep]);
    const [at, last] = [instantOf(row), instantOf(before)];
    return at !== null && last !== null && Math.abs(at - last) > REST_S;
  };
  const runs: TextRow[][] = [];
  let before: TextRow | null = null;
  for (const row of rows) {
    if (before === null || startsAnew(row, before)) runs.push([row]);
    else runs.at(-1)?.push(row);
    before = row;
  }
  return runs;
}

/** By the reps' numbers; without them by how many were left after each, where the rows differ in that. */
function inOrder(rows: readonly TextRow[], { rep, note: { rir } }: RepColumns): TextRow[] {
  const order = (column: number) => (a: TextRow, b: TextRow) => Number(a.cells[column]) - Number(b.cells[column]);
  if (rep !== null) return rows.toSorted(order(rep));
  return rir === null ? [...rows] : rows.toSorted((a, b) => order(rir)(b, a));
}

function keyOf(cells: readonly string[], columns: readonly (number | null)[]): string {
  return columns.map((column) => (column === null ? "" : (cells[column] ?? ""))).join("\u0000");
}
