import { parentPort } from "node:worker_threads";
import { CONDITIONS } from "../conditions/conditions.ts";
import { observeConditions } from "../conditions/observe.ts";
import { DATASETS, type DatasetId } from "../recordings/datasets.ts";
import { paramsWith } from "./params-with.ts";

/** One recording, counted with one parameter changed. */
export interface SweepJob {
  readonly dataset: DatasetId;
  readonly index: number;
  readonly path: string;
  readonly value: number;
  /** Ids of the conditions under which it is counted besides as it was recorded. */
  readonly conditions: readonly string[];
}

// One thread of the pool: answers each job with its counts, or with why there are none.
parentPort?.on("message", async ({ dataset, index, path, value, conditions }: SweepJob) => {
  try {
    const set = DATASETS[dataset]()[index];
    if (!set) throw new Error(`${dataset} has no recording ${index}`);
    const chosen = CONDITIONS.filter(({ id }) => conditions.includes(id));
    parentPort?.postMessage({ outcome: await observeConditions(set, { conditions: chosen, params: paramsWith(path, value) }) });
  } catch (cause) {
    parentPort?.postMessage({ error: `${dataset} ${index}: ${cause instanceof Error ? cause.stack : String(cause)}` });
  }
});
