import { type Kysely, sql } from "kysely";

/** What is known of a lifter in an exercise, and how each set is judged with it. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table profiles (
    athlete_id uuid not null references athletes on delete cascade,
    demo boolean not null,
    exercise text not null,
    profile jsonb not null,
    primary key (athlete_id, demo, exercise)
  )`,
  "alter table sets add column judged jsonb",
  "create index sets_of_exercise on sets (athlete_id, exercise, start_time desc)",
  "alter table workouts add column unjudged boolean not null default false",
  "create index workouts_unjudged on workouts (sort_time desc) where unjudged",
];
