import { createRoute } from "@hono/zod-openapi";
import { settingsPatchSchema, settingsSchema } from "../contract.ts";
import type { Service } from "../use/service.ts";
import { changeSettings, readSettings } from "../use/settings.ts";
import { json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["settings"];

export function settingsRoutes(service: Service) {
  return routes()
    .openapi(read, async (c) => c.json(await readSettings(service, c.var.athleteId), 200))
    .openapi(change, async (c) => c.json(await changeSettings(service, c.var.athleteId, c.req.valid("json")), 200));
}

const read = createRoute({
  method: "get",
  path: "/settings",
  tags,
  summary: "Time zone, units and counting rule",
  responses: { 200: json(settingsSchema, "The settings in force.") },
});

const change = createRoute({
  method: "patch",
  path: "/settings",
  tags,
  summary: "Change some settings",
  request: jsonBody(settingsPatchSchema),
  responses: { 200: json(settingsSchema, "The settings in force."), ...problems(400, 415) },
});
