import { Worker } from "node:worker_threads";
import type { Progress, WorkRequest, WorkResult } from "./work.ts";
import type { WorkerMessage } from "./worker.ts";

/** Runs work in a thread of its own, within bounds. One request at a time. */
export interface Analyst {
  /** @throws {AnalystFailure} when the thread was stopped or gave up. */
  run(request: WorkRequest, onProgress: (progress: Progress) => void): Promise<WorkResult>;
  close(): Promise<void>;
}

export interface AnalystLimits {
  readonly memoryMb: number;
  readonly timeoutS: number;
}

/** Why the thread gave no answer; code, reason and hint are for the user. */
export class AnalystFailure extends Error {
  override readonly name = "AnalystFailure";
  readonly code: "out_of_memory" | "timeout" | "internal" | "stopped";
  readonly reason: string;
  readonly hint: string;

  constructor(code: AnalystFailure["code"], reason: string, hint: string, cause?: unknown) {
    super(reason, { cause });
    this.code = code;
    this.reason = reason;
    this.hint = hint;
  }
}

/** The thread is started with the first request, stays warm for the next, and ends after half a minute without work. */
export function createAnalyst(limits: AnalystLimits, entry: URL = new URL("./worker.ts", import.meta.url)): Analyst {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function dismiss(): Promise<void> {
    clearTimeout(idle);
    const leaving = worker;
    worker = null;
    await leaving?.terminate();
  }

  return {
    async run(request, onProgress) {
      clearTimeout(idle);
      worker ??= startWorker(entry, limits.memoryMb);
      try {
        const result = await converse(worker, request, limits, onProgress);
        idle = setTimeout(dismiss, 30_000).unref();
        return result;
      } catch (error) {
        await dismiss();
        throw error;
      }
    },
    close: dismiss,
  };
}

function startWorker(entry: URL, memoryMb: number): Worker {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, execArgv: [], env: {} });
  // A thread that dies between two requests must not end the process.
  return worker.on("error", () => {});
}

function converse(
  worker: Worker,
  request: WorkRequest,
  limits: AnalystLimits,
  onProgress: (progress: Progress) => void,
): Promise<WorkResult> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkResult>();
  const tooSlow = setTimeout(() => {
    reject(
      new AnalystFailure(
        "timeout",
        `Reading it took longer than ${limits.timeoutS} s.`,
        "Split the recording, or raise LASTREP_JOB_TIMEOUT_S on the server.",
      ),
    );
  }, limits.timeoutS * 1_000);
  const watch = setInterval(async () => {
    if ((await offHeapMb(worker)) > limits.memoryMb) reject(outOfMemory(limits.memoryMb));
  }, 250);

  const onMessage = (message: WorkerMessage) => {
    if (message.kind === "progress") onProgress(message);
    else if (message.kind === "result") resolve(message.result);
    else reject(internal(message.message, message.stack));
  };
  const onError = (error: NodeJS.ErrnoException) => {
    reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfMemory(limits.memoryMb) : internal(error.message, error));
  };
  const onExit = () => reject(new AnalystFailure("stopped", "The work was stopped before it was done.", "It is taken up again by itself."));
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  worker.postMessage(request);
  return promise.finally(() => {
    clearTimeout(tooSlow);
    clearInterval(watch);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  });
}

/** Typed arrays lie outside the heap that the thread's own limit bounds. */
async function offHeapMb(worker: Worker): Promise<number> {
  const statistics = await worker.getHeapStatistics().catch(() => null);
  return statistics ? (statistics.external_memory + statistics.malloced_memory) / 2 ** 20 : 0;
}

function outOfMemory(memoryMb: number): AnalystFailure {
  return new AnalystFailure(
    "out_of_memory",
    `Reading it needs more than ${memoryMb} MB of memory.`,
    "Split the recording, or raise LASTREP_JOB_MEMORY_MB on the server.",
  );
}

function internal(message: string, cause: unknown): AnalystFailure {
  return new AnalystFailure(
    "internal",
    `lastrep failed on this file: ${message}`,
    "The original is kept. Please report it, and try again after an update.",
    cause,
  );
}
