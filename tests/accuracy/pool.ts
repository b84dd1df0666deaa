import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Job, Outcome } from "./jobs.ts";

/** Runs jobs on as many threads as there are cores and returns their outcomes in the order of the jobs; throws where one fails. */
export async function runAll(jobs: readonly Job[], plotFolder: string | null, onDone: (done: number) => void): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(jobs.length);
  let next = 0;
  let done = 0;
  const work = async (worker: Worker): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      outcomes[index] = await ask(worker, jobs[index]);
      onDone(++done);
    }
  };
  const workers = Array.from(
    { length: Math.min(availableParallelism(), jobs.length) },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: { plotFolder } }),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

function ask(worker: Worker, job: Job | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      act();
    };
    const onMessage = (answer: { outcome?: Outcome; error?: string }) =>
      settle(() => (answer.outcome ? resolve(answer.outcome) : reject(new Error(answer.error))));
    const onError = (cause: unknown) => settle(() => reject(cause));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.postMessage(job);
  });
}
