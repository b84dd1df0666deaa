export { type AppOptions, type AppType, createApp } from "./app.ts";
export { type Config, ConfigError, readConfig } from "./config.ts";
export { type OpenedService, type OpenOptions, openService } from "./open-service.ts";
export { type RunningServer, startServer } from "./serve.ts";
export { DataDirInUse } from "./store/lock.ts";
export { DatabaseInUse } from "./store/reservation.ts";
export { DEFAULT_ATHLETE, type Service } from "./use/service.ts";
