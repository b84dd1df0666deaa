import { type Kysely, sql } from "kysely";

/** How tables of one header are read. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table column_mappings (
        athlete_id uuid not null references athletes on delete cascade,
        header_sha256 text not null check (header_sha256 ~ '^[0-9a-f]{64}$'),
        header jsonb not null,
        columns jsonb not null,
        updated_at timestamptz not null,
        primary key (athlete_id, header_sha256)
      )`,
    )
    .execute(db);
}
