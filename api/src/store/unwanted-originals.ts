import type { Database } from "./database.ts";

/** Notes files whose bytes are to go once what is written here is committed. */
export async function noteUnwanted(db: Database, athleteId: string, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await db
    .insertInto("unwanted_originals")
    .values(sha256s.map((sha256) => ({ athlete_id: athleteId, sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Forgets the athlete's notes. Call with the athlete locked.
 * @returns the files of them that have not been uploaded again meanwhile.
 */
export async function takeUnwanted(trx: Database, athleteId: string): Promise<string[]> {
  const noted = await trx.deleteFrom("unwanted_originals").where("athlete_id", "=", athleteId).returning("sha256").execute();
  if (noted.length === 0) return [];
  const sha256s = noted.map(({ sha256 }) => sha256);
  const wanted = await trx
    .selectFrom("uploads")
    .select("sha256")
    .where("athlete_id", "=", athleteId)
    .where("sha256", "in", sha256s)
    .execute();
  const kept = new Set(wanted.map(({ sha256 }) => sha256));
  return sha256s.filter((sha256) => !kept.has(sha256));
}

export async function athletesWithUnwanted(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("unwanted_originals").select("athlete_id").distinct().execute();
  return rows.map(({ athlete_id }) => athlete_id);
}
