import { findExercise } from "../exercise/catalogue.ts";
import type { ExerciseGuess, Rep, WorkSet } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import type { Correction } from "./correction.ts";

/**
 * The set with what a person knows better put in: exercise, load, reps and role are taken as said. How close to failure it came is left as
 * it was. The given set is never changed.
 */
export function withFacts(set: WorkSet, facts: Correction): WorkSet {
  const reps = countedReps(set.reps, facts.reps ?? null);
  const exercise = facts.exercise == null ? set.exercise : named(facts.exercise);
  const velocity = facts.exercise == null && reps === set.reps ? set.velocity : velocityOf(reps, basisFor(set, exercise.id, reps));
  const loadKg = facts.loadKg == null ? set.loadKg : facts.loadKg || null;
  return {
    ...set,
    exercise,
    loadKg,
    parts: set.parts.length === 1 && loadKg !== set.loadKg ? [{ ...set.parts[0], loadKg }] : set.parts,
    role: facts.role ?? set.role,
    reps,
    repCount: facts.reps ?? set.repCount,
    velocity,
  };
}

/** The set under another name, its velocity read from the speeds that this exercise is read from. */
export function withExercise(set: WorkSet, exercise: ExerciseGuess): WorkSet {
  return { ...set, exercise, velocity: velocityOf(set.reps, basisFor(set, exercise.id, set.reps)) };
}

function named(exercise: string): WorkSet["exercise"] {
  return { id: findExercise(exercise)?.id ?? exercise, confidence: 1, source: "user", alternatives: [] };
}

/**
 * A count that is one more than the finished reps of a set that ended in an unfinished attempt says that the attempt was a rep. Any other
 * count leaves open which reps it means, so the measured ones stay as they are.
 */
function countedReps(reps: WorkSet["reps"], count: number | null): WorkSet["reps"] {
  const completed = reps.filter((rep) => rep.completed).length;
  const last = reps.at(-1);
  if (last === undefined || last.completed || count !== completed + 1) return reps;
  return [...reps.slice(0, -1), { ...last, completed: true }];
}

/** The speeds that this exercise is read from, as far as they were measured. */
function basisFor(set: WorkSet, exerciseId: string, reps: readonly Rep[]): WorkSet["velocity"]["basis"] {
  const wanted = findExercise(exerciseId)?.velocityBasis ?? set.velocity.basis;
  if (wanted === "linear" && !reps.some((rep) => rep.meanVelocity !== null)) return "none";
  if (wanted === "angular" && !reps.some((rep) => rep.meanAngularVelocity !== null)) return "none";
  return wanted;
}
