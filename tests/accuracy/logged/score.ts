import { byPart, type Figure, figure } from "../report/figure.ts";
import { mean, share, sum } from "../statistics.ts";
import type { Counted, Knowledge, MuscleObservation, WeekObservation } from "./week.ts";

/** Figures of lifters' weeks: sets, hard sets and failure sets of each muscle. */
export function weekFigures(weeks: readonly WeekObservation[]): Figure[] {
  const parts = byPart(weeks);
  const kinds = [
    ["sets", "sets", (m: MuscleObservation) => m.sets],
    ["hard", "hard sets (3 reps in reserve or fewer)", (m: MuscleObservation) => m.hardSets],
    ["failure", "failure sets", (m: MuscleObservation) => m.failureSets],
  ] as const;
  return KNOWLEDGE.flatMap(([knowledge, known]) =>
    kinds.flatMap(([kind, name, of]) =>
      // How many sets there were does not hang on what is known of the lifter.
      kind === "sets" && knowledge !== "unknown"
        ? []
        : [countFigure(`week_${kind}${known.suffix}`, `${name} of a muscle in a week, ${known.words}`, parts, knowledge, of)],
    ),
  );
}

const KNOWLEDGE = [
  ["unknown", { suffix: "", words: "lifter unknown" }],
  ["labelled", { suffix: "_labelled", words: "two sets of each exercise labelled before" }],
  ["history", { suffix: "_history", words: "four weeks logged before, nothing said" }],
] as const;

const GROUP = "Weeks of simulated workouts as a device on the load logs them";

function countFigure(
  id: string,
  name: string,
  parts: Record<"fit" | "test", WeekObservation[]>,
  knowledge: Knowledge,
  of: (muscle: MuscleObservation) => Counted,
): Figure {
  const counted = (weeks: readonly WeekObservation[]) => weeks.flatMap(({ muscles }) => muscles[knowledge].map(of));
  const chancy = counted([...parts.fit, ...parts.test]).some(({ least }) => least !== null);
  return figure(
    {
      id,
      group: GROUP,
      name,
      measures: [
        { key: "relative", label: "mean error of the likely number, of the mean true number", unit: "share", target: { most: 0.1 } },
        ...(chancy
          ? [{ key: "least", label: "the same by chance alone, were every set's probability right", unit: "share" as const }]
          : []),
        { key: "whole", label: "mean error of the week's total over all muscles", unit: "share", target: { most: 0.1 } },
        { key: "error", label: "mean error of the likely number, sets", unit: "reps" },
        { key: "bias", label: "the same with its sign", unit: "reps" },
        { key: "truth", label: "mean true number, sets", unit: "reps" },
        { key: "covered", label: "true number inside low to high", unit: "share", target: { least: 0.8 } },
        { key: "width", label: "mean width from low to high, sets", unit: "reps" },
      ],
    },
    parts,
    (weeks) => {
      const items = counted(weeks);
      const chances = items.flatMap(({ least }) => (least === null ? [] : [least]));
      const totals = weeks.map((week) => totalOf(counted([week])));
      const values = {
        whole: ratio(sum(totals.map(({ told, truth }) => Math.abs(told - truth))), sum(totals.map(({ truth }) => truth))),
        relative: ratio(sum(items.map(({ told, truth }) => Math.abs(told.likely - truth))), sum(items.map(({ truth }) => truth))),
        least: ratio(sum(chances.map(({ error }) => error)), sum(chances.map(({ mean }) => mean))),
        error: mean(items.map(({ told, truth }) => Math.abs(told.likely - truth))),
        bias: mean(items.map(({ told, truth }) => told.likely - truth)),
        truth: mean(items.map(({ truth }) => truth)),
        covered: share(items, ({ told, truth }) => told.low - ROUNDING <= truth && truth <= told.high + ROUNDING),
        width: mean(items.map(({ told }) => told.high - told.low)),
      };
      return { n: items.length, values };
    },
  );
}

/** Likely and true number of all muscles together. */
function totalOf(items: readonly Counted[]): { told: number; truth: number } {
  return { told: sum(items.map(({ told }) => told.likely)), truth: sum(items.map(({ truth }) => truth)) };
}

/** Of sums of halves. */
const ROUNDING = 1e-6;

function ratio(a: number, b: number): number | null {
  return b > 0 ? a / b : null;
}
