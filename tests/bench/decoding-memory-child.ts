import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { decode } from "@lastrep/ingest";
import { peak } from "./peak.ts";

const WARM_UP_BYTES = 200_000;

// Answers by how many bytes its greatest resident size rose while it opened and decoded the file.
process.once("message", async (path: string) => {
  const name = basename(path);
  // Code and its compilation do not count.
  await decode([{ name, bytes: readFileSync(path).subarray(0, WARM_UP_BYTES).slice() }]);
  const before = peak();
  const { recordings } = await decode([{ name, bytes: new Uint8Array(readFileSync(path)) }]);
  if (recordings.length === 0) throw new Error("nothing was decoded");
  process.send?.(peak() - before, () => process.disconnect());
});
