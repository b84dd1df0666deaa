import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import type { Upload } from "../contract.ts";
import { namesOfOneRecording } from "../jobs/companions.ts";
import { lockAthlete, raiseRevision } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import type { StagedFile } from "../store/originals.ts";
import { type Cursor, printCursor } from "../store/page.ts";
import { getUpload, insertUpload, listUploads, regroupUpload, type UploadRow, uploadNames } from "../store/uploads.ts";
import { formatsByUpload, workoutsByUpload } from "../store/workouts.ts";
import { clearOriginals } from "./clear-originals.ts";
import { found, Refusal } from "./refusal.ts";
import { removeUploads } from "./remove-uploads.ts";
import type { Service } from "./service.ts";

export interface ReceivedFile {
  readonly name: string;
  readonly staged: StagedFile;
}

/**
 * Keeps files that arrived together and puts them in line for processing. Bytes that were uploaded before are the earlier upload,
 * marked as a duplicate; one that failed then is tried again, now together with the files it came with.
 */
export async function receiveUploads(service: Service, athleteId: string, files: readonly ReceivedFile[], demo = false): Promise<Upload[]> {
  const groupId = randomUUID();
  const uploads = await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const answers: { row: UploadRow; created: boolean }[] = [];
    for (const { name, staged } of files) {
      const { row, created } = await insertUpload(trx, {
        id: randomUUID(),
        athlete_id: athleteId,
        group_id: groupId,
        sha256: staged.sha256,
        name,
        size_bytes: staged.sizeBytes,
        uploaded_at: service.now(),
        state: "stored",
        demo,
      });
      await staged.keep(athleteId);
      answers.push({ row, created });
    }
    // Files of one earlier upload alone stay with what came with them then.
    const isOne = new Set(answers.map(({ row }) => row.group_id)).size === 1;
    const group = isOne ? (answers[0]?.row.group_id ?? groupId) : groupId;
    const taken = await takeAlong(trx, athleteId, group, answers);
    const moved = (await gatherHalves(trx, athleteId, group, files, demo)) || taken;
    // New files alone change nothing for work that is under way.
    if (moved) await raiseRevision(trx, athleteId);
    const resources = await uploadResources(
      trx,
      athleteId,
      answers.map(({ row }) => row),
    );
    return resources.map((resource, index) => ({ ...resource, duplicate: answers[index]?.created === false }));
  });
  service.jobs.kick();
  return uploads;
}

/** Brings files that were uploaded before into the group, and those that failed back in line. Returns whether anything changed. */
async function takeAlong(
  trx: Database,
  athleteId: string,
  group: string,
  answers: { row: UploadRow; readonly created: boolean }[],
): Promise<boolean> {
  const moving = answers.filter(({ row, created }) => !created && (row.group_id !== group || row.state === "failed"));
  for (const answer of moving) {
    const { row } = answer;
    const again = row.state === "failed";
    await regroupUpload(trx, athleteId, row.id, group, again);
    if (again) answer.row = { ...row, state: "stored", progress: 0, failure: null };
  }
  return moving.length > 0;
}

/**
 * Files of the same recordings that were uploaded at other times are read together with these; one that failed for want of them is tried
 * again. Returns whether there were any.
 */
async function gatherHalves(
  trx: Database,
  athleteId: string,
  groupId: string,
  files: readonly ReceivedFile[],
  demo: boolean,
): Promise<boolean> {
  const halves = (await uploadNames(trx, athleteId)).filter(
    (upload) => upload.demo === demo && upload.group_id !== groupId && files.some(({ name }) => namesOfOneRecording(upload.name, name)),
  );
  for (const { id, state } of halves.slice(0, MAX_HALVES)) await regroupUpload(trx, athleteId, id, groupId, state === "failed");
  return halves.length > 0;
}

/** Names may be alike by accident; what is read together is bounded all the same. */
const MAX_HALVES = 8;

export async function readUploads(service: Service, athleteId: string, limit: number, before: Cursor | null) {
  const rows = await listUploads(service.db, athleteId, limit + 1, before);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    uploads: await uploadResources(service.db, athleteId, page),
    next: last ? printCursor({ time: last.uploaded_at, id: last.id }) : null,
  };
}

export async function readUpload(service: Service, athleteId: string, id: string): Promise<Upload> {
  return await uploadResource(service.db, athleteId, found(await getUpload(service.db, athleteId, id), "upload"));
}

/** The bytes as they arrived. */
export async function readOriginal(service: Service, athleteId: string, id: string): Promise<{ upload: UploadRow; bytes: Readable }> {
  const upload = found(await getUpload(service.db, athleteId, id), "upload");
  const bytes = await service.originals.read(athleteId, upload.sha256);
  if (!bytes)
    throw new Refusal("original_missing", `The original of ${upload.name} is not on the server's disk any more.`, { where: upload.name });
  return { upload, bytes };
}

/** Reads the original and analyses its workout once more, whatever came of it the last time. */
export async function retryUpload(service: Service, athleteId: string, id: string): Promise<Upload> {
  const upload = await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const row = found(await getUpload(trx, athleteId, id), "upload");
    await regroupUpload(trx, athleteId, id, row.group_id, true);
    await raiseRevision(trx, athleteId);
    return await uploadResource(trx, athleteId, { ...row, state: "stored", progress: 0, failure: null });
  });
  service.jobs.kick();
  return upload;
}

/** Removes the file, what was said about its sets, and its part of its workout. */
export async function deleteUpload(service: Service, athleteId: string, id: string): Promise<void> {
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await removeUploads(trx, athleteId, [found(await getUpload(trx, athleteId, id), "upload")]);
  });
  await clearOriginals(service, athleteId);
  service.jobs.kick();
}

/** Uploads as they are answered, in the order given. */
export async function uploadResources(db: Database, athleteId: string, rows: readonly UploadRow[]): Promise<Upload[]> {
  const ids = rows.map(({ id }) => id);
  const workouts = await workoutsByUpload(db, athleteId, ids);
  const formats = await formatsByUpload(db, athleteId, ids);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    uploadedAt: row.uploaded_at.toISOString(),
    state: row.state,
    progress: row.progress,
    duplicate: false,
    demo: row.demo,
    workoutId: row.workout_id,
    workouts: (workouts.get(row.id) ?? []).map(({ id, start_time }) => ({ id, startTime: start_time?.toISOString() ?? null })),
    formats: formats.get(row.id) ?? [],
    failure: row.failure,
  }));
}

async function uploadResource(db: Database, athleteId: string, row: UploadRow): Promise<Upload> {
  const [resource] = await uploadResources(db, athleteId, [row]);
  return resource as Upload;
}
