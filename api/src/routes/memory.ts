import { createRoute } from "@hono/zod-openapi";
import { memorySchema } from "../contract.ts";
import { forgetEverything, readMemory } from "../use/memory.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";

const tags = ["memory"];

/** What the athlete and the devices have taught. */
export function memoryRoutes(service: Service) {
  return routes()
    .openapi(read, async (c) => c.json(await readMemory(service, c.var.athleteId), 200))
    .openapi(forget, async (c) => {
      await forgetEverything(service, c.var.athleteId);
      return c.body(null, 204);
    });
}

const read = createRoute({
  method: "get",
  path: "/memory",
  tags,
  summary: "What was taught: how many named sets name others, how many kinds of tables are known",
  responses: { 200: json(memorySchema, "Counts.") },
});

const forget = createRoute({
  method: "delete",
  path: "/memory",
  tags,
  summary: "Forget everything that was taught",
  description:
    "Named sets keep their names and no longer name others; those that they named are named without them, in the background. Columns of tables are told by names and values again.",
  responses: { 204: { description: "Forgotten." } },
});
