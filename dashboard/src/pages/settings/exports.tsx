import { columnsUrl, exportUrl } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import css from "./exports.module.css";

const TABLES = [
  { table: "sets", name: "Sets", words: "One row a set: exercise, load, reps, velocities, reps in reserve with its interval, failure." },
  { table: "reps", name: "Reps", words: "One row a rep: times of its phases, velocities with their uncertainty, range of motion." },
  {
    table: "weeks",
    name: "Weeks",
    words: "One row a muscle and week: sets, hard sets and failure sets with their ranges, and the counting rule.",
  },
  { table: "corrections", name: "Corrections", words: "What you said about sets: labels for research." },
] as const;

/** CSV and JSON for people and spreadsheets, Parquet and Arrow for programs. */
const FORMATS = [
  { format: "csv", name: "CSV" },
  { format: "json", name: "JSON" },
  { format: "parquet", name: "Parquet" },
  { format: "arrow", name: "Arrow" },
] as const;

/** Links that download everything measured. */
export function Exports() {
  return (
    <Panel title="Export" note="All of it, in SI units and UTC, with the pipeline's version in every row.">
      <ul className={css.list}>
        {TABLES.map(({ table, name, words }) => (
          <li key={table}>
            <div>
              <strong>{name}</strong>
              <span className={css.words}>{words}</span>
            </div>
            <div className={css.links}>
              {FORMATS.map(({ format, name: kind }) => (
                <a key={format} href={exportUrl(table, format)} download aria-label={`${name} as ${kind}`}>
                  {kind}
                </a>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <p className={css.words}>
        What each column means and its unit: in the Parquet and Arrow files themselves, and for CSV and JSON in{" "}
        <a href={columnsUrl()}>this list</a>. Arrow comes as a stream (<code>pyarrow.ipc.open_stream</code>). All of it at once, from a
        terminal: <code>npx lastrep export --out DIR</code>. With the original files, to be taken to another server:{" "}
        <code>npx lastrep backup --out DIR</code>.
      </p>
    </Panel>
  );
}
