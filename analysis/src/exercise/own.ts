import type { Exercise } from "./exercise.ts";

/** Between the catalogue's exercise that one of the lifter's own moves like, and its own name. */
const MARK = "~";

/**
 * The id of an exercise of the lifter's own: `back_squat~hatfield_squat` moves, as far as a wrist can tell, like the catalogue's back squat; `~sled_push`
 * is like nothing in it. An id says all that reading a signal takes; what such an exercise trains the lifter says (`MuscleMap`).
 * @param like id of the catalogue's exercise that it moves like, or null.
 */
export function ownExerciseId(like: string | null, name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(ACCENTS, "")
    .replaceAll("ß", "ss")
    // Together again, what is written in syllables or with marks that are more than accents.
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return `${like ?? ""}${MARK}${[...slug].slice(0, LONGEST_SLUG).join("")}`;
}

/** Marks above and below Latin, Greek and Cyrillic letters, taken apart from them. */
const ACCENTS = /[\u0300-\u036f]/g;

/** Taken apart, one character may become many, as some Arabic ligatures do: an id stays short enough to be asked for. */
const LONGEST_SLUG = 80;

export function isOwnExercise(id: string): boolean {
  return id.includes(MARK);
}

/** What an exercise of the lifter's own moves like: a catalogue id, or null for nothing in it. Any other id is what it is. */
export function movesLike(id: string): string | null {
  return isOwnExercise(id) ? id.slice(0, id.indexOf(MARK)) || null : id;
}

/** Muscles that exercises train by the lifter's word, by id: of the lifter's own, and of the catalogue's where the lifter sees them otherwise. */
export type MuscleMap = ReadonlyMap<string, Pick<Exercise, "direct" | "indirect">>;
