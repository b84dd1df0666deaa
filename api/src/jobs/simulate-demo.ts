import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { DEMO_PROGRAMME, type DemoOptions } from "@lastrep/fixtures";
import type { InputFile } from "@lastrep/ingest";

/** Number of workouts that the demo has. */
export const demoLength = DEMO_PROGRAMME.length;

/** The files of each simulated workout, made in a thread: simulating takes a second or two for each, and requests go on meanwhile. */
export async function* simulateDemo(options: DemoOptions): AsyncGenerator<InputFile[]> {
  const worker = new Worker(new URL("./demo-worker.ts", import.meta.url), { workerData: options, execArgv: [], env: {} });
  try {
    for await (const [files] of on(worker, "message", { close: ["exit"] })) yield files as InputFile[];
  } finally {
    await worker.terminate();
  }
}
