import { findExercise } from "../exercise/catalogue.ts";
import type { CapacityEvidence } from "../proximity/capacity.ts";
import { estimateProximity } from "../proximity/estimate.ts";
import { defaultProximityParams, type ProximityParams } from "../proximity/params.ts";
import type { ExerciseProfile } from "../proximity/profile.ts";
import type { Rep, WorkSet } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import type { Correction } from "./correction.ts";

/** What the machine knew beyond the set itself when it judged it; give the same again, or its answer changes for want of it. */
export interface CorrectionContext {
  readonly profile?: ExerciseProfile | null;
  readonly day?: number | null;
  readonly capacity?: CapacityEvidence | null;
}

/**
 * The effective set: the machine's answer with the person's facts put in. Exercise, load, reps and role are taken as said. How close to
 * failure the set came is judged anew from the measured reps with those facts: a typed RIR and "this was failure" are evidence that
 * carries people's known error, weighed with the speeds. Applying the same facts twice gives the same set; the given set is never changed.
 * `notASet` does not show in the result: whoever counts leaves such sets out.
 */
export function applyCorrection(
  set: WorkSet,
  facts: Correction,
  context: CorrectionContext = {},
  params: ProximityParams = defaultProximityParams,
): WorkSet {
  const reps = countedReps(set.reps, facts.reps ?? null);
  const exercise = facts.exercise == null ? set.exercise : named(facts.exercise);
  const velocity = facts.exercise == null && reps === set.reps ? set.velocity : velocityOf(reps, basisFor(set, exercise.id, reps));
  const loadKg = facts.loadKg == null ? set.loadKg : facts.loadKg || null;
  const effective: WorkSet = {
    ...set,
    exercise,
    loadKg,
    parts: set.parts.length === 1 && loadKg !== set.loadKg ? [{ ...set.parts[0], loadKg }] : set.parts,
    role: facts.role ?? set.role,
    reps,
    repCount: facts.reps ?? set.repCount,
    velocity,
  };
  if (facts.exercise == null && facts.reps == null && facts.failure == null && facts.rir == null) return effective;
  const { rir, failure } = estimateProximity(
    {
      reps,
      velocity,
      exerciseId: exercise.id,
      loadKg,
      parts: effective.parts,
      repCount: facts.reps ?? null,
      label: { failure: facts.failure, rir: facts.rir },
      ...context,
    },
    params,
  );
  return { ...effective, rir, failure };
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
