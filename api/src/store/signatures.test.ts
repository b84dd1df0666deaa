import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkSet } from "@lastrep/analysis";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Correction } from "../contract.ts";
import { setRow } from "../jobs/session-rows.ts";
import { ensureAthlete } from "./athletes.ts";
import { saveCorrection } from "./corrections.ts";
import { type Database, openPGlite } from "./database.ts";
import { migrate } from "./migrate.ts";
import { insertSets } from "./sets.ts";
import { encodingsOfWorkout, insertSignatures, lifterMemories } from "./signatures.ts";
import { saveWorkout } from "./workouts.ts";

let dir: string;
let db: Database;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lastrep-signatures-"));
  db = await openPGlite(join(dir, "db"));
  await migrate(db);
}, 60_000);
afterAll(async () => {
  await db?.destroy();
  await rm(dir, { recursive: true });
});

const START = Date.parse("2026-11-02T17:00:00Z");

/** A stored set of a workout: what the analysis says of it, and what the lifter does. */
interface Told {
  readonly block: number;
  readonly device?: string;
  readonly facts?: Correction;
  readonly loadKg?: number;
}

/** Stores a workout of sets five minutes apart. */
async function workoutOf(athleteId: string, ...told: readonly Told[]): Promise<string> {
  const owner = { athlete_id: athleteId, workout_id: randomUUID() };
  await ensureAthlete(db, athleteId);
  await saveWorkout(db, {
    id: owner.workout_id,
    athlete_id: athleteId,
    start_time: new Date(START),
    end_time: new Date(START),
    sort_time: new Date(START),
    duration_s: 3600,
    demo: false,
    pipeline_version: "test",
    pipeline_params: "",
  });
  for (const [index, { block, device, facts, loadKg }] of told.entries()) {
    const id = randomUUID();
    const anchor = { sha256: "a", entry: "", startS: 300 * index, endS: 300 * index + 40 };
    const set: WorkSet = {
      recording: 0,
      startTime: new Date(START + 300_000 * index).toISOString(),
      startS: anchor.startS,
      endS: anchor.endS,
      exercise: { id: device ?? "unknown", confidence: 1, source: device ? "device" : "model", alternatives: [] },
      block,
      loadKg: loadKg ?? null,
      role: "working",
      supersetWith: null,
      repCount: 8,
      deviceRepCount: null,
      reps: [],
      parts: [],
      velocity: { basis: "none", best: null, last: null, lossPct: null, referenceRep: null },
      rir: null,
      failure: { probability: 0, reached: false, kind: "none", evidence: [] },
      issues: [],
    };
    await insertSets(db, [setRow(owner, id, index + 1, set, anchor, facts ?? null)]);
    await insertSignatures(db, athleteId, [
      { setId: id, model: "m", signature: Float32Array.of(index, 0.1), families: Float32Array.of(0.25, 0.75) },
    ]);
    if (facts) await saveCorrection(db, athleteId, id, anchor, facts, true, new Date(START));
  }
  return owner.workout_id;
}

test("a memory holds what the lifter and devices have named, with what was done before, how heavy and when", async () => {
  const athleteId = randomUUID();
  await workoutOf(
    athleteId,
    { block: 0, device: "deadlift", loadKg: 120 },
    { block: 0, device: "deadlift", loadKg: 120 },
    { block: 1, facts: { notASet: true } },
    { block: 2, facts: { exercise: "floor_press", loadKg: 60 }, loadKg: 50 },
    { block: 3 },
    { block: 4, facts: { exercise: "push_up", loadKg: 0 }, loadKg: 50 },
  );
  await workoutOf(randomUUID(), { block: 0, device: "leg_press" });
  const memories = await lifterMemories(db, { athleteId, demo: false }, null);
  expect(memories.map(({ model }) => model)).toEqual(["m"]);
  const at = (index: number) => START + 300_000 * index;
  expect(memories[0]?.sets.map(({ exercise, context }) => ({ exercise, ...context }))).toEqual([
    { exercise: "push_up", loadKg: null, timeMs: at(5), previous: null },
    { exercise: "floor_press", loadKg: 60, timeMs: at(3), previous: "deadlift" },
    { exercise: "deadlift", loadKg: 120, timeMs: at(1), previous: null },
    { exercise: "deadlift", loadKg: 120, timeMs: at(0), previous: null },
  ]);
  expect(memories[0]?.sets[1]?.signature).toEqual(Float32Array.of(3, 0.1));
  expect(await lifterMemories(db, { athleteId, demo: true }, null)).toEqual([]);
});

test("what the network made of a workout is read as it was written, and only by its lifter", async () => {
  const athleteId = randomUUID();
  const id = await workoutOf(athleteId, { block: 0 }, { block: 1 });
  const { model, encodings } = await encodingsOfWorkout(db, athleteId, id);
  expect(model).toBe("m");
  expect([...encodings.values()].map(({ signature }) => signature[0]).sort()).toEqual([0, 1]);
  for (const { families } of encodings.values()) expect(families).toEqual(Float32Array.of(0.25, 0.75));
  expect((await encodingsOfWorkout(db, randomUUID(), id)).model).toBeNull();
});
