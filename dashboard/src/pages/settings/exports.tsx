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

/** Links that download everything measured, as CSV for people and Arrow for programs. */
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
              <a href={exportUrl(table, "csv")} download aria-label={`${name} as CSV`}>
                CSV
              </a>
              <a href={exportUrl(table, "arrow")} download aria-label={`${name} as Arrow`}>
                Arrow
              </a>
            </div>
          </li>
        ))}
      </ul>
      <p className={css.words}>
        What each column means and its unit: in the Arrow files themselves, and for CSV in <a href={columnsUrl()}>this list</a>. Arrow comes
        as a stream (<code>pyarrow.ipc.open_stream</code>).
      </p>
    </Panel>
  );
}
