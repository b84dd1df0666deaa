import { Link } from "@tanstack/react-router";
import type { Correction, SetResource } from "../api.ts";
import { RepLadder } from "../charts/rep-ladder.tsx";
import { ReserveStrip } from "../charts/reserve-strip.tsx";
import { percent, plusMinus } from "../words/numbers.ts";
import { formatReserve } from "../words/reserve.ts";
import { roleName } from "../words/roles.ts";
import { failureChance, isCorrected, perhaps, repWords } from "../words/set-words.ts";
import { bestToLast, velocityLoss } from "../words/speed.ts";
import { formatLoad } from "../words/units.ts";
import { useNames, usePreferences } from "./athlete.tsx";
import css from "./set-table.module.css";
import unseen from "./unseen.module.css";

/** The sets of a workout; on a narrow screen every row becomes a card. */
export function SetTable({ sets }: { sets: readonly SetResource[] }) {
  const { showRirAsRpe } = usePreferences();
  return (
    <table className={css.table}>
      <caption className={unseen.unseen}>Every set with its load, reps, velocity, reps in reserve and chance of failure</caption>
      <thead>
        <tr>
          <th scope="col">Set</th>
          <th scope="col">Load</th>
          <th scope="col">Reps</th>
          <th scope="col">Velocity, fastest to last</th>
          <th scope="col">Loss</th>
          <th scope="col">{showRirAsRpe ? "RPE" : "Reps in reserve"}</th>
          <th scope="col">Failure</th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <Row key={set.id} set={set} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ set }: { set: SetResource }) {
  const { massUnit, showRirAsRpe } = usePreferences();
  const names = useNames();
  const { effective: work } = set;
  const reps = repWords(set);
  const loss = velocityLoss(work);
  const likeliest = set.correction.notASet ? undefined : perhaps(work.exercise);
  return (
    <tr className={set.correction.notASet ? css.struck : undefined}>
      <th scope="row" className={css.name}>
        <Link to="/sets/$setId" params={{ setId: set.id }} className={css.link}>
          <span className={css.number}>{set.number}</span>
          <span>
            {names.exercise(work.exercise.id)}
            <Mark set={set} field="exercise" />
          </span>
        </Link>
        <span className={css.role}>
          {set.correction.notASet ? "Marked as not a set" : work.role === "unknown" ? "" : roleName(work.role)}
          <Mark set={set} field="role" />
        </span>
        {likeliest && <span className={css.role}>Perhaps {names.exercise(likeliest.id)}</span>}
        {work.exercise.source === "model" && work.exercise.id !== "unknown" && (
          <span className={css.role}>Recognised, {percent(work.exercise.confidence)}</span>
        )}
      </th>
      <td data-label="Load" data-blank={work.loadKg === null || undefined}>
        {formatLoad(work.loadKg, massUnit)}
        <Mark set={set} field="loadKg" />
      </td>
      <td data-label="Reps">
        <span className={css.nowrap}>{reps.count}</span>
        <Mark set={set} field="reps" />
        {reps.note && <span className={css.note}>{reps.note}</span>}
      </td>
      <td data-label="Velocity" data-blank={work.velocity.best === null || undefined}>
        <span className={css.speed}>
          <RepLadder set={work} />
          <span className={css.nowrap}>{bestToLast(work)}</span>
        </span>
      </td>
      <td data-label="Loss" data-blank={loss === null || undefined} className={css.nowrap}>
        {loss === null ? "–" : `${plusMinus(loss.lossPct, loss.uncertainty, 0)}\u00a0%`}
      </td>
      <td data-label={showRirAsRpe ? "RPE" : "In reserve"} data-blank={work.rir === null || undefined}>
        <span className={css.speed}>
          {work.rir && <ReserveStrip rir={work.rir} />}
          <span className={css.nowrap}>{formatReserve(work.rir, showRirAsRpe)}</span>
        </span>
      </td>
      <td className={css.ended} data-label="Failure" data-blank={failureChance(work) === "–" || undefined}>
        {work.failure.reached ? <strong className={css.failure}>{failureChance(work)}</strong> : failureChance(work)}
        <Mark set={set} field="failure" />
      </td>
    </tr>
  );
}

function Mark({ set, field }: { set: SetResource; field: keyof Correction }) {
  if (!isCorrected(set, field)) return null;
  return (
    <span className={css.corrected} title="Corrected by you">
      <span className={unseen.unseen}>corrected</span>
    </span>
  );
}
