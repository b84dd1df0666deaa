import { isDeepStrictEqual } from "node:util";
import {
  type EncodedSet,
  type ExerciseGuess,
  findExercise,
  type LifterMemory,
  nameEncoded,
  renamedSet,
  type WorkSet,
} from "@lastrep/analysis";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import { type AsAnalysed, clearUnnamed, type UnnamedWorkouts, updateMeasured } from "../store/renaming.ts";
import { type SetRow, setsOfWorkout, updateEffective, updateJudged } from "../store/sets.ts";
import { encodingsOfWorkout, lifterMemories } from "../store/signatures.ts";
import { getWorkout, markStale } from "../store/workouts.ts";
import { effectiveColumns, effectiveSet } from "./effective.ts";
import { learnAndJudge } from "./judge.ts";

/**
 * Names the sets of a stored workout with what the lifter has taught by now, from their signatures. What the lifter or a device has named stands, and
 * so does a set that was never encoded. What the analysis said is kept, and is back as soon as the memory says no more than it did then. Call in a
 * transaction with the athlete locked, and judge after it.
 * @param memories what the lifter has taught, where that is at hand.
 * @returns what its sets have been called and are called now, where that is not the same.
 */
export async function renameWorkout(
  trx: Database,
  athleteId: string,
  workoutId: string,
  memories?: readonly LifterMemory[],
): Promise<NameChange[]> {
  const workout = await getWorkout(trx, athleteId, workoutId);
  if (!workout) return [];
  await clearUnnamed(trx, athleteId, workoutId);
  const { model, encodings } = await encodingsOfWorkout(trx, athleteId, workoutId);
  if (model === null) return [];
  const rows = (await setsOfWorkout(trx, athleteId, workoutId)).filter(({ facts }) => facts?.notASet !== true);
  const taught = memories ?? (await lifterMemories(trx, { athleteId, demo: workout.demo }, null));
  const sets = rows.map((row, index): EncodedSet => {
    const { loadKg } = effectiveSet(row.measured, row.facts, row.judged);
    const timeMs = row.start_time?.getTime() ?? null;
    // A set that no signal has shown is of no block but its own.
    return { given: givenName(row), encoding: encodings.get(row.id) ?? null, block: row.measured.block ?? -1 - index, loadKg, timeMs };
  });
  const names = nameEncoded(sets, taught.find((memory) => memory.model === model) ?? null);
  const changes: NameChange[] = [];
  for (const [index, row] of rows.entries()) {
    const name = names[index] as ExerciseGuess;
    if (sets[index]?.given !== null || name.source === "none" || isDeepStrictEqual(name, row.measured.exercise)) continue;
    changes.push({ from: row.exercise, to: await rename(trx, athleteId, row, name), measured: row.measured });
  }
  return changes;
}

/** A set that is called otherwise than before, by catalogue ids or unknown. */
export interface NameChange {
  readonly from: string;
  readonly to: string;
  readonly measured: WorkSet;
}

/** The exercises that sets have lost or got. */
export function touchedBy(changes: readonly NameChange[]): string[] {
  return [...new Set(changes.flatMap(({ from, to }) => [from, to]))].filter((exercise) => exercise !== "unknown");
}

/**
 * Marks a workout for a new analysis where a set got an exercise whose reps run otherwise than those of the one that it was read as: which stroke lifts,
 * and which comes first, is told from the signal. Call with the athlete locked.
 */
export async function readAgainWhereOtherwise(
  trx: Database,
  athleteId: string,
  workoutId: string,
  changes: readonly NameChange[],
): Promise<void> {
  const seen = changes.filter(({ measured }) => measured.reps.some(({ eccentricS }) => eccentricS !== null));
  if (seen.every(({ from, to }) => courseOf(from) === courseOf(to))) return;
  await markStale(trx, athleteId, [workoutId]);
  // Work that is under way was planned on what was said before.
  await raiseRevision(trx, athleteId);
}

/** How the wrist goes through a rep. */
function courseOf(exercise: string): string {
  const known = findExercise(exercise);
  return known ? `${known.starts}, ${known.concentricDirection}` : "unknown";
}

/** Names a lifter's workouts again that wait for it, with the memory read once. */
export async function renameWaiting(db: Database, { athleteId, demo, workoutIds }: UnnamedWorkouts): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const memories = await lifterMemories(trx, { athleteId, demo }, null);
    const exercises = new Set<string>();
    const renamed: string[] = [];
    for (const id of workoutIds) {
      const changes = await renameWorkout(trx, athleteId, id, memories);
      await readAgainWhereOtherwise(trx, athleteId, id, changes);
      for (const exercise of touchedBy(changes)) exercises.add(exercise);
      if (changes.length > 0) renamed.push(id);
    }
    await learnAndJudge(trx, { athleteId, demo }, [...exercises], renamed);
  });
}

/** What the lifter said, else what a device or an option did. */
function givenName({ measured, facts, judged }: SetRow): ExerciseGuess | null {
  const { exercise } = effectiveSet(measured, facts, judged);
  return exercise.source === "model" || exercise.source === "none" ? null : exercise;
}

/** @returns the exercise that counts now. */
async function rename(trx: Database, athleteId: string, row: SetRow, name: ExerciseGuess): Promise<string> {
  const original = { ...row.measured, ...row.as_analysed };
  const restored = isDeepStrictEqual(name, original.exercise);
  const measured = restored ? original : renamedSet(original, name);
  const effective = effectiveColumns(measured, row.facts, null);
  await updateMeasured(trx, athleteId, row.id, measured, restored ? null : namedFields(original));
  await updateJudged(trx, athleteId, row.id, null);
  await updateEffective(trx, athleteId, row.id, effective);
  return effective.exercise;
}

/** What a name bears on. */
function namedFields({ exercise, velocity, rir, failure }: WorkSet): AsAnalysed {
  return { exercise, velocity, rir, failure };
}
