import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { type Problem, problemSchema } from "../contract.ts";
import { isOutage } from "../store/database.ts";
import { Refusal, type RefusalCode } from "../use/refusal.ts";

const statusOf = {
  not_found: 404,
  invalid_request: 400,
  too_large: 413,
  unsupported_media_type: 415,
  original_missing: 410,
  in_use: 409,
} as const satisfies Record<RefusalCode, ContentfulStatusCode>;

/** Turns whatever a request ended with into the one shape that every error has; what is the server's fault is logged, not told. */
export function problemHandler(log: (message: string, error?: unknown) => void): ErrorHandler {
  return (error, c) => {
    if (error instanceof Refusal) return problem(c, statusOf[error.code], error.code, error.message, error);
    if (error instanceof HTTPException)
      return problem(c, error.status as ContentfulStatusCode, httpCodes[error.status] ?? "http", sentence(error));
    const { code } = error as { code?: unknown };
    if (unstorable.has(code))
      return problem(c, 400, "invalid_request", "A text holds a character that cannot be kept, such as a zero or half of a pair.");
    log(`${c.req.method} ${c.req.path} failed.`, error);
    if (isOutage(error)) return problem(c, 503, "unavailable", "The database does not answer.", { hint: "Try again in a moment." });
    if (noRoom.has(code)) return problem(c, 507, "disk_full", "The server's disk is full; nothing of this was kept.");
    return problem(c, 500, "internal", "The server failed at this. Its log says why.");
  };
}

export const unknownRoute: NotFoundHandler = (c) => problem(c, 404, "not_found", `There is nothing at ${c.req.path}.`);

/** Answers a request that does not fit its schema: names the first field at fault. */
export function refuseInvalid(result: { success: boolean; target: string; error?: z.ZodError }, _c: Context): void {
  if (result.success) return;
  const issue = result.error?.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw new Refusal("invalid_request", issue?.message ?? "The request was not understood.", { where: path === "" ? result.target : path });
}

/** The error responses of a route, for its OpenAPI description and its client's types. */
export function problems<Status extends 400 | 404 | 409 | 410 | 413 | 415>(...statuses: Status[]) {
  const response = { description: "What is wrong, and what can be done.", content: { "application/json": { schema: problemSchema } } };
  return Object.fromEntries(statuses.map((status) => [status, response])) as Record<Status, typeof response>;
}

export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  details: { where?: string | null; hint?: string | null } = {},
) {
  const body: Problem = { error: { code, message, where: details.where ?? null, hint: details.hint ?? null } };
  return c.json(body, status);
}

/** What PostgreSQL calls text that it does not take: zero characters, halves of surrogate pairs. */
const unstorable = new Set<unknown>(["22021", "22P05", "22P02"]);

/** The operating system's word for a full disk, and PostgreSQL's. */
const noRoom = new Set<unknown>(["ENOSPC", "53100"]);

const httpCodes: Record<number, string> = { 400: "invalid_request", 404: "not_found", 413: "too_large", 415: "unsupported_media_type" };

function sentence({ status, message }: HTTPException): string {
  if (status === 415) return "The body has another media type than this route reads.";
  if (status === 413) return "The body is too large.";
  return message || "The request was not understood.";
}
