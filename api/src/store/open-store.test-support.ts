import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openPGlite } from "./database.ts";
import { migrate } from "./migrate.ts";
import { type Originals, openOriginals } from "./originals.ts";

/** An empty database and a place for originals in a folder of their own; `close` takes all of it away. */
export async function openStore(): Promise<{ readonly db: Database; readonly originals: Originals; readonly close: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "lastrep-store-"));
  const db = await openPGlite(join(dir, "db"));
  await migrate(db);
  const originals = await openOriginals(join(dir, "originals"));
  const close = async () => {
    await db.destroy();
    await rm(dir, { recursive: true });
  };
  return { db, originals, close };
}
