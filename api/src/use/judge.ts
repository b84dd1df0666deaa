import { isDeepStrictEqual } from "node:util";
import { type ExerciseProfile, judgeCorrected, learnFromSet, tiringSets, type WorkSet, withFacts } from "@lastrep/analysis";
import { lockAthlete } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import {
  clearUnjudged,
  exercisesOfWorkouts,
  type Lifter,
  markUnjudged,
  profilesOf,
  saveProfile,
  type TeachingRow,
  teachingSets,
} from "../store/profiles.ts";
import { type Judged, setsOfWorkout, updateEffective, updateJudged } from "../store/sets.ts";
import { getWorkout } from "../store/workouts.ts";
import { effectiveColumns } from "./effective.ts";

/** As many sets as a profile keeps: older ones would be dropped again. */
const TEACHING_SETS = 24;

/**
 * Learns the lifter's profiles of these exercises anew from all sets whose end is known, judges these workouts with them at once, and marks
 * the others that a profile bears on. Call in a transaction with the athlete locked, and kick the jobs after it.
 */
export async function learnAndJudge(
  trx: Database,
  lifter: Lifter,
  exercises: readonly string[],
  workoutIds: readonly string[],
): Promise<void> {
  const before = await profilesOf(trx, lifter, exercises);
  const changed: string[] = [];
  for (const exercise of exercises) {
    const profile = learn(await teachingSets(trx, lifter, exercise, TEACHING_SETS));
    if (isDeepStrictEqual(profile, before.get(exercise) ?? null)) continue;
    await saveProfile(trx, lifter, exercise, profile);
    changed.push(exercise);
  }
  await markUnjudged(trx, lifter, changed);
  for (const workoutId of workoutIds) await judgeWorkout(trx, lifter.athleteId, workoutId);
}

/** Judges a workout that waits for it; what was marked for nothing is only unmarked. */
export async function judgeWaiting(db: Database, athleteId: string, workoutId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await judgeWorkout(trx, athleteId, workoutId);
  });
}

/** The sets of a workout in the light of each other, of the person's words and of the profiles; stored where that says more than the set alone. */
async function judgeWorkout(trx: Database, athleteId: string, workoutId: string): Promise<void> {
  const workout = await getWorkout(trx, athleteId, workoutId);
  if (!workout) return;
  const rows = await setsOfWorkout(trx, athleteId, workoutId);
  const profiles = await profilesOf(trx, { athleteId, demo: workout.demo }, await exercisesOfWorkouts(trx, athleteId, [workoutId]));
  const day = workout.start_time && dayOf(workout.start_time);
  const sets = judgeCorrected(
    rows.map(({ id, measured, facts }) => ({ set: measured, facts, key: id })),
    { profiles, day },
  );
  for (const [index, row] of rows.entries()) {
    const judged = judgementOf(sets[index] as WorkSet, row.measured);
    if (isDeepStrictEqual(judged, row.judged)) continue;
    await updateJudged(trx, athleteId, row.id, judged);
    await updateEffective(trx, athleteId, row.id, effectiveColumns(row.measured, row.facts, judged));
  }
  await clearUnjudged(trx, athleteId, workoutId);
}

/** Null where it is what the analysis said. */
function judgementOf(set: WorkSet, measured: WorkSet): Judged | null {
  const judged = judgedFields(set);
  return isDeepStrictEqual(judged, judgedFields(measured)) ? null : judged;
}

function judgedFields({ rir, failure, role, supersetWith }: WorkSet): Judged {
  return { rir, failure, role, supersetWith };
}

function learn(rows: readonly TeachingRow[]): ExerciseProfile | null {
  let profile: ExerciseProfile | null = null;
  for (const { id, measured, facts, workout_start, earlier_exercises } of rows) {
    const { reps, velocity, exercise, loadKg, parts, repCount, reportedRir } = withFacts(measured, facts ?? {});
    profile = learnFromSet(profile, {
      reps,
      velocity,
      exerciseId: exercise.id,
      loadKg,
      parts,
      repCount,
      label: { failure: facts?.failure, rir: facts?.rir ?? reportedRir },
      day: dayOf(workout_start),
      key: id,
      earlierSets: tiringSets(exercise.id, earlier_exercises),
    });
  }
  return profile;
}

const DAY_MS = 86_400_000;

/** Of a workout: one that goes on after midnight is of one day. */
function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS);
}
