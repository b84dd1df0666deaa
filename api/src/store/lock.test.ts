import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DataDirInUse, lockDataDir } from "./lock.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-lock-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("a living process keeps others out, and its number is named", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    await writeFile(join(dir, "server.lock"), String(other.pid));
    await expect(lockDataDir(dir)).rejects.toThrow(DataDirInUse);
    await expect(lockDataDir(dir)).rejects.toThrow(String(other.pid));
    expect(await readdir(dir)).toEqual(["server.lock"]);
  } finally {
    other.kill();
  }
});

test("a folder is locked once, under whatever path, and free again after", async () => {
  const unlock = await lockDataDir(dir);
  await expect(lockDataDir(`${dir}/../${basename(dir)}`)).rejects.toThrow(DataDirInUse);
  await unlock();
  await (await lockDataDir(dir))();
});

test("of two that lock a folder at once in one process, one gets it", async () => {
  const outcomes = await Promise.allSettled([lockDataDir(dir), lockDataDir(dir)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const outcome of outcomes) if (outcome.status === "fulfilled") await outcome.value();
  await (await lockDataDir(dir))();
});

test.each(["999999999", "", "garbage"])("a lock that nobody holds (%j) is taken over", async (content) => {
  await writeFile(join(dir, "server.lock"), content);
  const unlock = await lockDataDir(dir);
  expect(await readFile(join(dir, "server.lock"), "utf8")).toBe(String(process.pid));
  await unlock();
  expect(await readdir(dir)).toEqual([]);
});
