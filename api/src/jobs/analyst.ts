import { type ChildProcess, fork } from "node:child_process";
import type { AnalystMessage } from "./analyst-process.ts";
import type { Progress, WorkRequest, WorkResult } from "./work.ts";

/** Runs work in a process of its own, within bounds. One request at a time. */
export interface Analyst {
  /** @throws {AnalystFailure} when the process was stopped or gave up. */
  run(request: WorkRequest, onProgress: (progress: Progress) => void): Promise<WorkResult>;
  close(): Promise<void>;
}

export interface AnalystLimits {
  /** Of the whole process. */
  readonly memoryMb: number;
  /** For one request. */
  readonly timeoutS: number;
}

/** Why there is no answer; code, reason and hint are for the user. */
export class AnalystFailure extends Error {
  override readonly name = "AnalystFailure";
  readonly code: "out_of_memory" | "timeout" | "original_missing" | "internal" | "stopped";
  readonly reason: string;
  readonly hint: string;

  constructor(code: AnalystFailure["code"], reason: string, hint: string, cause?: unknown) {
    super(reason, { cause });
    this.code = code;
    this.reason = reason;
    this.hint = hint;
  }
}

/**
 * The process is started with the first request, stays warm for the next, and ends after half a minute without work.
 * A process and not a thread: a thread that fills its heap fast enough takes the whole server down with it, whatever its limits.
 */
export function createAnalyst(limits: AnalystLimits, entry: URL = new URL("./analyst-process.ts", import.meta.url)): Analyst {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  async function dismiss(): Promise<void> {
    clearTimeout(idle);
    const leaving = child;
    child = null;
    if (leaving) await end(leaving);
  }

  function startNew(): ChildProcess {
    const started = start(entry, limits.memoryMb);
    // The watchdog may end it between two requests: the next one is not to blame for that.
    return started.once("exit", () => {
      if (child === started) child = null;
    });
  }

  return {
    async run(request, onProgress) {
      if (closed) throw stopped();
      clearTimeout(idle);
      child ??= startNew();
      try {
        const result = await converse(child, request, limits, onProgress);
        idle = setTimeout(dismiss, 30_000).unref();
        return result;
      } catch (error) {
        await dismiss();
        throw closed ? stopped() : error;
      }
    },
    async close() {
      closed = true;
      await dismiss();
    },
  };
}

function start(entry: URL, memoryMb: number): ChildProcess {
  const child = fork(entry, [String(memoryMb)], {
    execArgv: [`--max-old-space-size=${Math.ceil(memoryMb)}`],
    // It needs no secret of the server's to read files.
    env: { ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }) },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // That it ended, or could not be started, is told by its exit or by the next message to it.
  return child.on("error", () => {});
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function converse(
  child: ChildProcess,
  request: WorkRequest,
  limits: AnalystLimits,
  onProgress: (progress: Progress) => void,
): Promise<WorkResult> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkResult>();
  const tooSlow = setTimeout(() => reject(timeout(limits.timeoutS)), limits.timeoutS * 1_000);
  const onMessage = (message: AnalystMessage) => {
    if (message.kind === "progress") onProgress(message);
    else if (message.kind === "result") resolve(message.result);
    else if (message.kind === "missing") reject(originalMissing(message.message));
    else reject(internal(message.message, message.stack));
  };
  const onExit = (status: number | null, signal: NodeJS.Signals | null) => {
    // Node aborts when its heap is full; the watchdog and the system's own guard kill.
    const full = signal === "SIGABRT" || signal === "SIGKILL" || status === 134;
    reject(full ? outOfMemory(limits.memoryMb) : internal(`its process ended (${signal ?? status})`, null));
  };
  child.on("message", onMessage).on("exit", onExit);
  child.send(request, (error) => error && reject(internal(error.message, error)));
  return promise.finally(() => {
    clearTimeout(tooSlow);
    child.off("message", onMessage).off("exit", onExit);
  });
}

function stopped(): AnalystFailure {
  return new AnalystFailure("stopped", "The work was stopped before it was done.", "It is taken up again by itself.");
}

function originalMissing(reason: string): AnalystFailure {
  const hint = "Upload that file again and try this once more, or delete it.";
  return new AnalystFailure("original_missing", reason, hint);
}

function timeout(seconds: number): AnalystFailure {
  const hint = "Split the recording, or raise LASTREP_JOB_TIMEOUT_S on the server.";
  return new AnalystFailure("timeout", `Reading it took longer than ${seconds} s.`, hint);
}

function outOfMemory(memoryMb: number): AnalystFailure {
  const hint = "Split the recording, or raise LASTREP_JOB_MEMORY_MB on the server.";
  return new AnalystFailure("out_of_memory", `Reading it needs more than ${memoryMb} MB of memory.`, hint);
}

function internal(message: string, cause: unknown): AnalystFailure {
  const hint = "The original is kept. Please report it, and try again after an update.";
  return new AnalystFailure("internal", `lastrep failed on this file: ${message}.`, hint, cause);
}
