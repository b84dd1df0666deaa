import { writeFileSync } from "node:fs";
import { haveSamples, samplesPage } from "./samples-table.ts";

// The command `npm run samples`.
if (haveSamples) writeFileSync(new URL("samples.md", import.meta.url), await samplesPage());
else {
  console.error("The samples are not there; tests/ingest/samples.md stays as it is.");
  process.exitCode = 1;
}
