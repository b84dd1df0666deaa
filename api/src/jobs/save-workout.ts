import { randomUUID } from "node:crypto";
import { type Anchor, correctionsOfFiles, tieCorrection } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { insertReps, insertSets, type setsOfWorkouts } from "../store/sets.ts";
import { insertSignatures } from "../store/signatures.ts";
import { insertTrace } from "../store/traces.ts";
import type { UploadRow } from "../store/uploads.ts";
import { insertRecordings, saveWorkout } from "../store/workouts.ts";
import { matchByOverlap } from "./match.ts";
import { extentOf, type RowOwner, recordingRow, repRows, setRow } from "./session-rows.ts";
import type { WorkedWorkout } from "./work.ts";

/** Writes one workout with its recordings and their traces, and its sets; `uploads` holds every file that may have been read, by id. */
export async function saveWorked(
  trx: Database,
  athleteId: string,
  uploads: ReadonlyMap<string, UploadRow>,
  workoutId: string,
  workout: WorkedWorkout,
  earlierSets: readonly EarlierSet[],
): Promise<void> {
  const { session, sources, traces, uploadIds } = workout;
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
  await insertRecordings(
    trx,
    session.recordings.map((summary, position) => {
      const trace = traces.find(({ recording }) => recording === position);
      return recordingRow(owner, position, summary, sourceOf(sources, position), trace);
    }),
  );
  for (const trace of traces) await insertTrace(trx, athleteId, workoutId, trace.recording, trace);
  const anchors = session.sets.map(({ recording, startS, endS }): Anchor => {
    const { uploadId, entry } = sourceOf(sources, recording);
    return { sha256: known(uploads, uploadId).sha256, entry, startS, endS };
  });
  await saveSets(trx, owner, workout, anchors, earlierSets);
}

/** A set of the analysis before, to be found again. */
type EarlierSet = Awaited<ReturnType<typeof setsOfWorkouts>>[number];

/** The sets with their signatures and reps; what people said of these stretches is theirs from now on. */
async function saveSets(
  trx: Database,
  owner: RowOwner,
  { session, encodings }: WorkedWorkout,
  anchors: readonly Anchor[],
  earlierSets: readonly EarlierSet[],
): Promise<void> {
  const { athlete_id: athleteId } = owner;
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

function sourceOf(sources: WorkedWorkout["sources"], recording: number): WorkedWorkout["sources"][number] {
  const source = sources[recording];
  if (!source) throw new Error(`The session names recording ${recording}, which was not given to it.`);
  return source;
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

function known(uploads: ReadonlyMap<string, UploadRow>, id: string): UploadRow {
  const upload = uploads.get(id);
  if (!upload) throw new Error(`Upload ${id} was not part of the work.`);
  return upload;
}
