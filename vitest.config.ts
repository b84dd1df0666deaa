import { defineConfig } from "vitest/config";

// Vitest reads its configuration from a default export; nothing else in the project has one.
// biome-ignore lint/style/noDefaultExport: required by Vitest
export default defineConfig({
  test: {
    projects: [
      // Limits are for what hangs, not for what is slow: other work on the machine makes tests take ten times as long.
      { test: { name: "unit", include: ["{ingest,analysis,api,fixtures,dashboard}/src/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "across", include: ["tests/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
