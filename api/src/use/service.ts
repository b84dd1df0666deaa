import type { Config } from "../config.ts";
import type { Jobs } from "../jobs/runner.ts";
import type { Database } from "../store/database.ts";
import type { Originals } from "../store/originals.ts";

/** What use cases work with. */
export interface Service {
  readonly db: Database;
  readonly originals: Originals;
  readonly jobs: Pick<Jobs, "kick">;
  readonly config: Config;
  readonly now: () => Date;
  readonly log: (message: string, error?: unknown) => void;
}

/** Until there are accounts, everything belongs to this athlete. */
export const DEFAULT_ATHLETE = "00000000-0000-4000-8000-000000000001";
