import { resolve } from "node:path";
import { z } from "zod";

/** Everything that can be set from outside, and nothing is set anywhere else. */
export type Config = z.infer<typeof configSchema>;

/**
 * Reads the configuration from environment variables; every one has a default.
 * @throws {ConfigError} naming the variable that cannot be understood.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).map(([key, variable]) => [key, blankToUndefined(env[variable])]));
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return { ...parsed.data, dataDir: resolve(parsed.data.dataDir) };
  const [issue] = parsed.error.issues;
  const variable = variables[issue?.path[0] as keyof typeof variables];
  throw new ConfigError(`${variable}: ${issue?.message ?? "not understood"}`);
}

/** The configuration cannot be used; the message names the variable and what is wrong with it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const configSchema = z.object({
  /** 0 takes any free port. */
  port: z.coerce.number().int().min(0).max(65_535).default(8787),
  /** Address to listen on. The service has no accounts: whoever reaches it reads and changes everything. */
  host: z.string().default("127.0.0.1"),
  /** Where the database (PGlite) and the original files live. */
  dataDir: z.string().default("./data"),
  /** A PostgreSQL to use instead of the embedded PGlite; originals stay in `dataDir`. */
  databaseUrl: z.url({ protocol: /^postgres(ql)?$/, error: "not a postgres:// address" }).optional(),
  /** Names that a browser may call a server on a loopback address, beside localhost. Behind a reverse proxy: its public name. */
  allowedHosts: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((name) => name.trim().toLowerCase() || [])),
  maxFileMb: z.coerce.number().positive().max(2_000).default(512),
  /** Of all files of one request together. */
  maxUploadMb: z.coerce.number().positive().default(2_048),
  maxUploadFiles: z.coerce.number().int().positive().default(100),
  /** Memory of the process that decodes and analyses; beyond it the process is stopped and the upload fails. */
  jobMemoryMb: z.coerce.number().positive().default(2_048),
  /** Time that reading and analysing one upload may take, s. Node's timers end at once where they are set to more than 24 days. */
  jobTimeoutS: z.coerce.number().positive().max(2_000_000).default(300),
  /** Recordings with at most this many hours between the end of one and the start of the next are one workout. */
  joinHours: z.coerce.number().nonnegative().default(3),
});

const variables = {
  port: "PORT",
  host: "HOST",
  dataDir: "LASTREP_DATA",
  databaseUrl: "DATABASE_URL",
  allowedHosts: "LASTREP_ALLOWED_HOSTS",
  maxFileMb: "LASTREP_MAX_FILE_MB",
  maxUploadMb: "LASTREP_MAX_UPLOAD_MB",
  maxUploadFiles: "LASTREP_MAX_UPLOAD_FILES",
  jobMemoryMb: "LASTREP_JOB_MEMORY_MB",
  jobTimeoutS: "LASTREP_JOB_TIMEOUT_S",
  joinHours: "LASTREP_JOIN_HOURS",
} as const satisfies Record<keyof z.infer<typeof configSchema>, string>;

function blankToUndefined(value: string | undefined): string | undefined {
  return value?.trim() === "" ? undefined : value;
}

/** Where a browser on this machine finds a server that listens on `host` and `port`. */
export function urlOf(host: string, port: number): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere || host === "127.0.0.1" || host === "::1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
