import { randomUUID } from "node:crypto";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import { correctionsOfFiles, tieCorrection } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { insertReps, insertSets, setsOfWorkouts } from "../store/sets.ts";
import { insertTrace } from "../store/traces.ts";
import { failUpload, finishUpload, type UploadRow } from "../store/uploads.ts";
import { clearWorkouts, deleteWorkouts, insertRecordings, saveWorkout } from "../store/workouts.ts";
import { effectiveColumns } from "../use/effective.ts";
import { matchByOverlap } from "./match.ts";
import type { WorkedWorkout, WorkResult } from "./work.ts";

export interface Saving {
  readonly athleteId: string;
  /** Revision that the work was planned on. */
  readonly revision: number;
  /** The files that were to be processed. */
  readonly files: readonly UploadRow[];
  /** Every file that may have been read along, by id. */
  readonly uploads: ReadonlyMap<string, UploadRow>;
  /** The workout that is being renewed, if any. */
  readonly renewed: string | null;
}

/**
 * Writes what the work gave, in one transaction: workouts with their recordings, traces, sets and reps, corrections tied to the sets
 * that they speak of now, and how each upload ended. Sets that are found again keep their id.
 * @returns false, with nothing written, when the athlete's workouts changed since the work was planned: plan it again.
 */
export async function saveWork(db: Database, saving: Saving, result: WorkResult): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    if ((await lockAthlete(trx, saving.athleteId)) !== saving.revision) return false;
    const workoutOf = new Map<string, string>();
    const replaced = new Set(
      saving.renewed ? [saving.renewed, ...result.workouts.flatMap(({ joins }) => joins)] : result.workouts.flatMap(({ joins }) => joins),
    );
    const earlierSets = await setsOfWorkouts(trx, saving.athleteId, [...replaced]);
    await clearWorkouts(trx, saving.athleteId, [...replaced]);
    const kept = new Set<string>();
    for (const [index, workout] of result.workouts.entries()) {
      const id = workout.joins[0] ?? (index === 0 ? saving.renewed : null) ?? randomUUID();
      kept.add(id);
      await saveOne(trx, saving, id, workout, earlierSets);
      for (const uploadId of workout.uploadIds) if (!workoutOf.has(uploadId)) workoutOf.set(uploadId, id);
    }
    for (const [uploadId, workoutId] of workoutOf) await finishUpload(trx, saving.athleteId, uploadId, workoutId);
    await failTheRest(trx, saving, result, workoutOf);
    await deleteWorkouts(
      trx,
      saving.athleteId,
      [...replaced].filter((id) => !kept.has(id)),
    );
    await raiseRevision(trx, saving.athleteId);
    return true;
  });
}

type EarlierSet = Awaited<ReturnType<typeof setsOfWorkouts>>[number];

