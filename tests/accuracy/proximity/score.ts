import { byPart, type Figure, figure, type Measure, type Measured } from "../report/figure.ts";
import { f1, mean, share } from "../statistics.ts";
import type { Estimate, ProximityObservation } from "./lifter.ts";
import { type Rule, rulesFor, thresholdSaysFailure } from "./rules.ts";

type Knowledge = "cold" | "afterTwo";

/** Beyond this the reps in reserve are only asked for as "many". */
const FAR = 5;

/** What the sets were judged from. */
export type Source = "signal" | "velocities";

/** Figures of the reps in reserve and of failure, beside simpler rules on the same sets. */
export function proximityFigures(observations: readonly ProximityObservation[], source: Source): Figure[] {
  const parts = byPart(observations);
  const rules = rulesFor(parts.fit.filter(({ rir }) => rir <= FAR));
  return (["cold", "afterTwo"] as const).flatMap((knowledge) => {
    const about = { source, knowledge };
    return [rirFigure(parts, about, rules), failureFigure(parts, about), chanceFigure(parts, about)];
  });
}

interface About {
  readonly source: Source;
  readonly knowledge: Knowledge;
}

const GROUPS: Readonly<Record<Source, string>> = {
  signal: "Proximity to failure, simulated sensor data through the whole pipeline, exercise and load told",
  velocities: "Proximity to failure, simulated velocities as a device on the load logs them, failed attempts among them",
};
const NAMES = { cold: "lifter unknown", afterTwo: "after two labelled sets" };

function rirFigure(parts: Parts, { source, knowledge }: About, rules: readonly Rule[]): Figure {
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
    { key: "claimed", label: "what the estimates themselves give to their intervals", unit: "share" },
    { key: "undecided", label: "true value inside, sets that are no certain failure", unit: "share" },
    { key: "width", label: "mean width of the interval, reps", unit: "reps", target: { most: cold ? 3.5 : 2.5 } },
    ...rules.map(({ key, label }) => ({ key, label: `mean error of a rule: ${label}`, unit: "reps" as const })),
    ...BASES.map((basis) => ({ key: `mae_${basis}`, label: `mean error, ${BASIS_NAMES[basis]}`, unit: "reps" as const })),
    { key: "answered", label: "sets that were given an estimate", unit: "share" },
  ];
  const made = figure(
    {
      id: idOf(`rir_${knowledge}`, source),
      group: GROUPS[source],
      name: `reps in reserve, ${NAMES[knowledge]}, true RIR ≤ ${FAR}`,
      measures,
    },
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
    claimed: mean(answered.map(({ claimed }) => claimed)),
    undecided: share(
      answered.filter((set) => (set[knowledge]?.failureProbability ?? 0) < CERTAIN),
      ({ rir, low, high }) => low <= rir && rir <= high,
    ),
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

/** From this probability on an interval that holds 0 holds more than its 80 %. */
const CERTAIN = 0.8;

function idOf(id: string, source: Source): string {
  return source === "signal" ? id : `${id}_${source}`;
}

/** Bounds of the probabilities that are looked at together. */
const CHANCES = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.01] as const;

/** Whether failure comes as often as it is said to. */
function chanceFigure(parts: Parts, { source, knowledge }: About): Figure {
  const ranges = CHANCES.slice(1).map((to, i) => ({
    from: CHANCES[i] as number,
    to,
    key: `from${Math.round(100 * (CHANCES[i] as number))}`,
  }));
  return figure(
    {
      id: idOf(`chance_${knowledge}`, source),
      group: GROUPS[source],
      name: `failure comes as often as said, ${NAMES[knowledge]}`,
      measures: ranges.map(({ from, to, key }) => ({
        key,
        label: `sets said to be failure with ${Math.round(100 * from)} to ${Math.min(100, Math.round(100 * to))} %: how many were`,
        unit: "share" as const,
      })),
    },
    parts,
    (items) => {
      const said = items.flatMap((set) => {
        const p = set[knowledge]?.failureProbability;
        return p === undefined ? [] : [{ p, failure: set.failure }];
      });
      const inRange = (from: number, to: number) => said.filter(({ p }) => p >= from && p < to);
      return {
        n: said.length,
        values: Object.fromEntries(ranges.map(({ from, to, key }) => [key, share(inRange(from, to), ({ failure }) => failure)])),
      };
    },
  );
}

function failureFigure(parts: Parts, { source, knowledge }: About): Figure {
  const cold = knowledge === "cold";
  const made = figure(
    {
      id: idOf(`failure_${knowledge}`, source),
      group: GROUPS[source],
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
        { key: "silent", label: "F1 without the sets that ended in a failed attempt", unit: "number" },
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
          silent: f1(items.filter(({ attempted }) => !attempted).map((set) => ({ said: said(set[knowledge]), is: set.failure }))),
          threshold: f1(judged.map((set) => ({ said: set.rule, is: set.failure }))),
          own: f1(judged.map((set) => ({ said: said(set[knowledge]), is: set.failure }))),
        },
      };
    },
  );
  const { threshold, own } = made.parts.test?.values ?? {};
  const wins = threshold != null && own != null && threshold > own;
  return wins ? { ...made, note: `${made.note} The rule is better on the test part.` } : made;
}
