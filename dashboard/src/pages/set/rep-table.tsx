import type { Rep, WorkSet } from "../../api.ts";
import { percent } from "../../words/numbers.ts";
import { formatSpeed, repSpeed, speedName } from "../../words/speed.ts";
import css from "./rep-table.module.css";

/** The reps' numbers: speeds, range of motion and tempo, as far as any rep has them. */
export function RepTable({ set }: { set: WorkSet }) {
  const { basis } = set.velocity;
  const columns = FIGURES.filter(({ of, linear }) => (basis === "linear" || !linear) && set.reps.some((rep) => of(rep) !== null));
  return (
    <details className={css.numbers}>
      <summary>Every rep as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is too wide for the screen is scrolled by keyboard too */}
      <section className={css.scroll} aria-label="Every rep" tabIndex={0}>
        <table aria-label="Every rep">
          <thead>
            <tr>
              <th scope="col">Rep</th>
              <th scope="col">{speedName(basis)}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Sure it is a rep</th>
            </tr>
          </thead>
          <tbody>
            {set.reps.map((rep, i) => (
              <tr key={rep.startS}>
                <th scope="row">
                  {i + 1}
                  {rep.completed ? "" : ", not finished"}
                </th>
                <td>{formatSpeed(repSpeed(rep, basis), basis)}</td>
                {columns.map(({ name, of, digits }) => (
                  <td key={name}>{of(rep)?.toFixed(digits) ?? "–"}</td>
                ))}
                <td>{percent(rep.confidence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

interface Figure {
  readonly name: string;
  readonly digits: number;
  /** Null where it is not known. */
  readonly of: (rep: Rep) => number | null;
  /** Only of movements along a line. */
  readonly linear?: boolean;
}

const FIGURES: readonly Figure[] = [
  { name: "Peak, m/s", digits: 2, of: (rep) => rep.peakVelocity, linear: true },
  { name: "Range, m", digits: 2, of: (rep) => rep.rangeOfMotion },
  { name: "Lowering, s", digits: 1, of: (rep) => rep.eccentricS },
  { name: "Pause, s", digits: 1, of: (rep) => rep.pauseS },
  // Of a table that only gives the order of its reps, each is an instant.
  { name: "Lifting, s", digits: 1, of: ({ concentric }) => concentric.endS - concentric.startS || null },
];
