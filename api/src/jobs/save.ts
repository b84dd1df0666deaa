import { randomUUID } from "node:crypto";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import { type Anchor, correctionsOfFiles, tieCorrection } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { exercisesOfWorkouts } from "../store/profiles.ts";
import { markUnnamed, teachNames } from "../store/renaming.ts";
import { insertReps, insertSets, setsOfWorkouts } from "../store/sets.ts";
import { insertSignatures, lifterMemories } from "../store/signatures.ts";
import { insertTrace } from "../store/traces.ts";
import { failUpload, finishUpload, type UploadRow } from "../store/uploads.ts";
import { clearWorkouts, deleteWorkouts, insertRecordings, markStale, saveWorkout, workoutsOfUploads } from "../store/workouts.ts";
import { learnAndJudge } from "../use/judge.ts";
import { renameWorkout } from "../use/rename.ts";
import { matchByOverlap } from "./match.ts";
import { extentOf, recordingRow, repRows, setRow } from "./session-rows.ts";
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
  const { athleteId, renewed } = saving;
  return await db.transaction().execute(async (trx) => {
    if ((await lockAthlete(trx, athleteId)) !== saving.revision) return false;
    const replaced = new Set(result.workouts.flatMap(({ joins }) => joins));
    if (renewed !== null) replaced.add(renewed);
    await markLeftBehind(trx, saving, result, replaced);
    const earlierSets = await setsOfWorkouts(trx, athleteId, [...replaced]);
    const earlierExercises = await exercisesOfWorkouts(trx, athleteId, [...replaced]);
    const taughtBefore = await teachNames(trx, athleteId, [...replaced]);
    await clearWorkouts(trx, athleteId, [...replaced]);

    const workoutOf = new Map<string, string>();
    for (const [index, workout] of result.workouts.entries()) {
      const id = workout.joins[0] ?? (index === 0 ? renewed : null) ?? randomUUID();
      await saveOne(trx, saving, id, workout, earlierSets);
      replaced.delete(id);
      for (const uploadId of workout.uploadIds) if (!workoutOf.has(uploadId)) workoutOf.set(uploadId, id);
    }
    for (const [uploadId, workoutId] of workoutOf) await finishUpload(trx, athleteId, uploadId, workoutId);
    await failTheRest(trx, saving, result, workoutOf);
    await deleteWorkouts(trx, athleteId, [...replaced]);
    const saved = [...new Set(workoutOf.values())];
    const lifter = { athleteId, demo: saving.files.every(({ demo }) => demo) };
    if (taughtBefore || (await teachNames(trx, athleteId, saved))) await markUnnamed(trx, lifter);
    // With what its own sets teach, and with what was said while it was analysed.
    const memories = await lifterMemories(trx, lifter, null);
    for (const id of saved) await renameWorkout(trx, athleteId, id, memories);
    const exercises = new Set([...earlierExercises, ...(await exercisesOfWorkouts(trx, athleteId, saved))]);
    await learnAndJudge(trx, lifter, [...exercises], saved);
    await raiseRevision(trx, athleteId);
    return true;
  });
}

/** A file that is read otherwise than before may have left a workout behind that still shows it: that one is analysed anew. */
async function markLeftBehind(
  trx: Database,
  { athleteId, files }: Saving,
  result: WorkResult,
  replaced: ReadonlySet<string>,
): Promise<void> {
  const answered = new Set(result.workouts.flatMap(({ uploadIds }) => uploadIds));
  const held = await workoutsOfUploads(
    trx,
    athleteId,
    files.map(({ id }) => id).filter((id) => answered.has(id)),
  );
  await markStale(
    trx,
    athleteId,
    held.filter((id) => !replaced.has(id)),
  );
}

type EarlierSet = Awaited<ReturnType<typeof setsOfWorkouts>>[number];

async function saveOne(
  trx: Database,
  { athleteId, uploads }: Saving,
  workoutId: string,
  { session, sources, traces, encodings, uploadIds }: WorkedWorkout,
  earlierSets: readonly EarlierSet[],
): Promise<void> {
  const owner = { athlete_id: athleteId, workout_id: workoutId };
  const files = uploadIds.map((uploadId) => known(uploads, uploadId));
  const extent = extentOf(session);
  await saveWorkout(trx, {
    id: workoutId,
    athlete_id: athleteId,
    ...extent,
    sort_time: extent.start_time ?? new Date(Math.min(...files.map((file) => file.uploaded_at.getTime()))),
    demo: files.every((file) => file.demo),
    pipeline_version: session.pipeline.version,
    pipeline_params: session.pipeline.params,
  });
  const sourceOf = (recording: number) => {
    const source = sources[recording];
    if (!source) throw new Error(`The session names recording ${recording}, which was not given to it.`);
    return source;
  };
  await insertRecordings(
    trx,
    session.recordings.map((summary, position) => {
      const trace = traces.find(({ recording }) => recording === position);
      return recordingRow(owner, position, summary, sourceOf(position), trace);
    }),
  );
  for (const trace of traces) await insertTrace(trx, athleteId, workoutId, trace.recording, trace);

  const anchors = session.sets.map(({ recording, startS, endS }): Anchor => {
    const { uploadId, entry } = sourceOf(recording);
    return { sha256: known(uploads, uploadId).sha256, entry, startS, endS };
  });
  const ids = keptIds(earlierSets, anchors);
  const corrections = await correctionsAt(trx, athleteId, anchors);
  const numbered = session.sets.map((set, index) => ({ set, index, id: ids[index] as string, anchor: anchors[index] as Anchor }));
  await insertSets(
    trx,
    numbered.map(({ set, index, id, anchor }) => setRow(owner, id, index + 1, set, anchor, corrections.get(index)?.facts ?? null)),
  );
  await insertSignatures(
    trx,
    athleteId,
    numbered.flatMap(({ index, id }) => {
      const encoding = encodings[index];
      return encoding ? [{ setId: id, ...encoding }] : [];
    }),
  );
  await insertReps(
    trx,
    numbered.flatMap(({ set, id }) => repRows(athleteId, id, set)),
  );
  for (const [index, { id }] of corrections) await tieCorrection(trx, athleteId, id, ids[index] as string);
}

/** The earlier id of every set that is found again, a new one for the others. */
function keptIds(earlierSets: readonly EarlierSet[], anchors: readonly Anchor[]): string[] {
  const ids: string[] = anchors.map(() => randomUUID());
  for (const [from, to] of matchByOverlap(earlierSets, anchors)) ids[to] = (earlierSets[from] as EarlierSet).id;
  return ids;
}

/** What people said about the stretches of these sets, by the index of the set. */
async function correctionsAt(trx: Database, athleteId: string, anchors: readonly Anchor[]) {
  const rows = await correctionsOfFiles(trx, athleteId, [...new Set(anchors.map(({ sha256 }) => sha256))]);
  const said = rows.map((row) => ({ ...row, startS: row.start_s, endS: row.end_s }));
  return new Map([...matchByOverlap(said, anchors)].map(([from, to]) => [to, said[from] as (typeof said)[number]]));
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

function known(uploads: ReadonlyMap<string, UploadRow>, id: string): UploadRow {
  const upload = uploads.get(id);
  if (!upload) throw new Error(`Upload ${id} was not part of the work.`);
  return upload;
}
