import type { CountingRule, MuscleWeek, Week } from "../api.ts";
import type { PaintedPart } from "../charts/body-picture.tsx";
import { type BodySide, musclePart } from "./muscles.ts";
import { short, withBounds } from "./numbers.ts";
import { addWeeks, weekRange } from "./weeks.ts";

/** At most `n` weeks for a chart, one after the other: those up to the last trained one, or a window around `selected` where it lies before. */
export function weekWindow(weeks: readonly Week[], selected: string, n: number): string[] {
  const first = weeks[0]?.week ?? selected;
  const last = weeks.at(-1)?.week ?? selected;
  const end = selected < addWeeks(last, 1 - n) ? addWeeks(selected, Math.floor(n / 2)) : last < selected ? selected : last;
  const start = addWeeks(end, 1 - n);
  // A short history is led by empty weeks, so that one bar does not fill the page, but not by many. Weeks sort as text.
  const [lead = start] = [addWeeks(first, -2), addWeeks(end, -7)].sort();
  return weekRange([start, lead].sort().at(-1) ?? start, end);
}

/** How often a week's sets went to failure: `5 (3–7) sets to failure, 1.7 a workout`. */
export function failureFrequency({ failureSets, workouts }: Week): string {
  const rate = workouts > 1 ? `, ${short(failureSets.likely / workouts)} a workout` : "";
  return `${withBounds(failureSets)} ${failureSets.likely === 1 && failureSets.high === 1 ? "set" : "sets"} to failure${rate}`;
}

/** Muscles of a week in the order to read them: most failure sets first, then most hard sets, then most sets. */
export function byFailure(muscles: readonly MuscleWeek[]): MuscleWeek[] {
  return muscles.toSorted(
    (a, b) => b.failureSets.likely - a.failureSets.likely || b.hardSets.likely - a.hardSets.likely || b.sets.likely - a.sets.likely,
  );
}

/** The most failure sets that any muscle had in any of the weeks; 1 at least, so that it can be divided by. */
export function mostFailure(weeks: readonly Week[]): number {
  return Math.max(1, ...weeks.flatMap((week) => week.muscles.map((muscle) => muscle.failureSets.likely)));
}

/** The body picture of one week: every part as strong as the most worked muscle that it stands for. */
export function paintBody(muscles: readonly MuscleWeek[], most: number, selected: string | null): PaintedPart[] {
  const parts = new Map<string, PaintedPart>();
  for (const side of ["front", "back"] satisfies BodySide[]) {
    for (const { muscle, failureSets } of muscles) {
      const part = musclePart(muscle, side);
      if (part === null) continue;
      const key = `${side} ${part}`;
      const before = parts.get(key);
      parts.set(key, {
        part,
        side,
        strength: Math.max(before?.strength ?? 0, failureSets.likely / most),
        selected: (before?.selected ?? false) || muscle === selected,
      });
    }
  }
  return [...parts.values()];
}

/** The counting rule as sentences. */
export function ruleSentences(rule: CountingRule): string[] {
  return [
    `A set counts ${short(rule.direct)} for the muscles that its exercise trains directly and ${short(rule.indirect)} for those that only help.`,
    `Hard: at most ${rule.hardRir} ${rule.hardRir === 1 ? "repetition" : "repetitions"} in reserve. Failure: none in reserve, or a rep that was started and not finished.`,
    rule.countWarmUps ? "Warm-up sets count like any other." : "Warm-up sets are left out.",
    rule.extendedSet === "one"
      ? "A drop, rest-pause or cluster set counts once."
      : "Every part of a drop, rest-pause or cluster set counts by itself.",
    rule.unknownProximity === "zero_to_one"
      ? "A set whose effort could not be judged widens the interval: it may or may not have been hard."
      : "A set whose effort could not be judged counts as neither hard nor failure.",
  ];
}
