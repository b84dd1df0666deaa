import { getAthlete } from "../store/athletes.ts";
import { columnMappings } from "../store/column-mappings.ts";
import { saidExercises } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import type { Originals } from "../store/originals.ts";
import { lifterMemories, type TaughtSet } from "../store/signatures.ts";
import { type UploadRow, uploadsByIds } from "../store/uploads.ts";
import { type WorkoutSpan, workoutSpans } from "../store/workouts.ts";
import { type Analyst, AnalystFailure } from "./analyst.ts";
import { saveWork } from "./save.ts";
import type { RememberedSet, WorkFile, WorkRequest } from "./work.ts";

export interface ProcessDeps {
  readonly db: Database;
  readonly originals: Originals;
  readonly analyst: Analyst;
  readonly joinHours: number;
  readonly log: (message: string, error?: unknown) => void;
}

/** Changes that may come in between; each sends the work back to its planning. */
const MAX_PLANS = 20;

/**
 * Plans, works and saves; again from the start whenever something else changed the athlete's workouts meanwhile, whether the work failed or not.
 * @param renewed the workout that these files make anew, if any.
 * @param filesToRead asked anew for each plan.
 * @throws when a workout cannot be renewed from all of its files: what it shows is better than less.
 */
export async function processFiles(
  { db, originals, analyst, joinHours }: ProcessDeps,
  athleteId: string,
  renewed: string | null,
  filesToRead: () => Promise<UploadRow[]>,
  onProgress: Parameters<Analyst["run"]>[1],
): Promise<void> {
  for (let plan = 0; plan < MAX_PLANS; plan++) {
    const { revision } = await getAthlete(db, athleteId);
    const files = await filesToRead();
    const tables = await columnMappings(db, athleteId);
    const demo = files.every((file) => file.demo);
    const taught = await lifterMemories(db, { athleteId, demo }, renewed);
    const spans = (await workoutSpans(db, athleteId, demo)).filter(({ id }) => id !== renewed);
    const others = await uploadsByIds(db, athleteId, [...new Set(spans.flatMap(({ uploadIds }) => uploadIds))]);
    const uploads = new Map([...others, ...files].map((row) => [row.id, row]));
    const uploadOf = new Map([...uploads.values()].map(({ id, sha256 }) => [sha256, id]));
    const said = (await saidExercises(db, athleteId)).flatMap(({ sha256, ...stretch }) => {
      const uploadId = uploadOf.get(sha256);
      return uploadId === undefined ? [] : [{ uploadId, ...stretch }];
    });
    const memories = taught.map(({ model, sets }) => ({ model, sets: sets.map((set) => rememberedIn(uploadOf, set)) }));
    const request = requestFor(files, spans, uploads, joinHours, { tables, memories, said }, (sha256) => originals.path(athleteId, sha256));
    try {
      const result = await analyst.run(request, onProgress);
      const [rejected] = result.rejected;
      if (renewed !== null && rejected) throw new Error(`${uploads.get(rejected.uploadId)?.name}: ${rejected.reason}`);
      if (await saveWork(db, { athleteId, revision, files, uploads, renewed }, result)) return;
    } catch (error) {
      // A file that was taken away meanwhile could not be read: the others are not to blame for that.
      const isStopped = error instanceof AnalystFailure && error.code === "stopped";
      if (isStopped || (await getAthlete(db, athleteId)).revision === revision) throw error;
    }
  }
  throw new Error("The workouts kept changing while these files were being processed.");
}

/** What was taught of a set, with the upload that it is in where that is at hand, so that what was said of a set has no part in its own answer. */
function rememberedIn(uploadOf: ReadonlyMap<string, string>, { anchor, ...labelled }: TaughtSet): RememberedSet {
  const { sha256, ...stretch } = anchor;
  const uploadId = uploadOf.get(sha256);
  return { ...labelled, origin: uploadId === undefined ? null : { uploadId, ...stretch } };
}

function requestFor(
  files: readonly UploadRow[],
  spans: readonly WorkoutSpan[],
  uploads: ReadonlyMap<string, UploadRow>,
  joinHours: number,
  taught: Pick<WorkRequest, "tables" | "memories" | "said">,
  pathOf: (sha256: string) => string,
): WorkRequest {
  const workFile = ({ id, group_id, name, sha256 }: UploadRow): WorkFile => ({
    uploadId: id,
    groupId: group_id,
    name,
    path: pathOf(sha256),
  });
  return {
    files: files.map(workFile),
    neighbours: spans.map(({ id, startTime, endTime, uploadIds }) => ({
      id,
      startUs: startTime && startTime.getTime() * 1_000,
      endUs: endTime && endTime.getTime() * 1_000,
      uploadIds,
      files: uploadIds.flatMap((uploadId) => uploads.get(uploadId) ?? []).map(workFile),
    })),
    joinS: joinHours * 3_600,
    ...taught,
  };
}
