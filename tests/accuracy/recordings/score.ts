import { byPart, type Figure, figure, type Measure } from "../report/figure.ts";
import { mean, share, sum } from "../statistics.ts";
import type { DayObservation } from "./day.ts";
import type { RecordedObservation } from "./observe.ts";

interface Counted {
  readonly want: number;
  readonly got: number;
}

/** Exact, within one and mean absolute error of rep counts. */
export function countValues(items: readonly Counted[]): Record<"exact" | "within1" | "error", number | null> {
  return {
    exact: share(items, ({ want, got }) => got === want),
    within1: share(items, ({ want, got }) => Math.abs(got - want) <= 1),
    error: mean(items.map(({ want, got }) => Math.abs(got - want))),
  };
}

const EXACT: Measure = { key: "exact", label: "exact", unit: "share" };
const WITHIN_1: Measure = { key: "within1", label: "within 1", unit: "share" };
const ERROR: Measure = { key: "error", label: "mean error, reps", unit: "reps" };

/** The three measures of rep counts, with targets and references where there are some. */
export function countMeasures(more: Partial<Record<"exact" | "within1" | "error", Partial<Measure>>> = {}): Measure[] {
  return [
    { ...EXACT, ...more.exact },
    { ...WITHIN_1, ...more.within1 },
    { ...ERROR, ...more.error },
  ];
}

const RIVALS: readonly Measure[] = [
  { key: "naiveExact", label: "naive counter on the same sets, window given, exact", unit: "share" },
  { key: "naiveWithin1", label: "same, within 1", unit: "share" },
  { key: "motifExact", label: "motif counter (matrix profile) on the same sets, window given, exact", unit: "share" },
  { key: "motifWithin1", label: "same, within 1", unit: "share" },
  { key: "phaseExact", label: "phase counter (small network) on the same sets, window given, exact", unit: "share" },
  { key: "phaseWithin1", label: "same, within 1", unit: "share" },
];

function measuredCounts(items: readonly RecordedObservation[]) {
  const naive = countValues(items.map(({ want, naive: got }) => ({ want, got })));
  const motif = countValues(items.map(({ want, motif: got }) => ({ want, got })));
  const phase = countValues(items.map(({ want, phase: got }) => ({ want, got })));
  const rivals = {
    naiveExact: naive.exact,
    naiveWithin1: naive.within1,
    motifExact: motif.exact,
    motifWithin1: motif.within1,
    phaseExact: phase.exact,
    phaseWithin1: phase.within1,
  };
  return { n: items.length, values: { ...countValues(items), ...rivals } };
}

