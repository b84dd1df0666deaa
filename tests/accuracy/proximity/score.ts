import { byPart, type Figure, figure, type Measure, type Measured } from "../report/figure.ts";
import { f1, mean, share } from "../statistics.ts";
import type { Estimate, ProximityObservation } from "./lifter.ts";
import { type Rule, rulesFor, thresholdSaysFailure } from "./rules.ts";

type Knowledge = "cold" | "afterTwo";

/** Beyond this the reps in reserve are only asked for as "many". */
const FAR = 5;

/** Figures of the reps in reserve and of failure, beside simpler rules on the same sets. */
export function proximityFigures(observations: readonly ProximityObservation[]): Figure[] {
  const parts = byPart(observations);
  const rules = rulesFor(parts.fit.filter(({ rir }) => rir <= FAR));
  return (["cold", "afterTwo"] as const).flatMap((knowledge) => [rirFigure(parts, knowledge, rules), failureFigure(parts, knowledge)]);
}

const GROUP = "Proximity to failure, simulated sensor data through the whole pipeline, exercise and load told";
const NAMES = { cold: "lifter unknown", afterTwo: "after two labelled sets" };

function rirFigure(parts: Parts, knowledge: Knowledge, rules: readonly Rule[]): Figure {
  const cold = knowledge === "cold";
  const measures: Measure[] = [
    {
      key: "mae",
      label: "mean error, reps",
      unit: "reps",
      target: { most: cold ? 1.1 : 0.8 },
      reference: "1.39 individual bar-velocity line on the next day; people's own guess about 1",
    },
    { key: "ofMedian", label: "of the error of always the median", unit: "number", target: { most: cold ? 0.8 : 0.6 } },
    { key: "coverage", label: "true value inside the 80 % interval", unit: "share", target: { least: 0.75, most: 0.85 } },
    { key: "width", label: "mean width of the interval, reps", unit: "reps", target: { most: cold ? 3.5 : 2.5 } },
    ...rules.map(({ key, label }) => ({ key, label: `mean error of a rule: ${label}`, unit: "reps" as const })),
    ...BASES.map((basis) => ({ key: `mae_${basis}`, label: `mean error, ${BASIS_NAMES[basis]}`, unit: "reps" as const })),
    { key: "answered", label: "sets that were given an estimate", unit: "share" },
  ];
  const made = figure(
    { id: `rir_${knowledge}`, group: GROUP, name: `reps in reserve, ${NAMES[knowledge]}, true RIR ≤ ${FAR}`, measures },
    parts,
    (items) => measuredRir(items, knowledge, rules),
  );
  return { ...made, note: simplerRuleWins(made, rules) };
}

const BASES = ["linear", "angular", "none"] as const;
const BASIS_NAMES = { linear: "wrist follows the load", angular: "wrist turns", none: "speed of the load not visible" };

type Parts = Record<"fit" | "test", ProximityObservation[]>;

function measuredRir(all: readonly ProximityObservation[], knowledge: Knowledge, rules: readonly Rule[]): Measured {
  const near = all.filter(({ rir }) => rir <= FAR);
  const answered = near.flatMap((set) => {
    const estimate = set[knowledge]?.rir;
    return estimate ? [{ ...set, ...estimate }] : [];
  });
  const errorOf = (items: readonly (typeof answered)[number][]) => mean(items.map(({ rir, estimate }) => Math.abs(estimate - rir)));
  const mae = errorOf(answered);
  const values: Record<string, number | null> = {
    mae,
    coverage: share(answered, ({ rir, low, high }) => low <= rir && rir <= high),
    width: mean(answered.map(({ low, high }) => high - low)),
    answered: near.length > 0 ? answered.length / near.length : null,
  };
  for (const rule of rules) values[rule.key] = mean(answered.map((set) => Math.abs(rule.rir(set) - set.rir)));
  values.ofMedian = mae !== null && values.median ? mae / values.median : null;
  for (const basis of BASES) values[`mae_${basis}`] = errorOf(answered.filter((set) => set.basis === basis));
  return { n: near.length, values };
}

function simplerRuleWins({ parts }: Figure, rules: readonly Rule[]): string {
  const values = parts.test?.values;
  const own = values?.mae;
  if (!values || own == null) return "";
  const better = rules.filter(({ key }) => (values[key] ?? Number.POSITIVE_INFINITY) < own);
  return better.length > 0 ? `Simpler and better on the test part: ${better.map(({ label }) => label).join(", ")}.` : "";
}

function failureFigure(parts: Parts, knowledge: Knowledge): Figure {
  const cold = knowledge === "cold";
  return figure(
    {
      id: `failure_${knowledge}`,
      group: GROUP,
      name: `failure (RIR 0 or a failed attempt), ${NAMES[knowledge]}`,
      measures: [
        {
          key: "f1",
          label: "F1",
          unit: "number",
          target: { least: cold ? 0.8 : 0.88 },
          reference: "0.82 for RIR ≤ 2, preacher curls only",
        },
        { key: "brier", label: "Brier score", unit: "number", target: { most: cold ? 0.12 : 0.08 } },
        { key: "threshold", label: "F1 of a rule: last rep at or below the published velocity at failure", unit: "number" },
        { key: "own", label: "F1 on the sets that this rule can judge", unit: "number" },
      ],
      note: "All sets, whatever their RIR. A set that was not found was not called failure.",
    },
    parts,
    (items) => {
      const said = (estimate: Estimate | null) => (estimate?.failureProbability ?? 0) >= 0.5;
      const judged = items.flatMap((set) => {
        const rule = thresholdSaysFailure(set);
        return rule === null ? [] : [{ ...set, rule }];
      });
      return {
        n: items.length,
        values: {
          f1: f1(items.map((set) => ({ said: said(set[knowledge]), is: set.failure }))),
          brier: mean(
            items.flatMap((set) => {
              const estimate = set[knowledge];
              return estimate ? [(estimate.failureProbability - Number(set.failure)) ** 2] : [];
            }),
          ),
          threshold: f1(judged.map((set) => ({ said: set.rule, is: set.failure }))),
          own: f1(judged.map((set) => ({ said: said(set[knowledge]), is: set.failure }))),
        },
      };
    },
  );
}