async function saveOne(
  trx: Database,
  { athleteId, uploads }: Saving,
  workoutId: string,
  { session, sources, traces, uploadIds }: WorkedWorkout,
  earlierSets: readonly EarlierSet[],
): Promise<void> {
  const files = uploadIds.map((uploadId) => known(uploads, uploadId));
  const { startTime, endTime, durationS } = extent(session.recordings);
  await saveWorkout(trx, {
    id: workoutId,
    athlete_id: athleteId,
    start_time: startTime,
    end_time: endTime,
    duration_s: durationS,
    sort_time: startTime ?? new Date(Math.min(...files.map((file) => file.uploaded_at.getTime()))),
    demo: files.every((file) => file.demo),
    pipeline_version: session.pipeline.version,
    pipeline_params: session.pipeline.params,
  });
  await insertRecordings(
    trx,
    session.recordings.map((summary, position) => {
      const trace = traces.find(({ recording }) => recording === position);
      return {
        athlete_id: athleteId,
        workout_id: workoutId,
        position,
        upload_id: sources[position]?.uploadId as string,
        entry: sources[position]?.entry as string,
        start_time: summary.startTime === null ? null : new Date(summary.startTime),
        summary: JSON.stringify(summary),
        trace_rate_hz: trace?.rateHz ?? null,
        trace_length: trace?.length ?? 0,
        trace_rotation: trace?.rotation ?? false,
      };
    }),
  );
  for (const trace of traces) await insertTrace(trx, athleteId, workoutId, trace.recording, trace);

  const anchors = session.sets.map(({ recording, startS, endS }) => {
    const source = sources[recording];
    if (!source) throw new Error(`A set names recording ${recording}, which the session does not have.`);
    return { sha256: known(uploads, source.uploadId).sha256, entry: source.entry, startS, endS };
  });
  const ids = anchors.map(() => randomUUID() as string);
  for (const [from, to] of matchByOverlap(earlierSets, anchors)) ids[to] = earlierSets[from]?.id as string;
  const corrections = await correctionsOfFiles(trx, athleteId, [...new Set(anchors.map(({ sha256 }) => sha256))]);
  const corrected = new Map(
    [...matchByOverlap(corrections.map(anchorOf), anchors)].map(([from, to]) => [to, corrections[from] as (typeof corrections)[number]]),
  );
  await insertSets(
    trx,
    session.sets.map((set, index) => ({
      id: ids[index] as string,
      athlete_id: athleteId,
      workout_id: workoutId,
      number: index + 1,
      sha256: anchors[index]?.sha256 as string,
      entry: anchors[index]?.entry as string,
      start_s: set.startS,
      end_s: set.endS,
      start_time: set.startTime === null ? null : new Date(set.startTime),
      measured: JSON.stringify(set),
      ...effectiveColumns(set, corrected.get(index)?.facts ?? null),
    })),
  );
  await insertReps(
    trx,
    session.sets.flatMap((set, index) =>
      set.reps.map((rep, position) => ({
        athlete_id: athleteId,
        set_id: ids[index] as string,
        number: position + 1,
        start_s: rep.startS,
        end_s: rep.endS,
        concentric_start_s: rep.concentric.startS,
        concentric_end_s: rep.concentric.endS,
        eccentric_s: rep.eccentricS,
        pause_s: rep.pauseS,
        mean_velocity: rep.meanVelocity,
        peak_velocity: rep.peakVelocity,
        range_of_motion: rep.rangeOfMotion,
        mean_angular_velocity: rep.meanAngularVelocity,
        velocity_uncertainty: rep.velocityUncertainty,
        completed: rep.completed,
        confidence: rep.confidence,
      })),
    ),
  );
  for (const [index, { id }] of corrected) await tieCorrection(trx, athleteId, id, ids[index] as string);
}

/** Every file that was to be processed and is in no workout has failed, with the reason that was given. */
async function failTheRest(
  trx: Database,
  { athleteId, files }: Saving,
  result: WorkResult,
  workoutOf: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { id, state } of files) {
    if (workoutOf.has(id) || state === "done") continue;
    const { code, reason, hint } = result.rejected.find(({ uploadId }) => uploadId === id) ?? nothingFound;
    await failUpload(trx, athleteId, id, { code, reason, hint });
  }
}

const nothingFound = {
  code: "no_recording",
  reason: "It was read, and there is no recording in it.",
  hint: "Export the raw recording from the watch or its app, and upload that.",
};

function extent(recordings: readonly { readonly startTime: string | null; readonly durationS: number }[]) {
  const dated = recordings.flatMap(({ startTime, durationS }) => {
    const startMs = startTime === null ? null : Date.parse(startTime);
    return startMs === null ? [] : [{ startMs, endMs: startMs + durationS * 1_000 }];
  });
  if (dated.length === 0)
    return { startTime: null, endTime: null, durationS: Math.max(0, ...recordings.map(({ durationS }) => durationS)) };
  const startMs = Math.min(...dated.map((span) => span.startMs));
  const endMs = Math.max(...dated.map((span) => span.endMs));
  return { startTime: new Date(startMs), endTime: new Date(endMs), durationS: (endMs - startMs) / 1_000 };
}

function anchorOf(row: { sha256: string; entry: string; start_s: number; end_s: number }) {
  return { sha256: row.sha256, entry: row.entry, startS: row.start_s, endS: row.end_s };
}

function known(uploads: ReadonlyMap<string, UploadRow>, id: string): UploadRow {
  const upload = uploads.get(id);
  if (!upload) throw new Error(`Upload ${id} was not part of the work.`);
  return upload;
}
