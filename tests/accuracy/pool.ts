import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * Runs jobs on as many threads as there are cores and returns their outcomes in the order of the jobs; throws where one fails. `script` answers each job that
 * it is sent with `{ outcome }` or `{ error }`.
 */
export async function runAll<Job, Outcome>(
  script: URL,
  workerData: unknown,
  jobs: readonly Job[],
  onDone: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(jobs.length);
  let next = 0;
  let done = 0;
  const work = async (worker: Worker): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      outcomes[index] = await ask<Job, Outcome>(worker, jobs[index] as Job);
      onDone(++done);
    }
  };
  const workers = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => new Worker(script, { workerData }));
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

function ask<Job, Outcome>(worker: Worker, job: Job): Promise<Outcome> {
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
