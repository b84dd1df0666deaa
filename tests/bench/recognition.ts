import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { analyse, describeSets, loadRecogniser } from "@lastrep/analysis";
import type { Recording } from "@lastrep/ingest";
import { seconds } from "./timing.ts";

type Add = (what: string, value: string, target?: string, met?: boolean | null) => void;

/** What naming exercises costs on WebAssembly: the load in a fresh process, then sets one by one, and beside the analysis of an hour. */
export async function benchRecognition(hour: Recording, add: Add): Promise<void> {
  const loads: number[] = [];
  for (let run = 0; run < 5; run++) loads.push(1000 * (await loadSeconds()));
  const loadMs = Math.min(...loads);
  add("recognition of exercises: TensorFlow on WebAssembly and the model loaded", `${Math.round(loadMs)} ms`, "≤ 300 ms", loadMs <= 300);

  const bytes = await readFile(fileURLToPath(import.meta.resolve("@lastrep/analysis/recognition.bin")));
  const recogniser = await loadRecogniser(new Uint8Array(bytes), "wasm");
  const movements = describeSets(hour).flatMap(({ movement }) => movement ?? []);
  const setMs = (1000 * seconds(() => movements.map((movement) => recogniser.encode([movement])), 5)) / movements.length;
  add("recognition of exercises: one set, the model loaded", `${setMs.toFixed(1)} ms`, "≤ 15 ms", setMs <= 15);
  const recognition = { recogniser, memory: null };
  const named = seconds(() => analyse([hour], { recognition }), 3) / seconds(() => analyse([hour]), 3);
  add("that hour analysed with its sets named ÷ without", named.toFixed(2));
}

function loadSeconds(): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./recognition-load-child.ts", import.meta.url), { execArgv: [] });
    child.once("message", (taken) => resolve(Number(taken)));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the process that loads the model ended with ${code}`)));
    child.send("load");
  });
}
