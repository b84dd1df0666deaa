import { createRoute } from "@hono/zod-openapi";
import { exportColumnsSchema, exportQuerySchema } from "../contract.ts";
import { extensions, mediaTypes } from "../export/formats.ts";
import { describeExports, exportTable } from "../use/export.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";
import { problems } from "./problem.ts";
import { streamed } from "./stream.ts";

const tags = ["export"];

/** Everything in columns, for research. */
export function exportRoutes(service: Service) {
  return routes()
    .openapi(table, async (c) => {
      const query = c.req.valid("query");
      const bytes = await exportTable(service, c.var.athleteId, query);
      return c.body(streamed(bytes), 200, {
        "content-type": mediaTypes[query.format],
        "content-disposition": `attachment; filename="lastrep-${query.table}.${extensions[query.format]}"`,
      });
    })
    .openapi(columns, async (c) => c.json(await describeExports(service, c.var.athleteId), 200));
}

const table = createRoute({
  method: "get",
  path: "/export",
  tags,
  summary: "A whole table as CSV, JSON, Parquet or an Arrow stream",
  request: { query: exportQuerySchema },
  responses: {
    200: {
      description: "The table, streamed. Fields of Arrow and Parquet carry unit and meaning; for CSV and JSON see /v1/export/columns.",
      content: {
        "text/csv": { schema: { type: "string" } },
        "application/json": { schema: { type: "array", items: { type: "object" } } },
        "application/vnd.apache.parquet": { schema: { type: "string", format: "binary" } },
        "application/vnd.apache.arrow.stream": { schema: { type: "string", format: "binary" } },
      },
    },
    ...problems(400),
  },
});

const columns = createRoute({
  method: "get",
  path: "/export/columns",
  tags,
  summary: "What the columns of the exported tables hold",
  responses: { 200: json(exportColumnsSchema, "Name, type, unit and meaning of every column, and the counting rule in force.") },
});
