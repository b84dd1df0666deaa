import { findExercise } from "@lastrep/analysis";
import type { Correction, SetResource } from "../contract.ts";
import { lockAthlete } from "../store/athletes.ts";
import { correctionOfSet, deleteCorrection, saveCorrection } from "../store/corrections.ts";
import { getSet, updateEffective, updateJudged } from "../store/sets.ts";
import { getWorkout } from "../store/workouts.ts";
import { effectiveColumns } from "./effective.ts";
import { learnAndJudge } from "./judge.ts";
import { found, Refusal } from "./refusal.ts";
import type { Service } from "./service.ts";
import { setResource } from "./workouts.ts";

export async function readSet(service: Service, athleteId: string, id: string): Promise<SetResource> {
  return setResource(found(await getSet(service.db, athleteId, id), "set"));
}

/**
 * Puts the person's facts beside the machine's answer. A fact that is given replaces an earlier one, null takes it back, and what is
 * absent stays as it was.
 */
export async function correctSet(service: Service, athleteId: string, id: string, correction: Correction): Promise<SetResource> {
  if (correction.exercise != null && correction.exercise !== "unknown" && !findExercise(correction.exercise)) {
    throw new Refusal("invalid_request", `There is no exercise called ${correction.exercise}.`, {
      where: "exercise",
      hint: "Take an id from /v1/exercises.",
    });
  }
  const corrected = await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const row = found(await getSet(trx, athleteId, id), "set");
    const earlier = await correctionOfSet(trx, athleteId, id);
    const facts = mergeFacts(earlier?.facts ?? {}, correction);
    if (Object.keys(facts).length > 0) {
      const anchor = { sha256: row.sha256, entry: row.entry, startS: row.start_s, endS: row.end_s };
      await saveCorrection(trx, athleteId, id, anchor, facts, service.now());
    } else if (earlier) await deleteCorrection(trx, athleteId, earlier.id);
    const { exercise } = effectiveColumns(row.measured, facts, null);
    await updateJudged(trx, athleteId, id, null);
    await updateEffective(trx, athleteId, id, effectiveColumns(row.measured, facts, null));
    const exercises = [...new Set([row.exercise, exercise])].filter((name) => name !== "unknown");
    const { demo } = found(await getWorkout(trx, athleteId, row.workout_id), "workout");
    await learnAndJudge(trx, { athleteId, demo }, exercises, [row.workout_id]);
    return setResource(found(await getSet(trx, athleteId, id), "set"));
  });
  service.jobs.kick();
  return corrected;
}

function mergeFacts(earlier: Correction, later: Correction): Correction {
  return Object.fromEntries(Object.entries({ ...earlier, ...later }).filter(([, fact]) => fact !== null && fact !== undefined));
}
