import { portraitOf } from "@lastrep/analysis";
import type { Portrait } from "../contract.ts";
import { getAthlete } from "../store/athletes.ts";
import { profilesOf } from "../store/profiles.ts";
import { loadedSets } from "../store/sets.ts";
import { effectiveSet } from "./effective.ts";
import { knownId } from "./exercises.ts";
import type { Service } from "./service.ts";

const DAY_MS = 86_400_000;

/** What is known of the athlete in one exercise: from real workouts where there are any, else from the simulated ones. */
export async function readPortrait(service: Service, athleteId: string, exerciseId: string): Promise<Portrait> {
  const id = knownId(exerciseId, (await getAthlete(service.db, athleteId)).own_exercises);
  const real = await drawn(service, { athleteId, demo: false }, id);
  return real.sets > 0 || real.loadVelocity !== null ? real : await drawn(service, { athleteId, demo: true }, id);
}

async function drawn({ db, now }: Service, lifter: { athleteId: string; demo: boolean }, exercise: string): Promise<Portrait> {
  const profile = (await profilesOf(db, lifter, [exercise])).get(exercise) ?? null;
  const rows = await loadedSets(db, lifter, exercise);
  const fastest = rows.flatMap(({ measured, facts, judged, start_time }) => {
    const { loadKg, velocity } = effectiveSet(measured, facts, judged);
    if (loadKg === null || velocity.best === null || velocity.basis !== "linear") return [];
    return [{ day: start_time.getTime() / DAY_MS, loadKg, velocity: velocity.best }];
  });
  const { newestDay, failureVelocity, oneRepMaxKg, loadVelocity, sets } = portraitOf(exercise, profile, fastest, now().getTime() / DAY_MS);
  return {
    exercise,
    demo: lifter.demo,
    profileVersion: profile?.version ?? null,
    sets,
    newestDate: newestDay === null ? null : new Date(newestDay * DAY_MS).toISOString().slice(0, 10),
    failureVelocity,
    oneRepMaxKg: oneRepMaxKg && { ...oneRepMaxKg, from: [...oneRepMaxKg.from] },
    loadVelocity,
  };
}
