import { type ColumnMapping, describeTable, type TableDescription } from "@lastrep/ingest";
import type { Table, Upload } from "../contract.ts";
import { lockAthlete } from "../store/athletes.ts";
import { columnMappings, deleteColumnMapping, saveColumnMapping } from "../store/column-mappings.ts";
import { Refusal } from "./refusal.ts";
import type { Service } from "./service.ts";
import { readOriginal, retryUpload } from "./uploads.ts";

/** How an upload's table is read: as guessed, or as said for its header. */
export async function readTable(service: Service, athleteId: string, uploadId: string): Promise<Table> {
  const { entry, header, rows, columns, reps, holds, source, units } = await describe(service, athleteId, uploadId);
  return {
    entry,
    header: [...header],
    rows: rows.map((row) => [...row]),
    columns: plain(columns),
    reps,
    holds,
    source: source === "known" ? "athlete" : "guess",
    units,
  };
}

/** Remembers how to read tables with this upload's header, and reads the upload so. Files that come later follow; earlier ones when they are read again. */
export async function mapColumns(service: Service, athleteId: string, uploadId: string, columns: ColumnMapping): Promise<Upload> {
  const { header } = await describe(service, athleteId, uploadId);
  refuseWrong(columns, header);
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await saveColumnMapping(trx, athleteId, { header, columns }, service.now());
  });
  return await retryUpload(service, athleteId, uploadId);
}

/** Forgets what was said about this upload's header, and reads the upload by names and values again. */
export async function forgetColumns(service: Service, athleteId: string, uploadId: string): Promise<Upload> {
  const { header, source } = await describe(service, athleteId, uploadId);
  if (source !== "known") throw new Refusal("not_found", "Nothing was said about tables with this header.", { where: uploadId });
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await deleteColumnMapping(trx, athleteId, header);
  });
  return await retryUpload(service, athleteId, uploadId);
}

/** Enough of a table for names and units, little enough to be read while a page waits. */
const BEGINNING_BYTES = 256 * 1024;
/** A zip is looked into only as a whole; larger ones are not held in memory for it. */
const ARCHIVE_BYTES = 64 * 1024 * 1024;

async function describe(service: Service, athleteId: string, uploadId: string): Promise<TableDescription> {
  const { upload, bytes } = await readOriginal(service, athleteId, uploadId);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= (isZip(chunks[0]) ? ARCHIVE_BYTES : BEGINNING_BYTES)) break;
  }
  const table = describeTable(
    { name: upload.name, bytes: new Uint8Array(Buffer.concat(chunks)) },
    await columnMappings(service.db, athleteId),
  );
  if (table !== null) return table;
  throw new Refusal("not_found", `${upload.name} is not a table whose columns have to be told apart.`, {
    where: upload.name,
    hint: "That is so for text tables of no known format, by themselves or in an archive of moderate size.",
  });
}

function isZip(beginning: Uint8Array | undefined): boolean {
  return beginning?.[0] === 0x50 && beginning[1] === 0x4b;
}

function refuseWrong({ time, reps, acceleration, userAcceleration, gravity, angularRate }: ColumnMapping, header: readonly string[]): void {
  const said = [time, acceleration, userAcceleration, gravity, angularRate, ...Object.values(reps ?? {})];
  const names = said.flatMap((name) => name ?? []);
  const missing = names.find((name) => !header.includes(name));
  if (missing !== undefined) throw new Refusal("invalid_request", `The table has no column called ${missing}.`, { where: missing });
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Refusal("invalid_request", `Column ${twice} cannot hold two things.`, { where: twice });
}

function plain({ time, acceleration, userAcceleration, gravity, angularRate }: TableDescription["columns"]): Table["columns"] {
  const axes = (names: readonly [string, string, string] | null): [string, string, string] | null => names && [...names];
  return {
    time,
    acceleration: axes(acceleration),
    userAcceleration: axes(userAcceleration),
    gravity: axes(gravity),
    angularRate: axes(angularRate),
  };
}
