import type { Kysely } from "kysely";
import { type MigrationProvider, Migrator } from "kysely/migration";
import * as first from "./migrations/0001-first.ts";
import * as columnMappings from "./migrations/0002-column-mappings.ts";
import * as profiles from "./migrations/0003-profiles.ts";
import * as signatures from "./migrations/0004-signatures.ts";
import * as namingAgain from "./migrations/0005-naming-again.ts";
import * as forgetting from "./migrations/0006-forgetting.ts";
import * as ownExercises from "./migrations/0007-own-exercises.ts";
import * as unwantedOriginals from "./migrations/0008-unwanted-originals.ts";
import type { Schema } from "./schema.ts";

/** Brings the database to the newest schema. Does nothing when it is there already. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

/** In order; a migration is never changed after it was released. */
const provider: MigrationProvider = {
  getMigrations: async () => ({
    "0001-first": first,
    "0002-column-mappings": columnMappings,
    "0003-profiles": profiles,
    "0004-signatures": signatures,
    "0005-naming-again": namingAgain,
    "0006-forgetting": forgetting,
    "0007-own-exercises": ownExercises,
    "0008-unwanted-originals": unwantedOriginals,
  }),
};
