import type { KnownTable } from "../csv/mapping.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import { noteColumns, type RepColumns, repColumns, saidRepColumns } from "../rep-table/columns.ts";
import { recordingsOf } from "../rep-table/recordings.ts";
import { namesOf, readRows } from "../rep-table/rows.ts";

/**
 * Reps with the velocities that a position transducer or another velocity device measured: one row a rep, and beside it, where the export
 * has one, a table of sets with exercise, load and RPE.
 */
export const repTable: Format = repTableFormat(repColumns, isNotes);

/** Tables of which it was said that they hold reps, read as was said of them. */
export function knownRepTables(known: readonly KnownTable[]): Format {
  return repTableFormat(
    (names) => saidRepColumns(names, known),
    () => false,
  );
}

function repTableFormat(find: (names: readonly string[]) => RepColumns | null, isNotes: (entry: Entry) => boolean): Format {
  const isReps = (entry: Entry) => find(namesOf(entry)) !== null;
  return {
    id: "rep_table",
    title: "a table of reps with mean velocity",
    recognise: (entry) => isReps(entry) || isNotes(entry),
    group: (entries) => {
      const notes = entries.filter((entry) => !isReps(entry));
      const reps = entries.filter(isReps);
      if (reps.length === 0) return notes.map((entry) => [entry]);
      // A table of sets goes with the table of reps that is named like it, or with the only one.
      const owner = (note: Entry) => (reps.length === 1 ? reps[0] : reps.find((entry) => kinName(entry) === kinName(note)));
      const alone = notes.filter((note) => owner(note) === undefined);
      return [...reps.map((entry) => [entry, ...notes.filter((note) => owner(note) === entry)]), ...alone.map((entry) => [entry])];
    },
    facts: (entry) => {
      const names = namesOf(entry);
      const columns = find(names);
      return columns === null
        ? [{ name: "holds", value: "sets, to go with a table of reps" }]
        : [{ name: "velocity", value: names[columns.meanVelocity] ?? "" }];
    },
    read: ([entry, notes], limits) => {
      const table = readRows(entry as Entry, limits);
      const columns = find(table.names);
      if (columns === null) {
        const hint = "Give the table of reps with their velocities together with it.";
        throw new IngestError("missing_companion", (entry as Entry).name, "it names sets and holds no reps", hint);
      }
      const noteTable = notes && readRows(notes, limits);
      const known = noteTable && noteColumns(noteTable.names);
      return recordingsOf((entry as Entry).name, table, columns, noteTable && known ? { table: noteTable, columns: known } : null);
    },
  };
}

function isNotes(entry: Entry): boolean {
  return noteColumns(namesOf(entry)) !== null;
}

/** What `lifts_reps.csv` and `lifts_sets.csv` share. */
function kinName({ folder, baseName }: Entry): string {
  return `${folder}/${baseName.toLowerCase().replace(/[-_ ]*(reps?|sets?)?\.\w+$/, "")}`;
}
