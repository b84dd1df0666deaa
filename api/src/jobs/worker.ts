import { parentPort } from "node:worker_threads";
import { type Progress, type WorkRequest, type WorkResult, work } from "./work.ts";

/** What the thread says. */
export type WorkerMessage =
  | ({ readonly kind: "progress" } & Progress)
  | { readonly kind: "result"; readonly result: WorkResult }
  | { readonly kind: "error"; readonly message: string; readonly stack: string };

// The thread's entry: one request at a time, each answered by progress and then one result or error.
parentPort?.on("message", async (request: WorkRequest) => {
  try {
    const result = await work(request, (progress) => send({ kind: "progress", ...progress }));
    send({ kind: "result", result });
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    send({ kind: "error", message, stack });
  }
});

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
