import type { Memory } from "../contract.ts";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import { countMemory, forgetMemory } from "../store/memory.ts";
import { markUnnamed } from "../store/renaming.ts";
import type { Service } from "./service.ts";

export async function readMemory(service: Service, athleteId: string): Promise<Memory> {
  return await countMemory(service.db, athleteId);
}

/**
 * Forgets what names sets that move alike and what reads tables of known headers. What was said of a set stays with that set; sets that were
 * named by what is forgotten are named without it, in the background. Files are read without it when they are read again.
 */
export async function forgetEverything(service: Service, athleteId: string): Promise<void> {
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await forgetMemory(trx, athleteId);
    for (const demo of [false, true]) await markUnnamed(trx, { athleteId, demo });
    await raiseRevision(trx, athleteId);
  });
  service.jobs.kick();
}
