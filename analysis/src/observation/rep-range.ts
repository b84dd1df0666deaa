/** How light a set was, by how many reps were done. */
export type RepRange = "heavy" | "moderate" | "light";

/** Most reps of a heavy set, and least of a light one: as training texts divide them; no study gives a limit. */
const HEAVY = 5;
const LIGHT = 15;

/** The class of a set of `reps` completed reps; null for a set without any. */
export function repRangeOf(reps: number): RepRange | null {
  if (reps < 1) return null;
  return reps <= HEAVY ? "heavy" : reps >= LIGHT ? "light" : "moderate";
}
