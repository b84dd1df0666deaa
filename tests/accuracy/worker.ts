import { parentPort, workerData } from "node:worker_threads";
import { type Job, runJob } from "./jobs.ts";

// One thread of the pool: answers each job with its outcome, or with why there is none.
parentPort?.on("message", async (job: Job) => {
  try {
    parentPort?.postMessage({ outcome: await runJob(job, workerData.plotFolder) });
  } catch (cause) {
    parentPort?.postMessage({ error: `${JSON.stringify(job)}: ${cause instanceof Error ? cause.stack : String(cause)}` });
  }
});
