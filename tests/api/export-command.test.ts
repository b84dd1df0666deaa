import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type RunningServer, readConfig, startServer } from "@lastrep/api";
import { tableFromIPC } from "apache-arrow";
import { parse as parseCsvText } from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { form } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const command = fileURLToPath(new URL("../../node_modules/.bin/lastrep", import.meta.url));
const before = workoutFiles("2025-03-03T17:00:00Z");
const after = workoutFiles("2026-11-16T17:00:00Z");
const TABLES = ["sets", "reps", "weeks", "corrections"];
let dir: string;
const path = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-export-test-"));
  await writeFile(path("watch.zip"), after.signal.bytes);
  await writeFile(path("watch.fit"), after.log.bytes);
  await writeFile(path("long ago.fit"), before.log.bytes);
  await writeFile(path("notes.fit"), "bench 3 x 10");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function lastrep(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...args], { cwd: dir, env: { ...process.env, TMPDIR: dir, ...env } });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, ...output })),
  );
}

const csv = async (name: string) =>
  parseCsvText<Record<string, string>>(await readFile(path(name), "utf8"), { header: true, skipEmptyLines: true }).data;
const count = (rows: readonly Record<string, string>[], column: string) => new Set(rows.map((row) => row[column])).size;

describe("lastrep export FILE...", () => {
  test("writes what a server would that was given the files: workouts joined, every table, every column explained", async () => {
    const { status, stdout, stderr } = await lastrep(["export", "watch.zip", "watch.fit", "long ago.fit", "notes.fit", "--out", "new/csv"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^lastrep: skipped notes\.fit: [^\n]+\n$/) });
    const names = [...TABLES.map((table) => `${table}.csv`), "columns.json"];
    expect(
      stdout
        .split("\n")
        .slice(0, -1)
        .map((line) => line.split("  ")[0]),
    ).toEqual(names.map((name) => join("new/csv", name)));
    expect((await readdir(path("new/csv"))).sort()).toEqual(names.toSorted());

    const sets = await csv("new/csv/sets.csv");
    expect(sets.map(({ rep_count, exercise }) => [exercise, Number(rep_count)])).toEqual(
      [...before.truth.sets, ...after.truth.sets].map(({ completedReps }) => ["bench_press", completedReps]),
    );
    expect(count(sets, "workout_id")).toBe(2);
    // The movement of the second workout, not only its log.
    expect(new Set((await csv("new/csv/reps.csv")).map(({ workout_id }) => workout_id))).toEqual(new Set([sets.at(-1)?.workout_id]));
    // More than a year without training is no row.
    expect(count(await csv("new/csv/weeks.csv"), "week")).toBe(2);
    expect(await csv("new/csv/corrections.csv")).toEqual([]);
    const { tables } = JSON.parse(await readFile(path("new/csv/columns.json"), "utf8"));
    expect(tables.sets.map(({ name }: { name: string }) => name)).toEqual(Object.keys(sets[0] as object));
    // Nothing of the work is left behind.
    expect((await readdir(dir)).filter((name) => name.startsWith("lastrep-export-"))).toEqual([]);
  });

  test.each([
    ["no folder to write to", ["watch.fit"], /needs --out DIR/],
    ["an unknown format", ["watch.fit", "--out", "x", "--format", "xls"], /--format xls is none of csv, json, arrow, parquet/],
    ["a file in the folder's place", ["watch.fit", "--out", "notes.fit"], /notes\.fit: there is a file of this name/],
    ["no such file", ["missing.zip", "--out", "x"], /missing\.zip: there is no such file/],
    ["a folder", [".", "--out", "x"], /\.: is a folder/],
    ["files and a server", ["watch.fit", "--server", "http://localhost:1", "--out", "x"], /not both/],
    ["nothing to read", ["notes.fit", "--out", "x"], /notes\.fit: .*text/],
    ["an address that is none", ["--server", "here", "--out", "x"], /--server here is no address/],
    ["no server", ["--server", "http://127.0.0.1:1", "--out", "x"], /no server answers at http:\/\/127\.0\.0\.1:1;/],
  ])("%s: status 1 and one line of error", async (_, args, message) => {
    const { status, stdout, stderr } = await lastrep(["export", ...args]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^lastrep: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});

describe("lastrep export of a running server", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(readConfig({ PORT: "0", LASTREP_DATA: path("data") }), () => {});
    const { uploads } = await (await fetch(`${server.url}/v1/uploads`, { method: "POST", body: form(after.log) })).json();
    while ((await (await fetch(`${server.url}/v1/uploads/${uploads[0].id}`)).json()).state !== "done") await setTimeout(100);
  });
  afterAll(() => server?.stop());

  test.each(["csv", "json", "arrow", "parquet"])("as %s: the bytes of its API", async (format) => {
    const out = `server ${format}`;
    // Where PORT says, when no address is given.
    const { status, stderr } = await lastrep(["export", "--format", format, "--out", out], { PORT: new URL(server.url).port });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const extension = format === "arrow" ? "arrows" : format;
    const bytes = (name: string) => readFile(path(join(out, `${name}.${extension}`)));
    const served = await (await fetch(`${server.url}/v1/export?table=sets&format=csv`)).text();
    if (format === "csv") expect((await bytes("sets")).toString()).toBe(served);
    if (format === "json") expect(JSON.parse((await bytes("sets")).toString())).toHaveLength(after.truth.sets.length);
    if (format === "arrow") expect(tableFromIPC(await bytes("sets")).numRows).toBe(after.truth.sets.length);
    for (const table of TABLES) if (format === "parquet") expect((await bytes(table)).subarray(-4).toString()).toBe("PAR1");
  });

  test("what is no lastrep, and a table that breaks off, leave no file behind", async () => {
    const health = await (await fetch(`${server.url}/v1/health`)).text();
    const broken = createServer((request, response) => {
      if (request.url === "/v1/health") return response.end(health);
      response.write("set_id,");
      setTimeout(50).then(() => response.destroy());
    });
    const other = createServer((_, response) => response.end("<html>"));
    for (const [one, message] of [
      [broken, /broke off in the middle/],
      [other, /is not lastrep/],
    ] as const) {
      await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
      const address = `http://127.0.0.1:${(one.address() as AddressInfo).port}/`;
      const { status, stderr } = await lastrep(["export", "--server", address, "--out", "broken"]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(message) });
      expect(await readdir(path("broken"))).toEqual([]);
      one.close();
    }
  });
});
