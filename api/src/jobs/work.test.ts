import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APPLE_WATCH, measure, simulate, writeSensorLoggerZip } from "@lastrep/fixtures";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

const model = vi.hoisted(() => ({ state: "there" as "there" | "absent" | "broken" }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const readFile = async (path: string) => {
    if (String(path).endsWith("recognition.bin") && model.state === "absent") throw new Error("ENOENT: no such file");
    const bytes = await real.readFile(path);
    return String(path).endsWith("recognition.bin") && model.state === "broken" ? bytes.subarray(0, 1000) : bytes;
  };
  return { ...real, readFile };
});

let dir: string;
let path: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-work-"));
  path = join(dir, "curls.zip");
  const sets = [{ exercise: "biceps_curl", load: { ofMax: 0.6 }, goal: { kind: "reserve" as const, rir: 2 }, restBeforeS: 20 }];
  const measurement = measure(simulate({ seed: "work", sets }).motion, APPLE_WATCH, "work");
  const zip = writeSensorLoggerZip(measurement, { start: new Date("2025-03-01T17:00:00Z"), timeZone: "UTC", title: "Curls" });
  await writeFile(path, zip.bytes);
});
afterAll(() => rm(dir, { recursive: true }));
// A process loads the model once.
beforeEach(() => vi.resetModules());

async function imported(state: typeof model.state) {
  model.state = state;
  const { work } = await import("./work.ts");
  const files = [{ uploadId: "u", groupId: "g", name: "curls.zip", path }];
  return await work({ files, neighbours: [], joinS: 3600, tables: [], memories: [], said: [] }, () => {});
}

test("with the model each set has a signature to remember", async () => {
  const { workouts, rejected } = await imported("there");
  expect(rejected).toEqual([]);
  expect(workouts[0]?.session.sets.length).toBeGreaterThan(0);
  expect(workouts[0]?.encodings.every((one) => one !== null)).toBe(true);
});

test.each(["absent", "broken"] as const)("with the model %s a file is imported all the same, its exercises unknown", async (state) => {
  const { workouts, rejected } = await imported(state);
  expect(rejected).toEqual([]);
  const sets = workouts[0]?.session.sets ?? [];
  expect(sets.map(({ exercise, repCount }) => [exercise.id, repCount > 3])).toEqual([["unknown", true]]);
  expect(workouts[0]?.encodings).toEqual([null]);
});
