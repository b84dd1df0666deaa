import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { backupRoutes } from "./routes/backup.ts";
import { dashboardRoutes } from "./routes/dashboard.ts";
import { demoRoutes } from "./routes/demo.ts";
import { routes } from "./routes/env.ts";
import { exerciseRoutes } from "./routes/exercises.ts";
import { exportRoutes } from "./routes/export.ts";
import { guardAgainstOtherSites, securityHeaders } from "./routes/guards.ts";
import { healthRoutes } from "./routes/health.ts";
import { memoryRoutes } from "./routes/memory.ts";
import { problem, problemHandler, unknownRoute } from "./routes/problem.ts";
import { setRoutes } from "./routes/sets.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { headWithoutBody } from "./routes/stream.ts";
import { tableRoutes } from "./routes/tables.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { weekRoutes } from "./routes/weeks.ts";
import { workoutRoutes } from "./routes/workouts.ts";
import { version } from "./use/health.ts";
import type { Service } from "./use/service.ts";

export interface AppOptions {
  /** Whose data this app serves, as long as there are no accounts. */
  readonly athleteId: string;
  /** Folder of the built dashboard; without it only the API is served. */
  readonly dashboardDir?: string;
}

/** The API's routes and their types, from which the client's are made. */
export type AppType = ReturnType<typeof apiRoutes>;

/** The whole HTTP service: the API under `/v1`, the dashboard everywhere else. */
export function createApp(service: Service, { athleteId, dashboardDir }: AppOptions) {
  const app = routes();
  app.onError(problemHandler(service.log));
  app.notFound(unknownRoute);
  app.use(securityHeaders);
  app.use(guardAgainstOtherSites(service.config));
  app.use(compress());
  app.use(headWithoutBody);
  app.use("/v1/*", async (c, next) => {
    c.set("athleteId", athleteId);
    c.header("cache-control", "no-store");
    await next();
  });
  app.use("/v1/*", async (c, next) => (c.req.path === "/v1/uploads" ? next() : smallBody(c, next)));
  app.route("/", apiRoutes(service));
  app.doc31("/v1/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "lastrep",
      version,
      description: "From the watch's signal to weekly failure volume per muscle. SI units; times in UTC.",
    },
    servers: [{ url: "/" }],
  });
  app.all("/v1/*", unknownRoute);
  if (dashboardDir !== undefined) app.route("/", dashboardRoutes(dashboardDir));
  return app;
}

function apiRoutes(service: Service) {
  return routes()
    .route("/v1", healthRoutes(service))
    .route("/v1", settingsRoutes(service))
    .route("/v1", uploadRoutes(service))
    .route("/v1", tableRoutes(service))
    .route("/v1", demoRoutes(service))
    .route("/v1", workoutRoutes(service))
    .route("/v1", setRoutes(service))
    .route("/v1", weekRoutes(service))
    .route("/v1", exerciseRoutes(service))
    .route("/v1", memoryRoutes(service))
    .route("/v1", exportRoutes(service))
    .route("/v1", backupRoutes(service));
}

const smallBody = bodyLimit({ maxSize: 2 ** 20, onError: (c) => problem(c, 413, "too_large", "The body is larger than 1 MB.") });
