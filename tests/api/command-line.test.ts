import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sessionAnalysisSchema } from "@lastrep/analysis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workoutFiles } from "./workout-files.ts";

const command = fileURLToPath(new URL("../../node_modules/.bin/lastrep", import.meta.url));
const { signal, log, truth } = workoutFiles("2026-11-16T17:00:00Z");
let dir: string;
const path = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-cli-"));
  await writeFile(path("watch.zip"), signal.bytes);
  await writeFile(path("watch.fit"), log.bytes);
  await writeFile(path("empty.csv"), "");
  await writeFile(path("notes.fit"), "bench 3 x 10");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function lastrep(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: "utf8", cwd: dir });
  return { status, stdout, stderr };
}

describe("lastrep analyze", () => {
  test("--json prints exactly the session", () => {
    const { status, stdout, stderr } = lastrep("analyze", "watch.zip", "watch.fit", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const session = sessionAnalysisSchema.strict().parse(JSON.parse(stdout));
    expect(session.recordings.map(({ file }) => file).sort()).toEqual(["watch.fit", "watch.zip"]);
    expect(session.sets.map(({ exercise }) => exercise.id)).toEqual(["bench_press", "bench_press"]);
  });

  test("prints a line for every set, with its interval", () => {
    const { status, stdout } = lastrep("analyze", "watch.fit");
    expect(status).toBe(0);
    expect(stdout).toContain("watch.fit  fit  2026-11-16T17:00:00");
    for (const [index, { completedReps }] of truth.sets.entries()) {
      expect(stdout).toMatch(new RegExp(`^ *${index + 1} +\\d+:\\d\\d +bench_press +[\\d.]+ +${completedReps} `, "m"));
    }
  });

  test("takes exercise and load where the recording has none", () => {
    const { stdout } = lastrep("analyze", "watch.zip", "--json", "--exercise", "bench_press", "--load-kg", "82.5");
    const { sets } = sessionAnalysisSchema.parse(JSON.parse(stdout));
    expect(sets.length).toBeGreaterThan(0);
    for (const set of sets) expect(set).toMatchObject({ exercise: { id: "bench_press", source: "option" }, loadKg: 82.5 });
  });

  test("files of one name in two folders are two recordings", async () => {
    for (const [folder, { log }] of Object.entries({
      monday: workoutFiles("2026-11-16T17:00:00Z"),
      thursday: workoutFiles("2026-11-19T17:00:00Z"),
    })) {
      await mkdir(path(folder), { recursive: true });
      await writeFile(join(path(folder), "watch.fit"), log.bytes);
    }
    const { stdout } = lastrep("analyze", "monday/watch.fit", "thursday/watch.fit", "--json");
    const { recordings } = sessionAnalysisSchema.parse(JSON.parse(stdout));
    expect(recordings.map(({ startTime }) => startTime?.slice(0, 10))).toEqual(["2026-11-16", "2026-11-19"]);
    expect(recordings.map(({ file }) => file)).toEqual(["monday/watch.fit", "thursday/watch.fit"]);
  });

  test("the same file twice is one recording", async () => {
    await copyFile(path("watch.fit"), path("copy.fit"));
    const { status, stdout, stderr } = lastrep("analyze", "watch.fit", "copy.fit", "--json");
    const { recordings } = sessionAnalysisSchema.parse(JSON.parse(stdout));
    expect({ status, files: recordings.map(({ file }) => file) }).toEqual({ status: 0, files: ["watch.fit"] });
    expect(stderr).toBe("lastrep: skipped copy.fit: it holds the same as watch.fit\n");
  });

  test("a file larger than is read is left out before it takes memory, and refused where it is the only one", async () => {
    await writeFile(path("large.csv"), "");
    await truncate(path("large.csv"), 3 * 2 ** 30);
    const { status, stderr } = lastrep("analyze", "watch.fit", "large.csv", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining("skipped large.csv: the file has 3072 MB") });
    for (const args of [["analyze"], ["export", "--out", "x"]])
      expect(lastrep(...args, "large.csv")).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^lastrep: large\.csv: .*3072 MB.*\n$/),
      });
  });

  test("a reader who has seen enough is no error, a full disk is one line", () => {
    const run = (command: string) => spawnSync("sh", ["-c", command], { encoding: "utf8", cwd: dir });
    const analyse = `"${process.execPath}" "${command}" analyze watch.zip --json`;
    // `true` has gone long before there is anything to read.
    expect(run(`{ ${analyse}; echo "status $?" >&2; } | true`).stderr).toBe("status 0\n");
    if (!existsSync("/dev/full")) return;
    const { status, stderr } = run(`${analyse} > /dev/full`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^lastrep: ENOSPC[^\n]*\n$/) });
  });

  test("answers what it can and says what it left out", () => {
    const { status, stdout, stderr } = lastrep("analyze", "watch.fit", "notes.fit", "--json");
    expect(status).toBe(0);
    expect(sessionAnalysisSchema.parse(JSON.parse(stdout)).recordings).toHaveLength(1);
    expect(stderr).toMatch(/^lastrep: skipped notes\.fit: .+\n$/);
  });

  test.each([
    ["an empty file", ["empty.csv"], /empty\.csv: .*no bytes/],
    ["text called .fit", ["notes.fit"], /notes\.fit: .*text/],
    ["no such file", ["missing.zip"], /missing\.zip: there is no such file/],
    ["a folder", ["."], /folder/],
    ["no file", [], /needs at least one FILE/],
    ["an unknown option", ["watch.fit", "--jsn"], /--jsn/],
    ["an unknown exercise", ["watch.fit", "--exercise", "flying"], /no exercise flying/],
    ["a load that looks like an option", ["watch.fit", "--load-kg", "-5"], /--load-kg' argument is ambiguous;/],
    ["a load that is none", ["watch.fit", "--load-kg", "heavy"], /no load/],
  ])("%s: status 1 and one line of error", (_, args, message) => {
    const { status, stdout, stderr } = lastrep("analyze", ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^lastrep: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});

describe("lastrep inspect", () => {
  test("tells what files are, what is in them and what would be imported", () => {
    const { status, stdout, stderr } = lastrep("inspect", "watch.zip", "watch.fit", "notes.fit");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^watch\.zip {2}[\d.]+ kB {2}archive of \d+\n( {2}.+\n)* {2}WristMotion\.csv {2}[\d.]+ kB {2}Sensor Logger\n/m);
    expect(stdout).toMatch(/^watch\.fit {2}[\d.]+ kB {2}FIT\n( {2}.+\n)* {2}by type +.*\b\d+ set\b/m);
    expect(stdout).toMatch(
      /^Would be imported:\n {2}watch\.zip {2}sensor_logger {2}2026-11-16T17:00:00\.000Z {2}\d+:\d\d {2}[\d.]+ Hz {2}acc\+gyro\+gravity\n/m,
    );
    expect(stdout).toMatch(/^ {4}.*2 sets of the device with \d+ reps/m);
    expect(stdout).toMatch(/^Of one workout:\n {2}watch\.zip {2}is analysed\n {4}watch\.fit {2}.*clocks taken at their word\n/m);
    expect(stdout).toMatch(/^Refused:\n {2}notes\.fit: .*text.*\n {4}\S/m);
  });

  test("--json prints the same for programs, with the sets of the device", () => {
    const { status, stdout } = lastrep("inspect", "watch.fit", "empty.csv", "--json");
    expect(status).toBe(0);
    const { files, recordings, workouts, rejected } = JSON.parse(stdout);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(["watch.fit", "empty.csv"]);
    expect(recordings).toMatchObject([{ format: "fit", startTime: "2026-11-16T17:00:00.000Z", rateHz: null, samples: null }]);
    const active = recordings[0].deviceSets.filter(({ kind }: { kind: string }) => kind === "active");
    expect(active.map(({ reps }: { reps: number }) => reps)).toEqual(truth.sets.map(({ completedReps }) => completedReps));
    expect(workouts).toEqual([{ primary: 0, linked: [] }]);
    expect(rejected).toMatchObject([{ code: "empty_file", file: "empty.csv" }]);
  });

  test("with nothing to import: the reasons, status 1 and one line of error", () => {
    const { status, stdout, stderr } = lastrep("inspect", "notes.fit");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "lastrep: nothing in these files would be imported\n" });
    expect(stdout).toContain("Nothing would be imported.");
    expect(stdout).toMatch(/notes\.fit: .*text/);
  });

  test.each([
    ["no file", [], /needs at least one FILE/],
    ["no such file", ["missing.zip"], /missing\.zip: there is no such file/],
    ["an unknown option", ["watch.fit", "--jsn"], /--jsn/],
  ])("%s: status 1 and one line of error", (_, args, message) => {
    const { status, stdout, stderr } = lastrep("inspect", ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^lastrep: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});

test("help, version, exercises and unknown commands", () => {
  expect(lastrep("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("lastrep analyze FILE...") });
  expect(lastrep("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(lastrep("-v").stdout).toBe(lastrep("version").stdout);
  expect(lastrep("exercises").stdout).toMatch(/^bench_press +\S/m);
  // Above all, asking for help with the server does not start it.
  for (const name of ["analyze", "inspect", "serve"]) {
    expect(lastrep(name, "--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("lastrep analyze FILE...") });
  }
  expect(lastrep("serve", "8080")).toMatchObject({ status: 1, stderr: "lastrep: serve takes no arguments; see lastrep --help\n" });
  expect(lastrep("lift")).toMatchObject({ status: 1, stderr: expect.stringContaining("no command lift") });
});

/** A Node of the system's that cannot run TypeScript by itself, where there is one. */
const olderNode = ["/usr/bin/node", "/usr/local/bin/node", "/opt/node/bin/node"].find((node) => {
  const version = existsSync(node) ? spawnSync(node, ["--version"], { encoding: "utf8" }).stdout : "";
  return /^v2[01]\./.test(version);
});

test.skipIf(olderNode === undefined)("an older Node hands over to the one that the project pins", () => {
  const { status, stdout } = spawnSync(olderNode as string, [command, "analyze", path("watch.fit"), "--json"], { encoding: "utf8" });
  expect(status).toBe(0);
  sessionAnalysisSchema.parse(JSON.parse(stdout));
});

describe("lastrep serve", () => {
  const env = () => ({ ...process.env, PORT: "0", LASTREP_DATA: path("data") });

  function start(extra: Record<string, string> = {}) {
    const child = spawn(process.execPath, [command, "serve"], { env: { ...env(), ...extra }, cwd: dir });
    let output = "";
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    const ready = new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk;
        const url = /lastrep is ready: (\S+)/.exec(output)?.[1];
        if (url) resolve(url);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      ended.then((status) => reject(new Error(`ended with ${status}: ${output}`)));
    });
    return { child, ready, ended, output: () => output };
  }

  test("serves API and pages, keeps a second server off its data, and stops when told to, twice over on the same data", async () => {
    for (const round of [1, 2]) {
      const server = start();
      const url = await server.ready;
      try {
        const health = await fetch(`${url}/v1/health`);
        expect(await health.json()).toMatchObject({ status: "ok", database: "pglite" });
        expect(health.headers.get("content-security-policy")).toContain("default-src 'self'");
        expect(health.headers.get("x-content-type-options")).toBe("nosniff");
        expect((await fetch(`${url}/v1/openapi.json`)).status).toBe(200);

        const page = await fetch(`${url}/sets/some-id`);
        expect([200, 503]).toContain(page.status);
        if (page.status === 200) expect(await page.text()).toContain('<div id="root">');
        expect((await fetch(`${url}/..%2f..%2fpackage.json`)).headers.get("content-type")).not.toContain("json");

        const { uploads } = await (await fetch(`${url}/v1/uploads`)).json();
        expect(uploads).toHaveLength(round - 1);
        const body = new FormData();
        body.append("files", new Blob([new Uint8Array(log.bytes)]), `round ${round}.fit`);
        expect((await fetch(`${url}/v1/uploads`, { method: "POST", body })).status).toBe(202);

        const second = start();
        await expect(second.ready).rejects.toThrow(/Another lastrep \(process \d+\) uses/);
        expect(await second.ended).toBe(1);
      } finally {
        server.child.kill("SIGTERM");
      }
      expect(await server.ended).toBe(0);
    }
  });

  test("a configuration that makes no sense is named", async () => {
    const server = start({ PORT: "many" });
    await expect(server.ready).rejects.toThrow(/lastrep: PORT: /);
    expect(await server.ended).toBe(1);
  });
});
