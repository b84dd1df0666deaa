import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureAthlete, lockAthlete } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import { openStore } from "../store/open-store.test-support.ts";
import type { Originals } from "../store/originals.ts";
import { insertUpload, type UploadRow, uploadsByIds } from "../store/uploads.ts";
import { removeUploads } from "../use/remove-uploads.ts";
import { type Analyst, AnalystFailure } from "./analyst.ts";
import { importGroups } from "./import.ts";
import type { WorkRequest, WorkResult } from "./work.ts";

let store: Awaited<ReturnType<typeof openStore>>;
let db: Database;
let originals: Originals;
beforeAll(async () => {
  store = await openStore();
  ({ db, originals } = store);
}, 60_000);
afterAll(() => store?.close());

/** Files of one upload that wait to be processed, of an athlete of their own. */
async function uploaded(...names: string[]): Promise<{ athleteId: string; groupId: string; files: UploadRow[] }> {
  const [athleteId, groupId] = [randomUUID(), randomUUID()];
  await ensureAthlete(db, athleteId);
  const files: UploadRow[] = [];
  for (const name of names) {
    const staged = await originals.stage([new TextEncoder().encode(name)]);
    await staged.keep(athleteId);
    const { row } = await insertUpload(db, {
      id: randomUUID(),
      athlete_id: athleteId,
      group_id: groupId,
      sha256: staged.sha256,
      name,
      size_bytes: staged.sizeBytes,
      uploaded_at: new Date(),
      state: "stored",
      demo: false,
    });
    files.push(row);
  }
  return { athleteId, groupId, files };
}

const broken = () => new AnalystFailure("internal", "lastrep failed on this file.", "Please report it.");

/** Work that finds nothing in any file. */
const nothing = ({ files }: WorkRequest): WorkResult => ({
  workouts: [],
  rejected: files.map(({ uploadId }) => ({ uploadId, code: "no_recording", reason: "Nothing in it.", hint: "Upload another." })),
});

async function imported(athleteId: string, groupId: string, run: (request: WorkRequest) => Promise<WorkResult>): Promise<string[][]> {
  const asked: string[][] = [];
  const analyst: Analyst = {
    run: async (request) => {
      asked.push(request.files.map(({ name }) => name));
      return await run(request);
    },
    close: async () => {},
  };
  await importGroups({ db, originals, analyst, joinHours: 3, log: () => {} }, athleteId, [groupId]);
  return asked;
}

test("a file that is taken away while it is read leaves the others of its upload together", async () => {
  const { athleteId, groupId, files } = await uploaded("accelerometer.csv", "gyroscope.csv", "notes.txt");
  const notes = files.filter(({ name }) => name === "notes.txt");
  let first = true;
  const asked = await imported(athleteId, groupId, async (request) => {
    if (!first) return nothing(request);
    first = false;
    await db.transaction().execute(async (trx) => {
      await lockAthlete(trx, athleteId);
      await removeUploads(trx, athleteId, notes);
    });
    throw broken();
  });
  expect(asked).toEqual([
    ["accelerometer.csv", "gyroscope.csv", "notes.txt"],
    ["accelerometer.csv", "gyroscope.csv"],
  ]);
  const left = await uploadsByIds(
    db,
    athleteId,
    files.map(({ id }) => id),
  );
  expect(left).toHaveLength(2);
  for (const file of left) expect(file).toMatchObject({ group_id: groupId, state: "failed", failure: { code: "no_recording" } });
});

test("work that fails while nothing changes is not tried again by itself", async () => {
  const { athleteId, groupId, files } = await uploaded("broken.csv");
  const asked = await imported(athleteId, groupId, async () => {
    throw broken();
  });
  expect(asked).toEqual([["broken.csv"]]);
  expect(await uploadsByIds(db, athleteId, [files[0]?.id as string])).toMatchObject([{ state: "failed", failure: { code: "internal" } }]);
});
