import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureAthlete, lockAthlete } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import { openStore } from "../store/open-store.test-support.ts";
import type { Originals } from "../store/originals.ts";
import { insertUpload, type UploadRow } from "../store/uploads.ts";
import { clearAllOriginals, clearOriginals } from "./clear-originals.ts";
import { removeUploads } from "./remove-uploads.ts";

let store: Awaited<ReturnType<typeof openStore>>;
let db: Database;
let originals: Originals;
beforeAll(async () => {
  store = await openStore();
  ({ db, originals } = store);
}, 60_000);
afterAll(() => store?.close());

const deps = () => ({ db, originals, log: () => {} });

async function uploaded(athleteId: string, content: string): Promise<UploadRow> {
  await ensureAthlete(db, athleteId);
  const staged = await originals.stage([new TextEncoder().encode(content)]);
  await staged.keep(athleteId);
  const id = randomUUID();
  const { sha256, sizeBytes } = staged;
  const row = { id, athlete_id: athleteId, group_id: id, sha256, name: "a.csv", size_bytes: sizeBytes, uploaded_at: new Date(0) };
  return (await insertUpload(db, { ...row, state: "done", demo: false })).row;
}

/** Removes files from the database; `andThen` happens before that is committed. */
async function removed(athleteId: string, files: readonly UploadRow[], andThen: () => void = () => {}): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await removeUploads(trx, athleteId, files);
    andThen();
  });
}

const isThere = async ({ athlete_id, sha256 }: UploadRow) => {
  const bytes = await originals.read(athlete_id, sha256);
  bytes?.destroy();
  return bytes !== null;
};

test("an original goes when its removal is committed, and stays when that fails", async () => {
  const athleteId = randomUUID();
  const [going, staying] = [await uploaded(athleteId, "going"), await uploaded(athleteId, "staying")];
  const failing = removed(athleteId, [going, staying], () => {
    throw new Error("The disk is full.");
  });
  await expect(failing).rejects.toThrow("The disk is full.");
  await clearOriginals(deps(), athleteId);
  expect([await isThere(going), await isThere(staying)]).toEqual([true, true]);
  await removed(athleteId, [going]);
  await clearOriginals(deps(), athleteId);
  expect([await isThere(going), await isThere(staying)]).toEqual([false, true]);
});

test("what was not cleared any more is cleared at the next start, but for bytes that were uploaded again, and those of others", async () => {
  const [athleteId, other] = [randomUUID(), randomUUID()];
  const [gone, back] = [await uploaded(athleteId, "gone"), await uploaded(athleteId, "back")];
  const theirs = await uploaded(other, "gone");
  await removed(athleteId, [gone, back]);
  await uploaded(athleteId, "back");
  await clearAllOriginals(deps());
  expect([await isThere(gone), await isThere(back), await isThere(theirs)]).toEqual([false, true, true]);
  // The note is no standing order.
  await uploaded(athleteId, "gone");
  await clearAllOriginals(deps());
  expect(await isThere(gone)).toBe(true);
});

test("originals that cannot be removed now are removed the next time, and the request does not fail for it", async () => {
  const athleteId = randomUUID();
  const file = await uploaded(athleteId, "held open");
  await removed(athleteId, [file]);
  const said: string[] = [];
  const refusing = { ...originals, remove: () => Promise.reject(new Error("EBUSY")) };
  await clearOriginals({ db, originals: refusing, log: (message) => said.push(message) }, athleteId);
  expect([await isThere(file), said]).toEqual([true, [expect.stringContaining("later")]]);
  await clearAllOriginals(deps());
  expect(await isThere(file)).toBe(false);
});
