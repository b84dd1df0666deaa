import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { haveSamples, samplesPage } from "./samples-table.ts";

test.skipIf(!haveSamples)("the table of samples is current (skipped where they are absent); else run npm run samples", async () => {
  expect(await samplesPage()).toBe(readFileSync(new URL("samples.md", import.meta.url), "utf8"));
});