/** Figures of rep counts on real recordings, each of which holds one set; the set that was not found counts as 0 reps. */
export function countFigures(observations: readonly RecordedObservation[]): Figure[] {
  const of = (dataset: string, keep: (o: RecordedObservation) => boolean = () => true) =>
    byPart(observations.filter((o) => o.dataset === dataset && keep(o)));
  const group = "Reps of real recordings";
  const counts = (id: string, name: string, items: Record<"fit" | "test", RecordedObservation[]>, measures: readonly Measure[]) =>
    figure({ id, group, name, measures: [...measures, ...RIVALS] }, items, measuredCounts);
  const visible: Measure = {
    key: "visible",
    label: "count inside the visible range",
    unit: "share",
    target: { least: 0.95 },
    reference: "prototype 86 %",
  };
  return [
    counts(
      "wrist_gym_trusted",
      "wrist-gym, trusted sets",
      of("wrist-gym", ({ trusted }) => trusted),
      countMeasures({
        exact: { target: { least: 0.9 }, reference: "prototype 78 %" },
        within1: { target: { least: 0.99 }, reference: "prototype 100 %; published elsewhere 91-93 %" },
        error: { target: { most: 0.12 }, reference: "prototype 0.22" },
      }),
    ),
    figure(
      {
        id: "wrist_gym_all",
        group,
        name: "wrist-gym, all sets",
        measures: [visible, ...countMeasures({ exact: { label: "exact against the label" } })],
        note: "Many labels of the sets that are not trusted are the reps that were planned.",
      },
      of("wrist-gym"),
      (items) => ({
        n: items.length,
        values: {
          ...countValues(items),
          visible: share(items, ({ got, visible: range }) => range !== null && got >= range[0] && got <= range[1]),
        },
      }),
    ),
    counts(
      "wristband_heavy",
      "wristband-barbell, heavy sets of five",
      of("wristband-barbell", ({ trusted, heavy }) => trusted && heavy),
      countMeasures({
        exact: { target: { least: 0.9 }, reference: "prototype 72 %" },
        within1: { target: { least: 1 }, reference: "prototype 100 %" },
      }),
    ),
    counts(
      "wristband_trusted",
      "wristband-barbell, trusted sets",
      of("wristband-barbell", ({ trusted }) => trusted),
      countMeasures(),
    ),
    counts("wristband_all", "wristband-barbell, all sets", of("wristband-barbell"), countMeasures()),
    counts(
      "bar_imu_trusted",
      "bar-imu, trusted sets",
      of("bar-imu", ({ trusted }) => trusted),
      countMeasures({
        exact: { target: { least: 0.88 }, reference: "prototype 80 %, naive 60 %" },
        within1: { target: { least: 0.97 }, reference: "prototype 94 %, naive 79 %" },
      }),
    ),
    counts("bar_imu_all", "bar-imu, all sets", of("bar-imu"), countMeasures()),
  ];
}

const PRECISION: Measure = {
  key: "precision",
  label: "precision",
  unit: "share",
  target: { least: 0.97 },
  reference: "RecoFit > 95 %",
};
const RECALL: Measure = { key: "recall", label: "recall", unit: "share", target: { least: 0.97 }, reference: "RecoFit > 95 %" };

/** Measures of whether sets were found, IoU of 0.5 or more. */
export function foundMeasures(target = true): Measure[] {
  const { target: _precision, ...precision } = PRECISION;
  const { target: _recall, ...recall } = RECALL;
  return target ? [PRECISION, RECALL] : [precision, recall];
}

/** Figures of the sets found in real recordings: single ones, and a day's joined into one with simulated rests. */
export function foundFigures(observations: readonly RecordedObservation[], days: readonly DayObservation[]): Figure[] {
  const group = "Sets of real recordings, IoU of 0.5 or more with the marked window";
  return [
    figure(
      { id: "wrist_gym_sets", group, name: "wrist-gym, single recordings", measures: foundMeasures() },
      byPart(observations.filter((o) => o.iou !== null)),
      (items) => {
        const matched = items.filter((o) => (o.iou ?? 0) >= 0.5).length;
        const found = sum(items.map((o) => o.setsFound));
        return { n: items.length, values: { precision: found > 0 ? matched / found : null, recall: matched / items.length } };
      },
    ),
    figure(
      {
        id: "wrist_gym_days",
        group,
        name: "wrist-gym, a day's recordings joined on the real clock",
        measures: [
          ...foundMeasures(),
          ...countMeasures({ exact: { label: "trusted sets, exact" }, within1: { label: "trusted sets, within 1" } }),
          { key: "falsePerHour", label: "false sets an hour", unit: "number" },
        ],
        note: "Between the recordings lie simulated walking, plate loading, phone, drinking, taking up and racking (recordings/join.ts), drawn three times. n counts sets of all draws.",
      },
      byPart(days),
      (items) => {
        const [sets, matched, found] = [sum(items.map((d) => d.sets)), sum(items.map((d) => d.matched)), sum(items.map((d) => d.found))];
        const hours = sum(items.map((d) => d.durationS)) / 3600;
        return {
          n: sets,
          values: {
            precision: found > 0 ? matched / found : null,
            recall: matched / sets,
            ...countValues(items.flatMap((d) => d.counts)),
            falsePerHour: (found - matched) / hours,
          },
        };
      },
    ),
  ];
}
