import { estimateProximity } from "../proximity/estimate.ts";
import type { ExerciseGuess, WorkSet } from "../session.ts";
import { withExercise } from "./facts.ts";

/**
 * A measured set that the machine names otherwise than when it was analysed: its speeds are read as that exercise's are, and how close to failure it
 * came is judged from them, for itself. The given set is never changed.
 */
export function renamedSet(set: WorkSet, exercise: ExerciseGuess): WorkSet {
  const renamed = withExercise(set, exercise);
  const { reps, velocity, loadKg, parts } = renamed;
  return { ...renamed, ...estimateProximity({ reps, velocity, exerciseId: exercise.id, loadKg, parts, label: { rir: set.reportedRir } }) };
}
