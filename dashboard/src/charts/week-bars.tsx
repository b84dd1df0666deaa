import { axisX, axisY, barY, gridY, plot, pointerX, ruleX, ruleY, tickY, tip } from "@observablehq/plot";
import { useCallback } from "react";
import type { MuscleWeek, Range } from "../api.ts";
import { withBounds } from "../words/numbers.ts";
import { effortWords, isJudgedMuscle } from "../words/volume.ts";
import { weekDates, weekName, weekTick } from "../words/weeks.ts";
import { PlotFigure } from "./plot-figure.tsx";

/** One week of one muscle; null where nothing of it was trained. */
export interface MuscleInWeek {
  readonly week: string;
  readonly muscle: MuscleWeek | null;
}

interface WeekBarsProps {
  readonly label: string;
  readonly weeks: readonly MuscleInWeek[];
  readonly selected: string;
  readonly onSelect: (week: string) => void;
}

const HEIGHT = 270;

/** Bars over weeks: failure sets inside hard sets inside all sets, each with a whisker from low to high. */
export function WeekBars({ label, weeks, selected, onSelect }: WeekBarsProps) {
  const draw = useCallback(
    (width: number) => {
      const trained = weeks.filter((w): w is { week: string; muscle: MuscleWeek } => w.muscle !== null);
      const top = Math.max(4, ...trained.map(({ muscle }) => muscle.sets.high)) * 1.04;
      const step = (width - 34) / weeks.length;
      const lane = Math.min(12, step * 0.17);
      const every = Math.max(1, Math.ceil(52 / step));
      const judged = trained.filter(({ muscle }) => isJudgedMuscle(muscle));
      const bar = (rows: typeof trained, of: (m: MuscleWeek) => Range, fill: string) =>
        barY(rows, { x: "week", y: (d) => of(d.muscle).likely, fill, rx: 2, clip: false });
      // A whisker is a rule with a cap at either end; the three of a week stand side by side.
      const ink = { x: "week", stroke: "var(--whisker)", strokeWidth: 1.4 } as const;
      const inset = (step * 0.78 - Math.min(8, lane)) / 2;
      const whisker = (of: (m: MuscleWeek) => Range, dx: number) => {
        const unsure = trained.filter(({ muscle }) => of(muscle).high - of(muscle).low >= 0.05);
        return [
          ruleX(unsure, { ...ink, y1: (d) => of(d.muscle).low, y2: (d) => of(d.muscle).high, dx }),
          tickY(unsure, { ...ink, y: (d) => of(d.muscle).low, dx, insetLeft: inset, insetRight: inset }),
          tickY(unsure, { ...ink, y: (d) => of(d.muscle).high, dx, insetLeft: inset, insetRight: inset }),
        ];
      };
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 28,
        marginRight: 6,
        marginTop: 14,
        marginBottom: 26,
        x: { type: "band", domain: weeks.map((w) => w.week), paddingInner: 0.22, paddingOuter: 0.1, label: null },
        y: { domain: [0, top], label: null },
        marks: [
          barY([selected], { x: (w) => w, y1: 0, y2: top, fill: "var(--hover)", insetLeft: -step * 0.09, insetRight: -step * 0.09, rx: 4 }),
          gridY({ stroke: "var(--line)", strokeOpacity: 1, interval: top > 14 ? 5 : 2 }),
          axisY({ tickSize: 0, label: null, tickFormat: "d", interval: top > 14 ? 5 : 2 }),
          axisX({
            tickSize: 0,
            tickPadding: 8,
            tickFormat: (week: string) =>
              (weeks.length - 1 - weeks.findIndex((w) => w.week === week)) % every === 0 ? weekTick(week) : "",
          }),
          bar(trained, (m) => m.sets, "var(--sets)"),
          bar(judged, (m) => m.hardSets, "var(--hard)"),
          bar(judged, (m) => m.failureSets, "var(--failure)"),
          whisker((m) => m.sets, -lane),
          whisker((m) => m.hardSets, 0),
          whisker((m) => m.failureSets, lane),
          ruleY([0], { stroke: "var(--line-strong)" }),
          tip(
            weeks,
            pointerX({
              x: "week",
              y: (d) => d.muscle?.sets.likely ?? 0,
              title: tipWords,
              fill: "var(--card)",
              stroke: "var(--line-strong)",
              fontSize: 12,
              lineHeight: 1.3,
            }),
          ),
        ],
      });
    },
    [weeks, selected],
  );
  return <PlotFigure label={label} draw={draw} height={HEIGHT} onPick={(datum) => onSelect((datum as MuscleInWeek).week)} />;
}

function tipWords({ week, muscle }: MuscleInWeek): string {
  const head = `${weekName(week)}, ${weekDates(week)}`;
  if (!muscle) return `${head}\nnot trained`;
  return `${head}\nfailure ${effortWords(muscle, muscle.failureSets)}\nhard ${effortWords(muscle, muscle.hardSets)}\nsets ${withBounds(muscle.sets)}`;
}
