import type { ExerciseProfile, RecordingSummary, WorkSet } from "@lastrep/analysis";
import type { ColumnMapping } from "@lastrep/ingest";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Correction, CountingRule, UploadState } from "../contract.ts";
import type { OwnExercises } from "../contract-exercises.ts";

/** The tables as the newest migration leaves them. Times are UTC; seconds count from a recording's start. */
export interface Schema {
  athletes: AthleteTable;
  workouts: WorkoutTable;
  uploads: UploadTable;
  recordings: RecordingTable;
  trace_chunks: TraceChunkTable;
  sets: SetTable;
  reps: RepTable;
  corrections: CorrectionTable;
  column_mappings: ColumnMappingTable;
  profiles: ProfileTable;
  signatures: SignatureTable;
  unwanted_originals: UnwantedOriginalTable;
}

interface AthleteTable {
  id: string;
  /** IANA name; null until someone sets one. */
  time_zone: string | null;
  mass_unit: Generated<"kg" | "lb">;
  show_rir_as_rpe: Generated<boolean>;
  /** Null: the default rule of the pipeline. */
  counting_rule: NullableJson<CountingRule>;
  /** What the athlete says of exercises, by id. */
  own_exercises: ColumnType<OwnExercises, string | undefined, string>;
  /** Raised whenever workouts or uploads change: work planned on an older state is planned again, never written over it. */
  revision: Generated<number>;
}

interface WorkoutTable {
  id: string;
  athlete_id: string;
  start_time: Date | null;
  end_time: Date | null;
  duration_s: number;
  /** `start_time`, or when the first file was uploaded: the order of the list. */
  sort_time: Date;
  demo: boolean;
  /** True when a file was taken away or the pipeline changed: to be analysed again. */
  stale: Generated<boolean>;
  /** True when what is known of the lifter changed: its sets are to be judged again. */
  unjudged: Generated<boolean>;
  /** True when what the lifter has named changed: its other sets are to be named again. */
  unnamed: Generated<boolean>;
  pipeline_version: string;
  pipeline_params: string;
}

interface UploadTable {
  id: string;
  athlete_id: string;
  /** Files that were uploaded together are read together. */
  group_id: string;
  sha256: string;
  name: string;
  size_bytes: number;
  uploaded_at: Date;
  state: UploadState;
  progress: Generated<number>;
  failure: NullableJson<Failure>;
  demo: boolean;
  workout_id: string | null;
  /** How often its processing was begun since it was stored; one that never comes to an end is given up. */
  attempts: Generated<number>;
  /** Whether what it names teaches the names of other sets. */
  teaches: Generated<boolean>;
}

interface RecordingTable {
  athlete_id: string;
  workout_id: string;
  /** Index into the session's recordings. */
  position: number;
  upload_id: string;
  /** Which recording of the upload: its path inside the file, numbered when there are several of one path. */
  entry: string;
  start_time: Date | null;
  summary: Json<RecordingSummary>;
  /** Null: no trace. */
  trace_rate_hz: number | null;
  trace_length: number;
  trace_rotation: boolean;
}

interface TraceChunkTable {
  athlete_id: string;
  workout_id: string;
  position: number;
  chunk: number;
  /** See `trace-codec.ts`. */
  columns: Uint8Array;
}

interface SetTable {
  id: string;
  athlete_id: string;
  workout_id: string;
  /** Position in the workout, from 1. */
  number: number;
  /** The recording it was found in, whatever the workout is called by then: the anchor of corrections. */
  sha256: string;
  entry: string;
  start_s: number;
  end_s: number;
  start_time: Date | null;
  /** The machine's answer. */
  measured: Json<WorkSet>;
  /** Fields of `measured` as the analysis gave them, where the lifter's memory has named the set otherwise since; null where it has not. */
  as_analysed: NullableJson<Pick<WorkSet, "exercise" | "velocity" | "rir" | "failure">>;
  /** How close to failure it came and what it was for, with what is known of the lifter and was said of the workout; null where that is `measured`. Older rows have no role. */
  judged: NullableJson<Pick<WorkSet, "rir" | "failure"> & Partial<Pick<WorkSet, "role" | "supersetWith">>>;
  /** The answer that counts, with the person's facts: what lists and sums need without opening `measured`. */
  exercise: string;
  load_kg: number | null;
  rep_count: number;
  failure_probability: number;
  not_a_set: boolean;
  /** Of `measured`: the block, null for a set that no signal has shown, and who gave the name: device, option, model or none. */
  block: number | null;
  named_by: WorkSet["exercise"]["source"];
}

interface RepTable {
  athlete_id: string;
  set_id: string;
  /** Position in the set, from 1. */
  number: number;
  start_s: number;
  end_s: number;
  concentric_start_s: number;
  concentric_end_s: number;
  eccentric_s: number | null;
  pause_s: number | null;
  mean_velocity: number | null;
  peak_velocity: number | null;
  range_of_motion: number | null;
  mean_angular_velocity: number | null;
  velocity_uncertainty: number | null;
  completed: boolean;
  confidence: number;
}

interface CorrectionTable {
  id: string;
  athlete_id: string;
  sha256: string;
  entry: string;
  start_s: number;
  end_s: number;
  facts: Json<Correction>;
  created_at: Date;
  updated_at: Date;
  /** The set that it speaks of in the newest analysis; null when that analysis sees no set there. */
  set_id: string | null;
  /** Whether the exercise in it teaches the names of other sets; saying it again makes it so again. */
  teaches: Generated<boolean>;
}

interface ColumnMappingTable {
  athlete_id: string;
  header_sha256: string;
  header: Json<string[]>;
  columns: Json<ColumnMapping>;
  updated_at: Date;
}

interface UnwantedOriginalTable {
  athlete_id: string;
  sha256: string;
}

interface SignatureTable {
  set_id: string;
  athlete_id: string;
  /** Fingerprint of the model. */
  model: string;
  /** Little-endian 32-bit floats. */
  signature: Uint8Array;
  /** The general model's probabilities, as floats too; null for one that came before they were kept. */
  families: Uint8Array | null;
}

interface ProfileTable {
  athlete_id: string;
  /** Whether it was learnt from simulated workouts. */
  demo: boolean;
  exercise: string;
  profile: Json<ExerciseProfile>;
}

/** Why an upload gave nothing. */
export interface Failure {
  code: string;
  reason: string;
  hint: string;
}

/** Read as an object, written as text. */
type Json<T extends object> = JSONColumnType<T>;
type NullableJson<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;
