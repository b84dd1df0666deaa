import { createRoute } from "@hono/zod-openapi";
import { uploadBatchSchema } from "../contract.ts";
import { loadDemo, removeDemo } from "../use/demo.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";

const tags = ["demo"];

/** Simulated workouts, to look around with before there are own ones. */
export function demoRoutes(service: Service) {
  return routes()
    .openapi(load, async (c) => c.json({ uploads: await loadDemo(service, c.var.athleteId) }, 202))
    .openapi(remove, async (c) => {
      await removeDemo(service, c.var.athleteId);
      return c.body(null, 204);
    });
}

const load = createRoute({
  method: "post",
  path: "/demo",
  tags,
  summary: "Load the simulated workouts",
  responses: { 202: json(uploadBatchSchema, "Kept; processing goes on. Those that were there before are marked as duplicates.") },
});

const remove = createRoute({
  method: "delete",
  path: "/demo",
  tags,
  summary: "Remove the simulated workouts",
  responses: { 204: { description: "Removed." } },
});
