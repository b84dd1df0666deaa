import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@lastrep/ingest";

/** How far the memory of a fresh process rises while it opens a file and decodes it, relative to the file's size. */
export async function decodingMemory({ name, bytes }: InputFile): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "lastrep-bench-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return (await askChild(path)) / bytes.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function askChild(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./decoding-memory-child.ts", import.meta.url), { execArgv: [] });
    child.once("message", (risen) => resolve(Number(risen)));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the process that measures memory ended with ${code}`)));
    child.send(path);
  });
}
