import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Columns3, Recording } from "@lastrep/ingest";

/**
 * How far the memory of a fresh process rises while it analyses a recording that it already holds, relative to the recording's own size.
 * The process has analysed something short before, so that code and its compilation do not count.
 */
export async function peakMemory(recording: Recording): Promise<number> {
  const { signal } = recording;
  if (!signal) throw new Error("the recording has no signal");
  const folder = mkdtempSync(join(tmpdir(), "lastrep-bench-"));
  try {
    const triples = [signal.acceleration, signal.angularRate, signal.gravity].filter((columns): columns is Columns3 => columns !== null);
    const columns = triples.flatMap(({ x, y, z }) => [x, y, z]);
    const file = join(folder, "signal.bin");
    writeFileSync(file, Buffer.concat(columns.map((column) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength))));
    const risen = await askChild({ file, rateHz: signal.rateHz, length: signal.length, triples: triples.length });
    return risen / (columns.length * 4 * signal.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the child needs to read the signal back. */
export interface StoredSignal {
  readonly file: string;
  readonly rateHz: number;
  readonly length: number;
  /** Acceleration; with angular rate; with gravity too. */
  readonly triples: number;
}

function askChild(stored: StoredSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./peak-memory-child.ts", import.meta.url), { execArgv: [] });
    child.once("message", (risen) => resolve(Number(risen)));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the process that measures memory ended with ${code}`)));
    child.send(stored);
  });
}
