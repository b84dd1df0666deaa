import { findExercise } from "../exercise/catalogue.ts";
import type { LikelyPattern } from "../reps/phases.ts";
import { movementFamilies, usualShares } from "./movement-family.ts";
import type { Encoding } from "./recogniser.ts";

/** The patterns that the reps of an unnamed set may follow: of every family's exercises, by how usual they are and how likely the family is. */
export function likelyPatterns({ families }: Encoding): LikelyPattern[] {
  return added(ofFamilies.flatMap((patterns, k) => patterns.map((pattern) => ({ ...pattern, share: families[k] * pattern.share }))));
}

const ofFamilies = movementFamilies.map((family) =>
  added(
    usualShares(family).flatMap(({ id, share }) => {
      const exercise = findExercise(id);
      return exercise ? [{ concentricDirection: exercise.concentricDirection, starts: exercise.starts, share }] : [];
    }),
  ),
);

/** Each pattern once, its shares added up. */
function added(patterns: readonly LikelyPattern[]): LikelyPattern[] {
  const same = Map.groupBy(patterns, ({ concentricDirection, starts }) => `${concentricDirection} ${starts}`);
  return [...same.values()].map((own) => ({ ...own[0], share: own.reduce((sum, { share }) => sum + share, 0) }));
}
