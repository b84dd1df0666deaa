import type { RepColumns, SetColumns } from "./columns.ts";
import type { TextRow } from "./rows.ts";
import { dayOf, instantOf, NEXT_WORKOUT_S } from "./times.ts";

/**
 * The rows of each set of a table of reps, sets as the table has them, reps in the order in which they were done. Where no column numbers the
 * sets, a set goes on as long as its person, workout, exercise and load do, and ends where reps are counted anew or after a rest. Sets may be
 * numbered anew in each workout and for each exercise.
 */
export function setRows(rows: readonly TextRow[], columns: RepColumns): TextRow[][] {
  const sets = columns.note.set === null ? runsOf(rows, columns) : numberedSets(rows, columns);
  return sets.map((set) => inOrder(set, columns));
}

/** Rows of one number, apart where that number comes again for another set. */
function numberedSets(rows: readonly TextRow[], columns: RepColumns): TextRow[][] {
  const alike = [...Map.groupBy(rows, ({ cells }) => setKey(cells, columns.note)).values()];
  const sets = alike.flatMap((own) => cutWhere(own, (row, before, first) => isAnotherSet(row, before, first, columns)));
  return sets.sort(([a], [b]) => (a as TextRow).line - (b as TextRow).line);
}

function isAnotherSet({ cells }: TextRow, { cells: before }: TextRow, { cells: first }: TextRow, columns: RepColumns): boolean {
  const { rep, note } = columns;
  const [at, last] = [instantOf(cells, columns), instantOf(before, columns)];
  if (at !== null && last !== null ? Math.abs(at - last) > NEXT_WORKOUT_S : dayOf(cells, columns) !== dayOf(before, columns)) return true;
  // Some tables name the exercise in a set's first row only.
  const exercise = (of: readonly string[]) => (note.exercise === null ? "" : (of[note.exercise] ?? ""));
  if (exercise(cells) !== "" && exercise(cells) !== exercise(first)) return true;
  if (rep === null) return false;
  const number = Number(cells[rep]);
  return number === Number(first[rep]) && number < Number(before[rep]);
}

/** What names a set: the same for all of its rows, and in the table of sets beside it. */
export function setKey(cells: readonly string[], { person, workout, set }: SetColumns): string {
  return keyOf(cells, [person, workout, set]);
}

/** Who is not numbered rests longer than this between sets, and less between reps, s. */
const REST_S = 40;

function runsOf(rows: readonly TextRow[], columns: RepColumns): TextRow[][] {
  const { rep, note } = columns;
  const { person, workout, exercise, load, share } = note;
  const key = ({ cells }: TextRow) => keyOf(cells, [person, workout, exercise, load, share]);
  const startsAnew = (row: TextRow, before: TextRow): boolean => {
    if (key(row) !== key(before)) return true;
    if (rep !== null) return Number(row.cells[rep]) <= Number(before.cells[rep]);
    const [at, last] = [instantOf(row.cells, columns), instantOf(before.cells, columns)];
    return at !== null && last !== null && Math.abs(at - last) > REST_S;
  };
  return cutWhere(rows, startsAnew);
}

/** The rows in runs: a new one begins where that is said of a row, the one before it, and the first of its run. */
function cutWhere(rows: readonly TextRow[], startsAnew: (row: TextRow, before: TextRow, first: TextRow) => boolean): TextRow[][] {
  const runs: TextRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const [first, before] = [run?.[0], run?.at(-1)];
    if (run && first && before && !startsAnew(row, before, first)) run.push(row);
    else runs.push([row]);
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
