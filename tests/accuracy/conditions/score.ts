import type { Part } from "../part.ts";
import { countMeasures, countValues } from "../recordings/score.ts";
import { byPart, type Figure, figure, inWords } from "../report/figure.ts";
import { share } from "../statistics.ts";
import { CONDITIONS } from "./conditions.ts";
import type { ConditionsObservation } from "./observe.ts";

/** One figure for each condition, with the same sets as they were recorded beside it. */
export function conditionFigures(observations: readonly ConditionsObservation[]): Figure[] {
  const group = "Reps of real recordings, recorded otherwise: trusted sets of all data sets";
  return CONDITIONS.map(({ id, name }) => {
    const items = byPart(
      observations.flatMap(({ part, want, asRecorded, got: all }) => {
        const got = all[id];
        return got === undefined ? [] : [{ part, want, got, asRecorded }];
      }),
    );
    const before = { test: unchanged(items.test), fit: unchanged(items.fit) };
    const reference = (key: "exact" | "within1" | "error", unit: "share" | "reps") => ({
      reference: `as recorded ${(["test", "fit"] as const satisfies Part[]).map((part) => inWords(before[part][key], unit)).join(", ")}`,
    });
    const measures = [
      ...countMeasures({ exact: reference("exact", "share"), within1: reference("within1", "share"), error: reference("error", "reps") }),
      { key: "same", label: "counted as it was recorded", unit: "share" as const },
    ];
    return figure({ id: `condition_${id}`, group, name, measures }, items, (sets) => ({
      n: sets.length,
      values: { ...countValues(sets), same: share(sets, ({ got, asRecorded }) => got === asRecorded) },
    }));
  });
}

function unchanged(items: readonly { readonly want: number; readonly asRecorded: number }[]) {
  return countValues(items.map(({ want, asRecorded }) => ({ want, got: asRecorded })));
}
