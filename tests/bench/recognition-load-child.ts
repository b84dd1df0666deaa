import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadRecogniser } from "@lastrep/analysis";

// Answers by the processor time, s, that it took to load TensorFlow on WebAssembly and the model into a fresh process.
process.once("message", async () => {
  const start = process.cpuUsage();
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("@lastrep/analysis/recognition.bin")));
  await loadRecogniser(new Uint8Array(bytes), "wasm");
  const { user, system } = process.cpuUsage(start);
  process.send?.((user + system) / 1e6, () => process.disconnect());
});
