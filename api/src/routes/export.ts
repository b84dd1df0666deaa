import { createRoute } from "@hono/zod-openapi";
import { exportColumnsSchema, exportQuerySchema } from "../contract.ts";
import { describeExports, exportTable } from "../use/export.ts";
import type { Service } from "../use/service.ts";
import { json, routes } from "./env.ts";
import { problems } from "./problem.ts";
import { streamed } from "./stream.ts";

const tags = ["export"];
/** `.arrows` is the registered name of an Arrow stream; `.arrow` is a file that is read by other calls. */
const extensions = { csv: "csv", arrow: "arrows" };
const mediaTypes = { csv: "text/csv; charset=utf-8; header=present", arrow: "application/vnd.apache.arrow.stream" };

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
  summary: "A whole table as CSV or as an Arrow stream",
  request: { query: exportQuerySchema },
  responses: {
    200: {
      description: "The table, streamed. Arrow fields carry unit and meaning; for CSV see /v1/export/columns.",
      content: {
        "text/csv": { schema: { type: "string" } },
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
