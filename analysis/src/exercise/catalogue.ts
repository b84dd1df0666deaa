import { armExercises } from "./arms.ts";
import { backExercises } from "./back.ts";
import { chestExercises } from "./chest.ts";
import { coreExercises } from "./core.ts";
import type { Exercise } from "./exercise.ts";
import { hipExercises } from "./hips.ts";
import { legExercises } from "./legs.ts";
import { isOwnExercise, movesLike } from "./own.ts";
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

/** Other names in use, in files of other programs and in people's fingers. */
const aliases: Readonly<Record<string, string>> = {
  bent_over_row: "barbell_row",
  squat: "back_squat",
  military_press: "overhead_press",
  shoulder_press: "overhead_press",
  dumbbell_curl: "biceps_curl",
  bicep_curl: "biceps_curl",
  tricep_pushdown: "triceps_pushdown",
  pulldown: "lat_pulldown",
  cable_row: "seated_cable_row",
  rdl: "romanian_deadlift",
  lying_leg_curl: "leg_curl",
  dumbbell_press: "dumbbell_bench_press",
};

const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));

/**
 * Returns the exercise of that id or other usual name, or null for an unknown one. What it returns carries the id to store. One of the lifter's own is
 * what it moves like, under its own id.
 */
export function findExercise(id: string): Exercise | null {
  if (isOwnExercise(id)) {
    const like = byId.get(movesLike(id) ?? "");
    return like ? { ...like, id } : null;
  }
  return byId.get(id) ?? byId.get(aliases[id] ?? "") ?? null;
}

/** Returns the exercise that a log calls `name`, however it writes it (`Bench Press`, `bench-press`), or null. */
export function exerciseByName(name: string): Exercise | null {
  const id = written(name);
  return findExercise(id) ?? byName.get(id) ?? null;
}

const byName = new Map(exercises.map((exercise) => [written(exercise.name), exercise]));

function written(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
