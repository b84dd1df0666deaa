import { type Kysely, sql } from "kysely";

/**
 * What it takes to name stored sets again without their signal: the general model's families beside each signature, what the analysis said of a set
 * before, what a memory is made of without opening the measured sets, and which workouts wait. Frozen once released.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table signatures add column families bytea",
  "alter table sets add column as_analysed jsonb, add column block integer, add column named_by text, add column load_kg double precision",
  `update sets set block = (measured->>'block')::integer, named_by = measured->'exercise'->>'source', load_kg = (measured->>'loadKg')::float8`,
  `update sets set load_kg = nullif((facts->>'loadKg')::float8, 0) from corrections where corrections.set_id = sets.id and facts->>'loadKg' is not null`,
  "alter table sets alter column named_by set not null",
  "alter table workouts add column unnamed boolean not null default false",
  "create index workouts_unnamed on workouts (sort_time desc) where unnamed",
  // Signatures that came without families get them with a new analysis.
  "update workouts set stale = true where id in (select workout_id from sets join signatures on signatures.set_id = sets.id)",
];
