import { createHash } from "node:crypto";
import type { KnownTable } from "@lastrep/ingest";
import type { Database } from "./database.ts";

/** Every header that the athlete said how to read. */
export async function columnMappings(db: Database, athleteId: string): Promise<KnownTable[]> {
  return await db
    .selectFrom("column_mappings")
    .select(["header", "columns"])
    .where("athlete_id", "=", athleteId)
    .orderBy("header_sha256")
    .execute();
}

/** Remembers how to read tables of a header, in place of what was said before. */
export async function saveColumnMapping(db: Database, athleteId: string, { header, columns }: KnownTable, now: Date): Promise<void> {
  const said = { columns: JSON.stringify(columns), updated_at: now };
  await db
    .insertInto("column_mappings")
    .values({ athlete_id: athleteId, header_sha256: fingerprint(header), header: JSON.stringify(header), ...said })
    .onConflict((conflict) => conflict.columns(["athlete_id", "header_sha256"]).doUpdateSet(said))
    .execute();
}

/** Forgets how to read tables of a header. */
export async function deleteColumnMapping(db: Database, athleteId: string, header: readonly string[]): Promise<void> {
  await db.deleteFrom("column_mappings").where("athlete_id", "=", athleteId).where("header_sha256", "=", fingerprint(header)).execute();
}

function fingerprint(header: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(header)).digest("hex");
}
