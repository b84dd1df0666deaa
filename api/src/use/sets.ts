import type { Correction, CorrectionsBody, SetResource } from "../contract.ts";
import { lockAthlete } from "../store/athletes.ts";
import { correctionOfSet, deleteCorrection, saveCorrection } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { clearUnnamed, markUnnamed } from "../store/renaming.ts";
import { getSet, updateEffective, updateJudged } from "../store/sets.ts";
import { getWorkout, recordingsOfWorkout } from "../store/workouts.ts";
import { effectiveColumns } from "./effective.ts";
import { refuseUnknownExercises } from "./exercises.ts";
import { learnAndJudge } from "./judge.ts";
import { found } from "./refusal.ts";
import { type NameChange, readAgainWhereOtherwise, renameWorkout, touchedBy } from "./rename.ts";
import type { Service } from "./service.ts";
import { isPending, setResource } from "./workouts.ts";

export async function readSet(service: Service, athleteId: string, id: string): Promise<SetResource> {
  const row = found(await getSet(service.db, athleteId, id), "set");
  const pending = isPending(found(await getWorkout(service.db, athleteId, row.workout_id), "workout"));
  return found(setResource(row, await recordingsOfWorkout(service.db, athleteId, row.workout_id), pending), "set");
}

/**
 * Puts the person's facts beside the machine's answer. A fact that is given replaces an earlier one, null takes it back, and what is
 * absent stays as it was.
 */
export async function correctSet(service: Service, athleteId: string, id: string, facts: Correction): Promise<SetResource> {
  await refuseUnknownExercises(service.db, athleteId, [facts]);
  const { workout_id } = found(await getSet(service.db, athleteId, id), "set");
  const [corrected] = await correctSets(service, athleteId, workout_id, [{ setId: id, facts }]);
  return found(corrected, "set");
}

/** The same for several sets of one workout: all of it is taken, or nothing. Answers the sets in the order given. */
export async function correctSets(
  service: Service,
  athleteId: string,
  workoutId: string,
  corrections: CorrectionsBody["corrections"],
): Promise<SetResource[]> {
  const corrected = await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await refuseUnknownExercises(
      trx,
      athleteId,
      corrections.map(({ facts }) => facts),
    );
    const { demo } = found(await getWorkout(trx, athleteId, workoutId), "workout");
    const changes: NameChange[] = [];
    for (const { setId, facts } of corrections) changes.push(await saveFacts(trx, athleteId, workoutId, setId, facts, service.now()));
    const lifter = { athleteId, demo };
    if (corrections.some(({ facts }) => teaches(facts))) {
      changes.push(...(await renameWorkout(trx, athleteId, workoutId)));
      await markUnnamed(trx, lifter);
      await clearUnnamed(trx, athleteId, workoutId);
    }
    await readAgainWhereOtherwise(trx, athleteId, workoutId, changes);
    await learnAndJudge(trx, lifter, touchedBy(changes), [workoutId]);
    const sets: SetResource[] = [];
    const pending = isPending(found(await getWorkout(trx, athleteId, workoutId), "workout"));
    const recordings = await recordingsOfWorkout(trx, athleteId, workoutId);
    for (const { setId } of corrections) {
      sets.push(found(setResource(found(await getSet(trx, athleteId, setId), "set"), recordings, pending), "set"));
    }
    return sets;
  });
  service.jobs.kick();
  return corrected;
}

/** Whether something was said, or taken back, that the memory of movements holds. */
function teaches({ exercise, loadKg, notASet }: Correction): boolean {
  return exercise !== undefined || loadKg !== undefined || notASet !== undefined;
}

/** @returns the set's exercise before and after, which may be the same. */
async function saveFacts(
  trx: Database,
  athleteId: string,
  workoutId: string,
  setId: string,
  said: Correction,
  now: Date,
): Promise<NameChange> {
  const row = await getSet(trx, athleteId, setId);
  const { measured, exercise, ...at } = found(row?.workout_id === workoutId ? row : undefined, "set");
  const earlier = await correctionOfSet(trx, athleteId, setId);
  const facts = mergeFacts(earlier?.facts ?? {}, said);
  if (Object.keys(facts).length > 0) {
    const anchor = { sha256: at.sha256, entry: at.entry, startS: at.start_s, endS: at.end_s };
    await saveCorrection(trx, athleteId, setId, anchor, facts, said.exercise != null, now);
  } else if (earlier) await deleteCorrection(trx, athleteId, earlier.id);
  const effective = effectiveColumns(measured, facts, null);
  await updateJudged(trx, athleteId, setId, null);
  await updateEffective(trx, athleteId, setId, effective);
  return { from: exercise, to: effective.exercise, measured };
}

function mergeFacts(earlier: Correction, later: Correction): Correction {
  return Object.fromEntries(Object.entries({ ...earlier, ...later }).filter(([, fact]) => fact !== null && fact !== undefined));
}
