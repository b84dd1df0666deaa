import { createRoute } from "@hono/zod-openapi";
import { weeksQuerySchema, weeksSchema } from "../contract.ts";
import type { Service } from "../use/service.ts";
import { readWeeks } from "../use/weeks.ts";
import { json, routes } from "./env.ts";
import { problems } from "./problem.ts";

export function weekRoutes(service: Service) {
  return routes().openapi(weeks, async (c) => c.json(await readWeeks(service, c.var.athleteId, c.req.valid("query")), 200));
}

const weeks = createRoute({
  method: "get",
  path: "/weeks",
  tags: ["weeks"],
  summary: "Sets, hard sets and failure sets per muscle and ISO week, each low / likely / high",
  request: { query: weeksQuerySchema },
  responses: { 200: json(weeksSchema, "Weeks in order, with the counting rule that produced them."), ...problems(400) },
});
