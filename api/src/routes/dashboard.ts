import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";
import { Hono } from "hono";

/** The built dashboard. Every path that is no file is a page of it, for it routes by itself. */
export function dashboardRoutes(dir: string) {
  const index = join(dir, "index.html");
  return new Hono()
    .use("*", cacheControl)
    .use("*", serveStatic({ root: dir }))
    .get("*", async (c, next) => {
      if (existsSync(index)) return serveStatic({ path: index })(c, next);
      return c.text("The dashboard is not built. `npm start` builds it; the API is at /v1.\n", 503);
    });
}

/** Built files are named after their content; the page that names them is asked for anew. */
const cacheControl: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.ok) return;
  c.header("cache-control", c.req.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
};
