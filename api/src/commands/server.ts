import { healthSchema, problemSchema } from "../contract.ts";
import { Complaint } from "./answer.ts";

/** A running server, at an address that was checked. */
export interface Server {
  readonly base: string;
  /**
   * Answers of the server that are no error.
   * @throws {Complaint} in the server's own words where it refuses.
   */
  request(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * Finds the lastrep that answers at an address such as `http://localhost:8787`; a path before `/v1` is kept.
 * @throws {Complaint} when none answers there.
 */
export async function connect(address: string): Promise<Server> {
  if (!URL.canParse(address)) throw new Complaint(`--server ${address} is no address; give one such as http://localhost:8787`);
  const base = address.replace(/\/*$/, "");
  const request: Server["request"] = async (path, init) => {
    const response = await fetch(`${base}${path}`, init).catch(() => null);
    if (!response) throw new Complaint(`no server answers at ${base}; start one with lastrep serve, or say where it is with --server URL`);
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    const { message, hint } = problem.success ? problem.data.error : { message: `it answered ${response.status}`, hint: null };
    throw new Complaint([`${base}: ${message}`, hint].filter(Boolean).join(" "));
  };
  const health = await (await request("/v1/health")).json().catch(() => null);
  if (!healthSchema.safeParse(health).success) throw new Complaint(`what answers at ${base} is not lastrep`);
  return { base, request };
}

/**
 * The bytes of an answer as they come.
 * @throws {Complaint} when the server breaks off before the end; `what` names them.
 */
export async function* unbroken({ base }: Server, { body }: Response, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new Complaint(`${base} broke off in the middle of ${what}`);
  }
}
