import { createRoute } from "@hono/zod-openapi";
import { columnMappingSchema, tableSchema, uploadSchema } from "../contract.ts";
import type { Service } from "../use/service.ts";
import { forgetColumns, mapColumns, readTable } from "../use/tables.ts";
import { idParam, json, jsonBody, routes } from "./env.ts";
import { problems } from "./problem.ts";

const tags = ["uploads"];

/** Tables that no format describes: which column is read as what. */
export function tableRoutes(service: Service) {
  return routes()
    .openapi(one, async (c) => c.json(await readTable(service, c.var.athleteId, c.req.valid("param").id), 200))
    .openapi(map, async (c) => c.json(await mapColumns(service, c.var.athleteId, c.req.valid("param").id, c.req.valid("json")), 202))
    .openapi(forget, async (c) => c.json(await forgetColumns(service, c.var.athleteId, c.req.valid("param").id), 202));
}

const one = createRoute({
  method: "get",
  path: "/uploads/{id}/columns",
  tags,
  summary: "How a table of no known format is read",
  description: "Columns and units as guessed from names and values, or as said for this header. 404 for files whose format is known.",
  request: { params: idParam },
  responses: { 200: json(tableSchema, "The table's columns."), ...problems(400, 404, 410) },
});

const map = createRoute({
  method: "put",
  path: "/uploads/{id}/columns",
  tags,
  summary: "Say how to read a table",
  description:
    "Remembered for every table with this header. This file is read and its workout analysed anew; earlier files follow when they are read again.",
  request: { params: idParam, ...jsonBody(columnMappingSchema) },
  responses: { 202: json(uploadSchema, "In line again."), ...problems(400, 404, 410, 415) },
});

const forget = createRoute({
  method: "delete",
  path: "/uploads/{id}/columns",
  tags,
  summary: "Forget how to read a table",
  description:
    "What was said about this header no longer holds. This file is read by names and values again; others when they are read again.",
  request: { params: idParam },
  responses: { 202: json(uploadSchema, "In line again."), ...problems(400, 404, 410) },
});
