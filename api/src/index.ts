export { type AppOptions, type AppType, createApp } from "./app.ts";
export { type Config, ConfigError, readConfig } from "./config.ts";
export { type RunningServer, startServer } from "./serve.ts";
export { DEFAULT_ATHLETE } from "./use/service.ts";
