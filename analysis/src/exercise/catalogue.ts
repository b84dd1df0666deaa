import { chestExercises } from "./chest.ts";
import type { Exercise } from "./exercise.ts";

/** The whole catalogue, by region of the body. */
export const exercises: readonly Exercise[] = [...chestExercises];

const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));

/** Returns the exercise of that id, or null for an unknown one. */
export function findExercise(id: string): Exercise | null {
  return byId.get(id) ?? null;
}
