import { lazy, Suspense } from "react";
import type { MuscleWeek, Range, Week } from "../../api.ts";
import { NestedBar } from "../../charts/nested-bar.tsx";
import { useNames } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import unseen from "../../parts/unseen.module.css";
import { muscleOfPart } from "../../words/muscles.ts";
import { bounds, short, spoken, unknownWithin } from "../../words/numbers.ts";
import { isJudgedMuscle, mostFailure, paintBody } from "../../words/volume.ts";
import { weekDates } from "../../words/weeks.ts";
import { Key } from "./key.tsx";
import css from "./week-muscles.module.css";

const BodyPicture = lazy(() => import("../../charts/body-picture.tsx").then(({ BodyPicture }) => ({ default: BodyPicture })));

interface WeekMusclesProps {
  readonly week: Week;
  readonly weeks: readonly Week[];
  /** The week's muscles in reading order. */
  readonly muscles: readonly MuscleWeek[];
  readonly selected: string | null;
  readonly onSelect: (muscle: string) => void;
}

/** One week as a body picture and, with the same numbers and their intervals, as a table. */
export function WeekMuscles({ week, weeks, muscles, selected, onSelect }: WeekMusclesProps) {
  const names = useNames();
  const most = mostFailure(weeks);
  const top = Math.max(1, ...muscles.map((m) => m.sets.high));
  const judged = muscles.filter(isJudgedMuscle);
  const worked = judged.filter((m) => m.failureSets.likely >= 0.05);
  const label =
    worked.length > 0
      ? `Failure sets on the body: ${worked.map((m) => `${names.muscle(m.muscle)} ${short(m.failureSets.likely)}`).join(", ")}.`
      : judged.length > 0 || muscles.length === 0
        ? "No failure sets this week."
        : "How many sets went to failure is not known.";
  return (
    <Panel title="Failure sets per muscle" actions={<Key />}>
      <div className={css.split}>
        <div className={css.bodyRoom}>
          <Suspense>
            <BodyPicture
              label={`${label} The table gives every number.`}
              painted={paintBody(muscles, most, selected)}
              onPick={(part, side) => {
                const muscle = muscleOfPart(
                  part,
                  side,
                  muscles.map((m) => m.muscle),
                );
                if (muscle) onSelect(muscle);
              }}
              scale={["0", `${short(most)} failure sets`]}
            />
          </Suspense>
        </div>
        <table className={css.table}>
          <caption className={unseen.unseen}>Sets per muscle, {weekDates(week.week)}: likely value and 80 % interval</caption>
          <thead>
            <tr>
              <th scope="col">Muscle</th>
              <td className={css.barHead} />
              <th scope="col">Failure</th>
              <th scope="col">Hard</th>
              <th scope="col">Sets</th>
            </tr>
          </thead>
          <tbody>
            {muscles.map((m) => (
              <tr key={m.muscle} data-selected={m.muscle === selected || undefined}>
                <th scope="row">
                  <button type="button" className={css.muscle} onClick={() => onSelect(m.muscle)} aria-pressed={m.muscle === selected}>
                    {names.muscle(m.muscle)}
                  </button>
                </th>
                <td className={css.bar} aria-hidden="true">
                  <NestedBar sets={m.sets} hard={m.hardSets} failure={m.failureSets} judged={isJudgedMuscle(m)} top={top} />
                </td>
                <Figure range={m.failureSets} known={isJudgedMuscle(m)} strong />
                <Figure range={m.hardSets} known={isJudgedMuscle(m)} />
                <Figure range={m.sets} known />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** A likely value over its bounds; a question mark over them where nothing says what is likely. */
function Figure({ range, known, strong }: { range: Range; known: boolean; strong?: boolean }) {
  return (
    <td className={css.figure} aria-label={known ? spoken(range) : unknownWithin(range)}>
      <span className={strong && known && range.likely >= 0.05 ? css.strong : undefined}>{known ? short(range.likely) : "?"}</span>
      {short(range.low) !== short(range.high) && <span className={css.bounds}>{bounds(range)}</span>}
    </td>
  );
}
