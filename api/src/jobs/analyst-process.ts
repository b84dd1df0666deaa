import { Worker } from "node:worker_threads";
import { OriginalMissing, type Progress, type WorkRequest, type WorkResult, work } from "./work.ts";

/** What the process says. */
export type AnalystMessage =
  | ({ readonly kind: "progress" } & Progress)
  | { readonly kind: "result"; readonly result: WorkResult }
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "error"; readonly message: string; readonly stack: string };

// The entry of the analyst's process: one request at a time, each answered by progress and then one result or error.
process.on("message", async (request: WorkRequest) => {
  try {
    const result = await work(request, (progress) => send({ kind: "progress", ...progress }));
    send({ kind: "result", result });
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    send(error instanceof OriginalMissing ? { kind: "missing", message } : { kind: "error", message, stack });
  }
});

// An interrupt of the terminal reaches every process of the group; when this one ends is the server's to say.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());

new Worker(new URL("./watchdog.ts", import.meta.url), { argv: process.argv.slice(2), env: {} }).unref();

function send(message: AnalystMessage): void {
  process.send?.(message);
}
