import { findExercise } from "../exercise/catalogue.ts";
import type { Exercise, Muscle } from "../exercise/exercise.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";

/**
 * How many sets of an exercise the sets before it in a workout are worth as far as they tire: each of the same exercise one, each of another as
 * much as both work one muscle. Takes catalogue ids, one for each earlier set that was no warm-up; what is not in the catalogue tires nothing.
 */
export function tiringSets(
  exerciseId: string,
  earlier: readonly (string | null)[],
  params: ProximityParams = defaultProximityParams,
): number {
  const exercise = findExercise(exerciseId);
  return earlier.reduce((sum, id) => sum + sharedWork(exercise, id === null ? null : findExercise(id), params), 0);
}

/** The most that two exercises have in common of one muscle's work. */
function sharedWork(a: Exercise | null, b: Exercise | null, { capacity }: ProximityParams): number {
  if (a === null || b === null) return 0;
  if (a.id === b.id) return 1;
  const work = (exercise: Exercise, muscle: Muscle) =>
    exercise.direct.includes(muscle) ? 1 : exercise.indirect.includes(muscle) ? capacity.indirectWork : 0;
  return [...a.direct, ...a.indirect].reduce((most, muscle) => Math.max(most, Math.min(work(a, muscle), work(b, muscle))), 0);
}
