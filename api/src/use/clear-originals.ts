import { lockAthlete } from "../store/athletes.ts";
import { athletesWithUnwanted, takeUnwanted } from "../store/unwanted-originals.ts";
import type { Service } from "./service.ts";

type Deps = Pick<Service, "db" | "originals" | "log">;

/**
 * Takes the bytes of removed files from the disk. Call after their removal is committed: before, a commit that fails would leave an upload without its original.
 * Bytes that come again meanwhile stay, for an upload waits for the same lock. What fails here is left to the next time.
 */
export async function clearOriginals({ db, originals, log }: Deps, athleteId: string): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      await lockAthlete(trx, athleteId);
      for (const sha256 of await takeUnwanted(trx, athleteId)) await originals.remove(athleteId, sha256);
    });
  } catch (error) {
    log("Files that were removed are still on the disk; they are removed later.", error);
  }
}

/** Clears what an earlier process was stopped before clearing. Files that no removal was noted of stay, whatever database this is. */
export async function clearAllOriginals(deps: Deps): Promise<void> {
  for (const athleteId of await athletesWithUnwanted(deps.db)) await clearOriginals(deps, athleteId);
}
