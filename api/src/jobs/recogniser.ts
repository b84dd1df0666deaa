import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadRecogniser, type Recogniser } from "@lastrep/analysis";

let loading: Promise<Recogniser | null> | undefined;

/** The recogniser of exercises that the analysis comes with, loaded once; null where it does not load: sets are unknown then, and nothing fails. */
export function sharedRecogniser(): Promise<Recogniser | null> {
  loading ??= load().catch(() => null);
  return loading;
}

async function load(): Promise<Recogniser> {
  const bytes = await readFile(fileURLToPath(import.meta.resolve("@lastrep/analysis/recognition.bin")));
  return await loadRecogniser(new Uint8Array(bytes));
}
