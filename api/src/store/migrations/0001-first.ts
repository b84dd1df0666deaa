import { type Kysely, sql } from "kysely";

/** The first schema. Frozen: what changes later is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// References carry the athlete as well as the id, so that the database itself refuses rows that cross athletes.
const statements = [
  `create table athletes (
    id uuid primary key,
    time_zone text,
    mass_unit text not null default 'kg' check (mass_unit in ('kg', 'lb')),
    show_rir_as_rpe boolean not null default false,
    counting_rule jsonb,
    revision integer not null default 0
  )`,
  `create table workouts (
    id uuid primary key,
    athlete_id uuid not null references athletes on delete cascade,
    start_time timestamptz,
    end_time timestamptz,
    duration_s double precision not null,
    sort_time timestamptz not null,
    demo boolean not null,
    stale boolean not null default false,
    pipeline_version text not null,
    pipeline_params text not null,
    unique (athlete_id, id)
  )`,
  "create index workouts_in_order on workouts (athlete_id, sort_time desc, id desc)",
  `create table uploads (
    id uuid primary key,
    athlete_id uuid not null references athletes on delete cascade,
    group_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null,
    size_bytes integer not null,
    uploaded_at timestamptz not null,
    state text not null check (state in ('stored', 'decoding', 'analysing', 'done', 'failed')),
    progress double precision not null default 0,
    failure jsonb,
    demo boolean not null,
    workout_id uuid,
    attempts integer not null default 0,
    unique (athlete_id, id),
    unique (athlete_id, sha256),
    foreign key (athlete_id, workout_id) references workouts (athlete_id, id) on delete set null (workout_id)
  )`,
  "create index uploads_in_order on uploads (athlete_id, uploaded_at desc, id desc)",
  "create index uploads_waiting on uploads (uploaded_at) where state in ('stored', 'decoding', 'analysing')",
  "create index uploads_of_workout on uploads (workout_id)",
  `create table recordings (
    athlete_id uuid not null,
    workout_id uuid not null,
    position integer not null,
    upload_id uuid not null,
    entry text not null,
    start_time timestamptz,
    summary jsonb not null,
    trace_rate_hz double precision,
    trace_length integer not null,
    trace_rotation boolean not null,
    primary key (workout_id, position),
    foreign key (athlete_id, workout_id) references workouts (athlete_id, id) on delete cascade,
    foreign key (athlete_id, upload_id) references uploads (athlete_id, id) on delete cascade
  )`,
  "create index recordings_of_upload on recordings (upload_id)",
  `create table trace_chunks (
    athlete_id uuid not null,
    workout_id uuid not null,
    position integer not null,
    chunk integer not null,
    columns bytea not null,
    primary key (workout_id, position, chunk),
    foreign key (workout_id, position) references recordings on delete cascade,
    foreign key (athlete_id, workout_id) references workouts (athlete_id, id) on delete cascade
  )`,
  // Compressed already: a second attempt would only cost time.
  "alter table trace_chunks alter column columns set storage external",
  `create table sets (
    id uuid primary key,
    athlete_id uuid not null,
    workout_id uuid not null,
    number integer not null,
    sha256 text not null,
    entry text not null,
    start_s double precision not null,
    end_s double precision not null,
    start_time timestamptz,
    measured jsonb not null,
    exercise text not null,
    rep_count integer not null,
    failure_probability double precision not null,
    not_a_set boolean not null,
    unique (athlete_id, id),
    unique (workout_id, number),
    foreign key (athlete_id, workout_id) references workouts (athlete_id, id) on delete cascade
  )`,
  "create index sets_in_time on sets (athlete_id, start_time)",
  `create table reps (
    athlete_id uuid not null,
    set_id uuid not null,
    number integer not null,
    start_s double precision not null,
    end_s double precision not null,
    concentric_start_s double precision not null,
    concentric_end_s double precision not null,
    eccentric_s double precision,
    pause_s double precision,
    mean_velocity double precision,
    peak_velocity double precision,
    range_of_motion double precision,
    mean_angular_velocity double precision,
    velocity_uncertainty double precision,
    completed boolean not null,
    confidence double precision not null,
    primary key (set_id, number),
    foreign key (athlete_id, set_id) references sets (athlete_id, id) on delete cascade
  )`,
  `create table corrections (
    id uuid primary key,
    athlete_id uuid not null references athletes on delete cascade,
    sha256 text not null,
    entry text not null,
    start_s double precision not null,
    end_s double precision not null,
    facts jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    set_id uuid,
    unique (set_id),
    foreign key (athlete_id, set_id) references sets (athlete_id, id) on delete set null (set_id)
  )`,
  "create index corrections_by_anchor on corrections (athlete_id, sha256, entry)",
];
