import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type RunningServer, readConfig, startServer } from "@lastrep/api";
import type { SetResource, Upload, Workout, WorkoutSummary } from "@lastrep/api/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { form } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const command = fileURLToPath(new URL("../../node_modules/.bin/lastrep", import.meta.url));
const files = workoutFiles("2026-11-16T17:00:00Z");
let dir: string;
let from: RunningServer;
let to: RunningServer;
const path = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-backup-test-"));
  from = await startServer(readConfig({ PORT: "0", LASTREP_DATA: path("one") }), () => {});
  to = await startServer(readConfig({ PORT: "0", LASTREP_DATA: path("two") }), () => {});
  await fetch(`${from.url}/v1/uploads`, { method: "POST", body: form(files.signal, files.log) });
  const [set] = await setsOf(from);
  const body = JSON.stringify({ rir: 2, reps: 4 });
  await fetch(`${from.url}/v1/sets/${set?.id}/correction`, { method: "PUT", headers: { "content-type": "application/json" }, body });
});
afterAll(async () => {
  await from?.stop();
  await to?.stop();
  await rm(dir, { recursive: true, force: true });
});

async function get<T>({ url }: RunningServer, route: string): Promise<T> {
  return await (await fetch(`${url}${route}`)).json();
}

/** Of the one workout, once nothing is under way any more. */
async function setsOf(server: RunningServer): Promise<SetResource[]> {
  for (;;) {
    const { uploads } = await get<{ uploads: Upload[] }>(server, "/v1/uploads");
    const { workouts } = await get<{ workouts: WorkoutSummary[] }>(server, "/v1/workouts");
    const workout = workouts[0] && (await get<Workout>(server, `/v1/workouts/${workouts[0].id}`));
    if (workout && !workout.pending && uploads.every(({ state }) => state === "done")) return workout.sets;
    await setTimeout(100);
  }
}

function lastrep(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { cwd: dir });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, ...output })),
  );
}

describe("lastrep backup and restore", () => {
  test("take everything to another server, which comes to the same answers; doing it again changes nothing", async () => {
    const first = await lastrep("backup", "--out", "kept", "--server", from.url);
    expect(first).toEqual({ status: 0, stdout: "kept: 2 files (2 new), 1 corrections, settings\n", stderr: "" });
    expect((await readdir(path("kept"))).sort()).toEqual(["backup.json", "originals"]);
    const again = await lastrep("backup", "--out", "kept", "--server", from.url);
    expect(again.stdout).toBe("kept: 2 files (0 new), 1 corrections, settings\n");

    const restored = await lastrep("restore", "kept", "--server", to.url);
    expect(restored).toEqual({ status: 0, stdout: `${to.url}: 2 files, 1 corrections, settings\n`, stderr: "" });
    const answers = (sets: readonly SetResource[]) =>
      sets.map(({ measured, effective, correction }) => ({ measured, effective, correction }));
    const taken = answers(await setsOf(to));
    expect(taken).toEqual(answers(await setsOf(from)));
    expect(taken[0]?.correction).toEqual({ rir: 2, reps: 4 });

    const twice = await lastrep("restore", "kept", "--server", to.url);
    expect(twice.stdout).toBe(`${to.url}: 2 files (2 were there), 0 corrections, settings; 1 things were said there already and stand\n`);
    expect(answers(await setsOf(to))).toEqual(taken);
  });

  test("a backup that is not whole is refused before anything is sent", async () => {
    await lastrep("backup", "--out", "torn", "--server", from.url);
    const [original] = await readdir(path("torn/originals"));
    await rm(path(`torn/originals/${original}`));
    const missing = await lastrep("restore", "torn", "--server", to.url);
    expect(missing).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^lastrep: torn\/originals\/[0-9a-f]{64}, the original of .+, is missing\n$/),
    });
    await writeFile(path("torn/backup.json"), (await readFile(path("torn/backup.json"), "utf8")).replace('"version": 1', '"version": 9'));
    expect((await lastrep("restore", "torn", "--server", to.url)).stderr).toMatch(
      /^lastrep: torn\/backup\.json is not what lastrep backup wrote: version: /,
    );
  });

  test.each([
    ["no folder to write to", ["backup"], /needs --out DIR/],
    ["no folder to read", ["restore"], /needs the folder of one backup/],
    ["a folder without a backup", ["restore", "."], /there is no backup\.json in it/],
    ["no server", ["backup", "--out", "x", "--server", "http://127.0.0.1:1"], /no server answers at http:\/\/127\.0\.0\.1:1;/],
  ])("%s: status 1 and one line of error", async (_, args, message) => {
    const { status, stdout, stderr } = await lastrep(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^lastrep: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});
