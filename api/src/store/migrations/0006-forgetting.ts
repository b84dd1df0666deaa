import { type Kysely, sql } from "kysely";

/** Whether names that were said teach the names of other sets: false once the athlete had that forgotten. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table corrections add column teaches boolean not null default true").execute(db);
  await sql.raw("alter table uploads add column teaches boolean not null default true").execute(db);
}
