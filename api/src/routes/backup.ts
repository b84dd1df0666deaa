import { createRoute } from "@hono/zod-openapi";
import { backupSchema, restoredSchema, saidSchema } from "../contract-backup.ts";
import { readBackup, restoreSaid } from "../use/backup.ts";
import type { Service } from "../use/service.ts";
import { json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["backup"];

/** The way to another server, and back. */
export function backupRoutes(service: Service) {
  return routes()
    .openapi(read, async (c) => c.json(await readBackup(service, c.var.athleteId), 200))
    .openapi(restore, async (c) => c.json(await restoreSaid(service, c.var.athleteId, c.req.valid("json")), 200));
}

const read = createRoute({
  method: "get",
  path: "/backup",
  tags,
  summary: "Everything that was said, and which files there are",
  description: "With the originals of the files it is all that the rest is computed from. Simulated workouts are left out.",
  responses: { 200: json(backupSchema, "The backup.") },
});

const restore = createRoute({
  method: "post",
  path: "/backup",
  tags,
  summary: "Take over what was said on another server",
  description:
    "Before or after the files themselves are uploaded, in parts where it is long. Settings are replaced; where something was said here of a stretch, of an exercise or of a table's header, that stands.",
  request: jsonBody(saidSchema),
  responses: { 200: json(restoredSchema, "What was taken."), ...problems(400, 413, 415) },
});
