import { findExercise } from "./catalogue.ts";
import type { Exercise } from "./exercise.ts";
import { fitLegs } from "./fit-legs.ts";
import { fitPull } from "./fit-pull.ts";
import { fitPush } from "./fit-push.ts";
import { fitTrunk } from "./fit-trunk.ts";

/** What a FIT set's category and subtype mean. */
export interface FitMatch {
  readonly exercise: Exercise;
  /** False when only the category was known: the exercise is then the usual one of that category. */
  readonly exact: boolean;
}

/** Subtypes that the enums leave open or that mean "none given". */
const NO_SUBTYPE = 0xffff;

/**
 * Returns the exercise of a FIT set, or null where nothing is meant (`unknown`, cardio, stretching, categories newer than this table). The
 * subtype decides: leg extensions are filed under crunch, dips under triceps extension, pulldowns under pull-up, the leg press under
 * squat. A subtype that the table does not hold gives null rather than the category's usual exercise, which it is known not to be.
 */
export function exerciseFromFit(category: number, subtype: number | null): FitMatch | null {
  const known = categories.get(category);
  if (known === undefined) return null;
  const exact = subtype !== null && subtype !== NO_SUBTYPE;
  const id = exact ? known.bySubtype.get(subtype) : known.usual;
  const exercise = id ? findExercise(id) : null;
  return exercise && { exercise, exact };
}

/** Every pair of FIT category and subtype that has an exercise here. */
export function fitNames(): { category: number; subtype: number; exercise: string }[] {
  return [...categories].flatMap(([category, { bySubtype }]) =>
    [...bySubtype].map(([subtype, exercise]) => ({ category, subtype, exercise })),
  );
}

const categories = new Map(
  [...fitPush, ...fitPull, ...fitLegs, ...fitTrunk].map(({ category, usual, subtypes }) => [
    category,
    { usual, bySubtype: new Map(Object.entries(subtypes).flatMap(([id, numbers]) => numbers.map((n) => [n, id] as const))) },
  ]),
);
