import { Link } from "@tanstack/react-router";
import type { Workout } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import css from "./observations.module.css";

/** What stands out in a workout, set by set: sentences of the analysis. */
export function Observations({ observations }: Pick<Workout, "observations">) {
  if (observations.length === 0) return null;
  return (
    <Panel title="What stands out">
      <ul className={css.list}>
        {observations.map(({ code, setId, number, sentence }) => (
          <li key={`${setId} ${code}`}>
            <Link to="/sets/$setId" params={{ setId }}>
              Set {number}
            </Link>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
