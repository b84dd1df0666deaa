import { armExercises } from "./arms.ts";
import { backExercises } from "./back.ts";
import { chestExercises } from "./chest.ts";
import { coreExercises } from "./core.ts";
import type { Exercise } from "./exercise.ts";
import { hipExercises } from "./hips.ts";
import { legExercises } from "./legs.ts";
import { shoulderExercises } from "./shoulders.ts";

/** The whole catalogue, by region of the body. */
export const exercises: readonly Exercise[] = [
  ...chestExercises,
  ...shoulderExercises,
  ...armExercises,
  ...backExercises,
  ...legExercises,
  ...hipExercises,
  ...coreExercises,
];

const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));

/** Returns the exercise of that id, or null for an unknown one. */
export function findExercise(id: string): Exercise | null {
  return byId.get(id) ?? null;
}
