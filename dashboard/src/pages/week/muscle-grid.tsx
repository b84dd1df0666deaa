import { useQuery } from "@tanstack/react-query";
import type { MuscleWeek, Week } from "../../api.ts";
import { useNames } from "../../parts/athlete.tsx";
import { catalogueQuery } from "../../queries.ts";
import { isJudgedMuscle } from "../../words/volume.ts";
import css from "./muscle-grid.module.css";

interface MuscleGridProps {
  readonly weeks: readonly Week[];
  /** The weeks to draw, in order. */
  readonly shown: readonly string[];
  readonly week: string;
  readonly muscle: string;
  readonly onMuscle: (muscle: string) => void;
}

/** Every trained muscle as a small picture on one common scale; each is a button. */
export function MuscleGrid({ weeks, shown, week, muscle, onMuscle }: MuscleGridProps) {
  const names = useNames();
  const inView = shown.map((w) => weeks.find((x) => x.week === w)?.muscles ?? []);
  const { data: catalogue } = useQuery(catalogueQuery);
  const trained = [...new Set(inView.flat().map((m) => m.muscle))];
  const order: readonly string[] = catalogue?.muscles.map(({ id }) => id) ?? [];
  const ids = trained.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const top = Math.max(1, ...inView.flat().map((m) => m.sets.likely));
  return (
    <ul className={css.grid} aria-label="Muscles">
      {ids.map((id) => (
        <li key={id}>
          <button type="button" className={css.cell} aria-pressed={id === muscle} onClick={() => onMuscle(id)}>
            <span className={css.name}>{names.muscle(id)}</span>
            <MiniBars muscles={inView.map((ms) => ms.find((m) => m.muscle === id))} at={shown.indexOf(week)} top={top} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function MiniBars({ muscles, at, top }: { muscles: readonly (MuscleWeek | undefined)[]; at: number; top: number }) {
  const n = muscles.length;
  const y = (value: number) => (40 * value) / top;
  return (
    <svg className={css.bars} viewBox={`0 0 ${n * 10} 42`} preserveAspectRatio="none" aria-hidden="true">
      {at >= 0 && <rect x={at * 10} y={0} width={10} height={42} fill="var(--line)" />}
      {muscles.map(
        (m, i) =>
          m && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the week
            <g key={i} transform={`translate(${i * 10 + 1.5} 41)`}>
              <rect y={-y(m.sets.likely)} width={7} height={y(m.sets.likely)} fill="var(--sets)" />
              {isJudgedMuscle(m) && (
                <>
                  <rect y={-y(m.hardSets.likely)} width={7} height={y(m.hardSets.likely)} fill="var(--hard)" />
                  <rect y={-y(m.failureSets.likely)} width={7} height={y(m.failureSets.likely)} fill="var(--failure)" />
                </>
              )}
            </g>
          ),
      )}
      <rect x={0} y={41} width={n * 10} height={1} fill="var(--line-strong)" />
    </svg>
  );
}
