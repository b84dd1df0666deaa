import { findExercise } from "../exercise/catalogue.ts";
import { isOwnExercise } from "../exercise/own.ts";
import type { WorkSet } from "../session.ts";

/** The id of the set's exercise where it is known well enough to compare sets by it, else null. */
export function knownExercise(set: WorkSet): string | null {
  const { id, confidence } = set.exercise;
  if (confidence < 0.5) return null;
  return isOwnExercise(id) ? id : (findExercise(id)?.id ?? null);
}

/** Rest from the end of one set to the start of a later one, s; null where nothing tells. */
export function restBetween(before: WorkSet, after: WorkSet): number | null {
  if (before.recording === after.recording) return after.startS - before.endS;
  if (before.startTime === null || after.startTime === null) return null;
  return (Date.parse(after.startTime) - Date.parse(before.startTime)) / 1000 - (before.endS - before.startS);
}
