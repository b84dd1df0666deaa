import { createRoute } from "@hono/zod-openapi";
import { healthSchema } from "../contract.ts";
import { checkHealth } from "../use/health.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";

export function healthRoutes(service: Service) {
  return routes().openapi(health, async (c) => c.json(await checkHealth(service), 200));
}

const health = createRoute({
  method: "get",
  path: "/health",
  tags: ["health"],
  summary: "Whether the service and its database answer",
  responses: { 200: json(healthSchema, "It works.") },
});
