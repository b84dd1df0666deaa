import { type Kysely, sql } from "kysely";

/** Files that were removed from the database and may still be on the disk. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table unwanted_originals (
      athlete_id uuid not null references athletes(id) on delete cascade,
      sha256 text not null,
      primary key (athlete_id, sha256)
    )`)
    .execute(db);
}
