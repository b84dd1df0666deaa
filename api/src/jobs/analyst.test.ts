import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAnalyst } from "./analyst.ts";
import type { WorkRequest } from "./work.ts";

const request: WorkRequest = { files: [], neighbours: [], joinS: 0, tables: [], memories: [], said: [] };
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-analyst-"));
});
afterAll(() => rm(dir, { recursive: true }));

let scripts = 0;
/** An analyst whose process does this with each request, with the real watchdog beside it. */
async function analystThat(does: string, limits = { memoryMb: 200, timeoutS: 30 }) {
  const path = join(dir, `${++scripts}.mjs`);
  const watchdog = new URL("./watchdog.ts", import.meta.url);
  await writeFile(
    path,
    `import { Worker } from "node:worker_threads";
    new Worker(new URL("${watchdog}"), { argv: process.argv.slice(2) }).unref();
    let count = 0;
    process.on("message", async () => { ${does} });`,
  );
  return createAnalyst(limits, pathToFileURL(path));
}

test("answers, tells progress, and keeps its process for the next request", async () => {
  const analyst = await analystThat(`process.send({ kind: "progress", stage: "decoding", done: 0.5 });
    process.send({ kind: "result", result: { workouts: [], rejected: [], bytes: new Uint8Array([1, 2]), count: ++count } });`);
  const progress: number[] = [];
  await analyst.run(request, ({ done }) => progress.push(done));
  expect(await analyst.run(request, () => {})).toMatchObject({ count: 2, bytes: new Uint8Array([1, 2]) });
  expect(progress).toEqual([0.5]);
  await analyst.close();
});

test.each([
  ["takes for ever", "await new Promise(() => {});", "timeout"],
  ["never yields", "for (;;);", "timeout"],
  ["fills its heap", "const all = []; for (;;) all.push({ n: all.length, s: String(all.length) });", "out_of_memory"],
  ["fills memory beside its heap", "const all = []; for (;;) all.push(new Float64Array(2 ** 20).fill(1));", "out_of_memory"],
  ["throws", `throw new Error("boom");`, "internal"],
  ["ends itself", "process.exit(3);", "internal"],
  ["says that it failed", `process.send({ kind: "error", message: "boom", stack: "" });`, "internal"],
])("a process that %s is given up and takes nothing down", async (_, does, code) => {
  const analyst = await analystThat(does, { memoryMb: 200, timeoutS: code === "timeout" ? 0.5 : 30 });
  const failure = { name: "AnalystFailure", code, reason: expect.any(String), hint: expect.any(String) };
  await expect(analyst.run(request, () => {})).rejects.toMatchObject(failure);
  await expect(analyst.run(request, () => {})).rejects.toMatchObject(failure);
  await analyst.close();
});

test("closing in the midst of work says that it was stopped", async () => {
  const analyst = await analystThat("await new Promise(() => {});");
  const running = analyst.run(request, () => {});
  await analyst.close();
  await expect(running).rejects.toMatchObject({ code: "stopped" });
});

test("nothing is begun after closing", async () => {
  const analyst = await analystThat(`process.send({ kind: "result", result: { workouts: [], rejected: [] } });`);
  await analyst.close();
  await expect(analyst.run(request, () => {})).rejects.toMatchObject({ code: "stopped" });
});

test("a process that ends between two requests costs the next one nothing", async () => {
  const analyst = await analystThat(
    `process.send({ kind: "result", result: { workouts: [], rejected: [], pid: process.pid } }, () => process.exit());`,
  );
  const { pid } = (await analyst.run(request, () => {})) as unknown as { pid: number };
  while (isThere(pid)) await setTimeout(5);
  expect(await analyst.run(request, () => {})).toMatchObject({ pid: expect.any(Number) });
  await analyst.close();
});

/** Whether a process of this one's has not been seen to end. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
