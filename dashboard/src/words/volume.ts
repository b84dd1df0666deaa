import type { CountingRule, MuscleWeek, Range, Week, WorkoutSummary } from "../api.ts";
import type { PaintedPart } from "../charts/body-picture.tsx";
import { type BodySide, musclePart } from "./muscles.ts";
import { count, short, unknownWithin, withBounds } from "./numbers.ts";
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

/** Whether anything says how close to failure a muscle's sets came: of more than one in twenty of them, or because it had none. */
export function isJudgedMuscle({ judgedShare, sets }: MuscleWeek): boolean {
  return judgedShare >= 0.05 || sets.high === 0;
}

/** Hard or failure sets of a muscle: `2 (1–3)`, or `not known (0–4)` where none of its sets was judged. */
export function effortWords(muscle: MuscleWeek, sets: Range): string {
  return isJudgedMuscle(muscle) ? withBounds(sets) : unknownWithin(sets);
}

type FailureCount = Pick<WorkoutSummary, "failureSets" | "judgedSets" | "unjudgedSets">;

/** How many sets went to failure: `5 (3–7)`, or `not known (3–35)` where none of them was judged. */
export function failureCount({ failureSets, judgedSets, unjudgedSets }: FailureCount): string {
  return judgedSets === 0 && unjudgedSets > 0 ? unknownWithin(failureSets) : withBounds(failureSets);
}

/** How often a week's sets went to failure: `5 (3–7) sets to failure, 1.7 a workout`, `sets to failure not known (3–35)`. */
export function failureFrequency(week: Pick<Week, "workouts"> & FailureCount): string {
  const { failureSets, judgedSets, unjudgedSets, workouts } = week;
  if (judgedSets === 0 && unjudgedSets > 0) return `sets to failure ${unknownWithin(failureSets)}`;
  const rate = workouts > 1 ? `, ${short(failureSets.likely / workouts)} a workout` : "";
  return `${withBounds(failureSets)} ${failureSets.likely === 1 && failureSets.high === 1 ? "set" : "sets"} to failure${rate}`;
}

/** What is not in a week's numbers because nothing was measured; null where every set was judged. */
export function unjudgedWords({ judgedSets, unjudgedSets }: Pick<Week, "judgedSets" | "unjudgedSets">): string | null {
  if (unjudgedSets === 0) return null;
  if (judgedSets === 0) {
    return `How close to failure ${unjudgedSets === 1 ? "the set" : `the ${unjudgedSets} sets`} came was not measured, as where a watch logged a count and no movement.`;
  }
  return `${count(unjudgedSets, "set")} of ${judgedSets + unjudgedSets} could not be judged, as where a watch logged a count and no movement. Each may have been failure or not, and that widens the ranges.`;
}

/** Muscles of a week in the order to read them: most failure sets first, then most hard sets, then most sets; what was not judged comes last. */
export function byFailure(muscles: readonly MuscleWeek[]): MuscleWeek[] {
  const known = (muscle: MuscleWeek) => Number(isJudgedMuscle(muscle));
  return muscles.toSorted(
    (a, b) =>
      known(b) - known(a) ||
      known(a) * (b.failureSets.likely - a.failureSets.likely || b.hardSets.likely - a.hardSets.likely) ||
      b.sets.likely - a.sets.likely,
  );
}

/** The most failure sets that any muscle had in any of the weeks; 1 at least, so that it can be divided by. */
export function mostFailure(weeks: readonly Week[]): number {
  return Math.max(1, ...weeks.flatMap(({ muscles }) => muscles.filter(isJudgedMuscle).map(({ failureSets }) => failureSets.likely)));
}

/** The body picture of one week: every part as strong as the most worked muscle that it stands for, or trained without anything known. */
export function paintBody(muscles: readonly MuscleWeek[], most: number, selected: string | null): PaintedPart[] {
  const parts = new Map<string, PaintedPart>();
  for (const side of ["front", "back"] satisfies BodySide[]) {
    for (const count of muscles) {
      const { muscle } = count;
      const part = musclePart(muscle, side);
      if (part === null) continue;
      const key = `${side} ${part}`;
      const before = parts.get(key);
      parts.set(key, {
        part,
        side,
        strength: stronger(before ? before.strength : 0, strengthOf(count, most)),
        selected: (before?.selected ?? false) || muscle === selected,
      });
    }
  }
  return [...parts.values()];
}

/** Null where the muscle was trained and nothing says how close to failure. */
function strengthOf(count: MuscleWeek, most: number): number | null {
  if (isJudgedMuscle(count)) return count.failureSets.likely / most;
  return count.sets.likely > 0 ? null : 0;
}

/** What is known comes before what is not, and that before nothing. */
function stronger(a: number | null, b: number | null): number | null {
  const known = Math.max(a ?? 0, b ?? 0);
  return known === 0 && (a === null || b === null) ? null : known;
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
