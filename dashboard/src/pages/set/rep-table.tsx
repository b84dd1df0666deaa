import type { WorkSet } from "../../api.ts";
import { percent } from "../../words/numbers.ts";
import { formatSpeed, repSpeed, speedName } from "../../words/speed.ts";
import css from "./rep-table.module.css";

/** The reps' numbers: speeds, range of motion and tempo. */
export function RepTable({ set }: { set: WorkSet }) {
  const { basis } = set.velocity;
  return (
    <details className={css.numbers}>
      <summary>Every rep as a table</summary>
      <div className={css.scroll}>
        <table aria-label="Every rep">
          <thead>
            <tr>
              <th scope="col">Rep</th>
              <th scope="col">{speedName(basis)}</th>
              {basis === "linear" && <th scope="col">Peak, m/s</th>}
              <th scope="col">Range, m</th>
              <th scope="col">Lowering, s</th>
              <th scope="col">Pause, s</th>
              <th scope="col">Lifting, s</th>
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
                {basis === "linear" && <td>{figure(rep.peakVelocity, 2)}</td>}
                <td>{figure(rep.rangeOfMotion, 2)}</td>
                <td>{figure(rep.eccentricS, 1)}</td>
                <td>{figure(rep.pauseS, 1)}</td>
                <td>{figure(rep.concentric.endS - rep.concentric.startS, 1)}</td>
                <td>{percent(rep.confidence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function figure(value: number | null, digits: number): string {
  return value === null ? "–" : value.toFixed(digits);
}
