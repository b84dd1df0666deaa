import { exportColumnsSchema, healthSchema, problemSchema } from "../contract.ts";
import { Complaint } from "./answer.ts";
import type { TableSource } from "./table-source.ts";

/**
 * The tables of a running server.
 * @param address such as `http://localhost:8787`; a path before `/v1` is kept.
 * @throws {Complaint} when no lastrep answers there.
 */
export async function tablesOfServer(address: string): Promise<TableSource> {
  if (!URL.canParse(address)) throw new Complaint(`--server ${address} is no address; give one such as http://localhost:8787`);
  const base = address.replace(/\/*$/, "");
  const health = await (await get(base, "/v1/health")).json().catch(() => null);
  if (!healthSchema.safeParse(health).success) throw new Complaint(`what answers at ${base} is not lastrep`);
  return {
    table: async ({ table, format }) => unbroken(base, await get(base, `/v1/export?table=${table}&format=${format}`)),
    columns: async () => exportColumnsSchema.parse(await (await get(base, "/v1/export/columns")).json()),
    close: async () => {},
  };
}

async function get(base: string, path: string): Promise<Response> {
  const response = await fetch(`${base}${path}`).catch(() => null);
  if (!response) {
    throw new Complaint(`no server answers at ${base}; start one with lastrep serve, say where it is with --server URL, or give files`);
  }
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await response.json().catch(() => null));
  const { message, hint } = problem.success ? problem.data.error : { message: `it answered ${response.status}`, hint: null };
  throw new Complaint([`${base}: ${message}`, hint].filter(Boolean).join(" "));
}

async function* unbroken(base: string, { body }: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new Complaint(`${base} broke off in the middle of a table`);
  }
}
