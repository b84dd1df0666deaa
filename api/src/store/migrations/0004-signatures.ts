import { type Kysely, sql } from "kysely";

/** Where each set lies among movements, by the model that says so: what a lifter's named sets teach. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table signatures (
        set_id uuid primary key references sets on delete cascade,
        athlete_id uuid not null references athletes on delete cascade,
        model text not null,
        signature bytea not null
      )`,
    )
    .execute(db);
  await sql.raw("create index signatures_of_athlete on signatures (athlete_id)").execute(db);
}
