import { createRoute } from "@hono/zod-openapi";
import { correctionSchema, setSchema, setTraceQuerySchema, traceSchema } from "../contract.ts";
import type { Service } from "../use/service.ts";
import { correctSet, readSet } from "../use/sets.ts";
import { readSetTrace } from "../use/trace.ts";
import { idParam, json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["sets"];

/** One set: the machine's answer, and what the person knows better. */
export function setRoutes(service: Service) {
  return routes()
    .openapi(one, async (c) => c.json(await readSet(service, c.var.athleteId, c.req.valid("param").id), 200))
    .openapi(trace, async (c) => c.json(await readSetTrace(service, c.var.athleteId, c.req.valid("param").id, c.req.valid("query")), 200))
    .openapi(correct, async (c) => c.json(await correctSet(service, c.var.athleteId, c.req.valid("param").id, c.req.valid("json")), 200));
}

const one = createRoute({
  method: "get",
  path: "/sets/{id}",
  tags,
  summary: "One set with its reps",
  request: { params: idParam },
  responses: { 200: json(setSchema, "The set."), ...problems(400, 404) },
});

const trace = createRoute({
  method: "get",
  path: "/sets/{id}/trace",
  tags,
  summary: "What the sensor saw of this set",
  request: { params: idParam, query: setTraceQuerySchema },
  responses: { 200: json(traceSchema, "Columns of one length; times as in the set."), ...problems(400, 404) },
});

const correct = createRoute({
  method: "put",
  path: "/sets/{id}/correction",
  tags,
  summary: "Say what is known better than the machine",
  description:
    "A fact that is given replaces an earlier one, null takes it back, and what is absent stays as it was. Facts survive a new analysis.",
  request: { params: idParam, ...jsonBody(correctionSchema) },
  responses: { 200: json(setSchema, "The set with these facts."), ...problems(400, 404, 415) },
});
