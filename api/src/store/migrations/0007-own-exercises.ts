import { type Kysely, sql } from "kysely";

/** What the athlete says of exercises: own ones, and muscles that the catalogue sees otherwise. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table athletes add column own_exercises jsonb not null default '{}'").execute(db);
}
