import { parentPort } from "node:worker_threads";
import { examplesOf, type Source } from "./examples.ts";

// One thread of the pool: answers each source with its examples, or with why there are none.
parentPort?.on("message", async (source: Source) => {
  try {
    parentPort?.postMessage({ outcome: await examplesOf(source) });
  } catch (cause) {
    parentPort?.postMessage({ error: `${JSON.stringify(source)}: ${cause instanceof Error ? cause.stack : String(cause)}` });
  }
});
