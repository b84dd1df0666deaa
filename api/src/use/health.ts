import { readFileSync } from "node:fs";
import { pipelineVersion } from "@lastrep/analysis";
import type { Health } from "../contract.ts";
import { ping } from "../store/database.ts";
import type { Service } from "./service.ts";

/** Version of this service. */
export const version: string = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;

/** Asks the database too: throws when it does not answer. */
export async function checkHealth({ db, config }: Service): Promise<Health> {
  await ping(db);
  return { status: "ok", version, pipeline: pipelineVersion, database: config.databaseUrl === undefined ? "pglite" : "postgresql" };
}
