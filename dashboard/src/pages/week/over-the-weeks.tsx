import { useViewportSize } from "@mantine/hooks";
import { lazy, Suspense, useMemo } from "react";
import type { Week } from "../../api.ts";
import { useNames } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import { withBounds } from "../../words/numbers.ts";
import { effortWords, weekWindow } from "../../words/volume.ts";
import { weekDates } from "../../words/weeks.ts";
import { MuscleGrid } from "./muscle-grid.tsx";
import css from "./over-the-weeks.module.css";

const WeekBars = lazy(() => import("../../charts/week-bars.tsx").then(({ WeekBars }) => ({ default: WeekBars })));

interface OverTheWeeksProps {
  readonly weeks: readonly Week[];
  readonly week: string;
  readonly muscle: string;
  readonly onWeek: (week: string) => void;
  readonly onMuscle: (muscle: string) => void;
}

/** One muscle over the weeks in full, the others small beside it to choose from. */
export function OverTheWeeks({ weeks, week, muscle, onWeek, onMuscle }: OverTheWeeksProps) {
  const names = useNames();
  const { width } = useViewportSize();
  const room = width < 700 ? 8 : 16;
  const shown = useMemo(() => weekWindow(weeks, week, room), [weeks, week, room]);
  const rows = useMemo(
    () => shown.map((w) => ({ week: w, muscle: weeks.find((x) => x.week === w)?.muscles.find((m) => m.muscle === muscle) ?? null })),
    [shown, weeks, muscle],
  );
  const counted = shown.some((w) => weeks.some((x) => x.week === w && x.muscles.length > 0));
  if (!counted) return null;
  return (
    <Panel title={`${names.muscle(muscle)} over the weeks`} note="Select a bar to see that week, a small picture to see that muscle.">
      <Suspense fallback={<div style={{ height: 270 }} />}>
        <WeekBars
          label={`${names.muscle(muscle)}: failure, hard and all sets in ${rows.length} weeks. The table below gives every number.`}
          weeks={rows}
          selected={week}
          onSelect={onWeek}
        />
      </Suspense>
      <details className={css.numbers}>
        <summary>The same as a table</summary>
        <div className={css.scroll}>
          <table aria-label={`${names.muscle(muscle)}, week by week`}>
            <thead>
              <tr>
                <th scope="col">Week</th>
                <th scope="col">Failure</th>
                <th scope="col">Hard</th>
                <th scope="col">Sets</th>
              </tr>
            </thead>
            <tbody>
              {rows.toReversed().map((row) => (
                <tr key={row.week}>
                  <th scope="row">
                    <button type="button" onClick={() => onWeek(row.week)}>
                      {weekDates(row.week)}
                    </button>
                  </th>
                  {row.muscle ? (
                    <>
                      <td>{effortWords(row.muscle, row.muscle.failureSets)}</td>
                      <td>{effortWords(row.muscle, row.muscle.hardSets)}</td>
                      <td>{withBounds(row.muscle.sets)}</td>
                    </>
                  ) : (
                    <td colSpan={3}>not trained</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <MuscleGrid weeks={weeks} shown={shown} week={week} muscle={muscle} onMuscle={onMuscle} />
    </Panel>
  );
}
