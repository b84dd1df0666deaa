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

/** Another server works on this database. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}

/**
 * Reserves a PostgreSQL database for this process, for as long as one connection lives: two servers would have each other's uploads
 * without their originals.
 * @returns a function that gives it back.
 * @throws {DatabaseInUse}
 */
export async function reserveDatabase(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [RESERVATION]);
  if (rows[0]?.locked) return () => client.end();
  await client.end();
  throw new DatabaseInUse("Another lastrep works on the database that DATABASE_URL names. Stop it first.");
}

/** "lastrep" in base 36: any number will do that no other program takes. */
const RESERVATION = Number.parseInt("lastrep", 36);
