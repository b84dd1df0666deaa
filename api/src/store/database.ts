import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

/**
 * The embedded database.
 * @param dataDir folder to keep it in.
 * @param empty a dump of an empty PGlite's folder: where there is no database yet, loading it is quicker than making one.
 */
export async function openPGlite(dataDir: string, empty?: Blob): Promise<Database> {
  const isNew = !existsSync(join(dataDir, "PG_VERSION"));
  await mkdir(dataDir, { recursive: true });
  const bytes = { parsers: { [types.BYTEA]: readBytes }, serializers: { [types.BYTEA]: writeBytes } };
  const pglite = await PGlite.create({ dataDir, ...bytes, ...(isNew && empty && { loadDataDir: empty }) });
  return new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
}

// PGlite's own reading and writing of bytes takes most of a second for the trace of an hour.
function readBytes(hex: string): Uint8Array {
  return Buffer.from(hex.slice(2), "hex");
}

function writeBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}

/** A PostgreSQL server (15 or later). Connections are made when first needed. */
export function openPostgres(url: string, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // Without a listener, a server that ends an idle connection would end this process.
  pool.on("error", onIdleError);
  // Nor may one that breaks while it is used: whoever uses it is told by what they asked.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** Throws when the database does not answer. */
export async function ping(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}

/**
 * Makes the room of overwritten rows usable again. PostgreSQL does so by itself, the embedded database does not: every new analysis of a
 * workout would else add to its size for good.
 */
export async function tidy(db: Database): Promise<void> {
  await sql`vacuum`.execute(db);
}

/**
 * Whether an error says that the database is away, as while it is restarted, or that it let one transaction give way to another: nothing is wrong with
 * what it was asked, and the same will do later.
 */
export function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  // What the driver itself finds has no code.
  return OUTAGES.test(String(code)) || /^Connection terminated|connection error and is not queryable/.test(String(message));
}

/** Of the operating system; of PostgreSQL: connection exceptions, shutting down and starting up, too many connections, deadlocks. */
const OUTAGES = /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0[1-3]|53300|40001|40P01)$/;
