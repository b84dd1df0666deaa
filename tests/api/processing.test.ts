import { DatabaseInUse, DataDirInUse, type OpenedService } from "@lastrep/api";
import { problemSchema, type Upload } from "@lastrep/api/client";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { engines, pglite, postgresql, type StartedEngine } from "./engines.ts";
import { form, requestsTo, states } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const bench = workoutFiles("2026-11-16T17:00:00Z");
const squat = workoutFiles("2026-11-19T17:00:00Z", "back_squat");

describe.each(engines)("background work on $name", ({ start }) => {
  let engine: StartedEngine;
  let service: OpenedService;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.stop());
  afterEach(() => service?.close());

  test("a second server is kept off the same data", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    await expect(engine.open(config)).rejects.toThrow(DataDirInUse);
    const elsewhere = { ...config, dataDir: (await engine.freshConfig()).dataDir };
    if (config.databaseUrl) await expect(engine.open(elsewhere)).rejects.toThrow(DatabaseInUse);
    expect((await requestsTo(service).request("/v1/health")).status).toBe(200);
  });

  test("what a stopped server left is taken up at the next start", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    const uploads = await requestsTo(service).upload(bench.signal, bench.log);
    await service.close();
    service = await engine.open(config);
    await service.jobs.settled();
    const api = requestsTo(service);
    for (const { id } of uploads) expect(await api.get(`/v1/uploads/${id}`)).toMatchObject({ state: "done" });
    expect(await api.workouts()).toHaveLength(1);
  });

  test("many uploads of one workout, one after the other, are none lost and one workout", async () => {
    service = await engine.open(await engine.freshConfig());
    const api = requestsTo(service);
    const starts = Array.from({ length: 8 }, (_, index) => new Date(Date.UTC(2026, 10, 16, 17, 10 * index)).toISOString());
    const uploads = [];
    for (const start of starts) uploads.push(...(await api.upload(workoutFiles(start, "bench_press", "one").log)));
    await service.jobs.settled();
    const [workout, ...others] = await api.workouts();
    expect(others).toEqual([]);
    for (const { id } of uploads)
      expect(await api.get(`/v1/uploads/${id}`)).toMatchObject({ failure: null, state: "done", workoutId: workout?.id });
    expect((await api.workout(workout?.id as string)).recordings).toHaveLength(8);
  });

  test("uploads and removals that come in between are not lost", async () => {
    service = await engine.open(await engine.freshConfig());
    const api = requestsTo(service);
    const [signal] = await api.upload(bench.signal);
    const [log] = await api.upload(bench.log);
    const [other] = await api.upload(squat.log);
    await api.request(`/v1/uploads/${signal?.id}`, { method: "DELETE" });
    await service.jobs.settled();
    expect(await api.get(`/v1/uploads/${log?.id}`)).toMatchObject({ state: "done" });
    expect(await api.get(`/v1/uploads/${other?.id}`)).toMatchObject({ state: "done" });
    expect(await api.workouts()).toMatchObject([{ exercises: ["back_squat"] }, { exercises: ["bench_press"] }]);
    const workouts = await Promise.all((await api.workouts()).map(({ id }) => api.workout(id)));
    expect(workouts.flatMap(({ recordings }) => recordings.map(({ format }) => format))).toEqual(["fit", "fit"]);
  });

  test("a new pipeline analyses every workout again, and sets keep their identity and corrections", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    const [upload] = await requestsTo(service).uploadAndWait(bench.log);
    const before = await requestsTo(service).workout(upload?.workoutId as string);
    await requestsTo(service).correct(before.sets[1]?.id as string, { rir: 2 });
    await service.db.updateTable("workouts").set({ pipeline_version: "0.0.0-earlier" }).execute();
    await service.close();

    service = await engine.open(config);
    await service.jobs.settled();
    const after = await requestsTo(service).workout(upload?.workoutId as string);
    expect(after.pipeline).toEqual(before.pipeline);
    expect(after.sets.map(({ id }) => id)).toEqual(before.sets.map(({ id }) => id));
    expect(after.sets[1]?.correction).toEqual({ rir: 2 });
  });

  test("a workout that cannot be analysed again keeps its earlier answer", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    const [upload] = await requestsTo(service).uploadAndWait(bench.log);
    const before = await requestsTo(service).workout(upload?.workoutId as string);
    await service.originals.remove("00000000-0000-4000-8000-000000000001", upload?.sha256 as string);
    await service.db.updateTable("workouts").set({ stale: true }).execute();
    service.jobs.kick();
    await service.jobs.settled();
    expect(await requestsTo(service).workout(upload?.workoutId as string)).toEqual(before);
    expect((await requestsTo(service).request(`/v1/uploads/${upload?.id}/original`)).status).toBe(410);
  });

  test("an original that is gone from the disk is named, without the server's paths, and costs nothing that is shown", async () => {
    service = await engine.open(await engine.freshConfig());
    const api = requestsTo(service);
    const [log] = await api.uploadAndWait(bench.log);
    const before = await api.workout(log?.workoutId as string);
    await service.originals.remove("00000000-0000-4000-8000-000000000001", log?.sha256 as string);
    const failure = { code: "original_missing", reason: `The original of ${bench.log.name} is not on the server's disk any more.` };
    // It would be a part of the same workout.
    const [signal] = await api.uploadAndWait(bench.signal);
    expect(signal).toMatchObject({ state: "failed", failure });
    expect((await api.workout(log?.workoutId as string)).sets).toEqual(before.sets);
    await api.upload(bench.log);
    await api.request(`/v1/uploads/${signal?.id}/retry`, { method: "POST" });
    await service.jobs.settled();
    expect((await api.workout(log?.workoutId as string)).recordings.map(({ format }) => format).sort()).toEqual(["fit", "sensor_logger"]);
  });
});

describe("a PostgreSQL that goes and comes back", () => {
  let engine: StartedEngine;
  let service: OpenedService;
  beforeAll(async () => {
    engine = await postgresql.start();
  });
  afterAll(() => engine?.stop());
  afterEach(() => service?.close());

  test("in the middle of work: no upload is to blame, and it is done when the database is back", async () => {
    service = await engine.open(await engine.freshConfig());
    // The first to write a workout loses its connection in the middle of the transaction.
    await sql.raw(loseOne("workouts")).execute(service.db);
    const [upload] = await requestsTo(service).upload(bench.log);
    await vi.waitFor(
      async () => {
        const { state, failure } = await requestsTo(service).get<Upload>(`/v1/uploads/${upload?.id}`);
        expect({ state, failure }).toEqual({ state: "done", failure: null });
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(await service.db.selectFrom("uploads").select("attempts").executeTakeFirst()).toEqual({ attempts: 1 });
  });

  test("in the middle of a request: that is what it is told, and the server lives on", async () => {
    service = await engine.open(await engine.freshConfig());
    const api = requestsTo(service);
    await sql.raw(loseOne("uploads")).execute(service.db);
    const response = await api.request("/v1/uploads", { method: "POST", body: form(bench.log) });
    expect([response.status, problemSchema.parse(await response.json()).error.code]).toEqual([503, "unavailable"]);
    expect(states(await api.uploadAndWait(bench.log))).toEqual(["done"]);
  });

  test("the database stays reserved for the server that has it", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    const holder = async () =>
      (await sql<{ pid: number }>`select pid from pg_locks where locktype = 'advisory'`.execute(service.db)).rows[0]?.pid;
    const before = await holder();
    await sql`select pg_terminate_backend(${before}::integer)`.execute(service.db);
    await vi.waitFor(async () => expect(await holder()).not.toBeOneOf([before, undefined]), { timeout: 10_000, interval: 100 });
    const elsewhere = { ...config, dataDir: (await engine.freshConfig()).dataDir };
    await expect(engine.open(elsewhere)).rejects.toThrow(DatabaseInUse);
  });
});

/** The first statement that writes to a table ends its own connection. */
function loseOne(table: string): string {
  return `
    create sequence strikes;
    create function strike() returns trigger language plpgsql as $$ begin
      if nextval('strikes') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$;
    create trigger strike before insert on ${table} for each row execute function strike()`;
}

describe("limits of background work", () => {
  let engine: StartedEngine;
  let service: OpenedService;
  beforeAll(async () => {
    engine = await pglite.start();
  });
  afterAll(() => engine?.stop());
  afterEach(() => service?.close());

  test("work that takes too long is stopped and says so", async () => {
    service = await engine.open(await engine.freshConfig({ LASTREP_JOB_TIMEOUT_S: "0.02" }));
    const uploads = await requestsTo(service).uploadAndWait(bench.signal);
    expect(uploads).toMatchObject([
      { state: "failed", failure: { code: "timeout", hint: expect.stringContaining("LASTREP_JOB_TIMEOUT_S") } },
    ]);
  });

  test("work that needs too much memory is stopped, alone, and the server lives on", async () => {
    service = await engine.open(await engine.freshConfig({ LASTREP_JOB_MEMORY_MB: "160" }));
    const api = requestsTo(service);
    const hungry = { name: "hungry.csv", bytes: new TextEncoder().encode(longTable(900_000)) };
    const uploads = await api.uploadAndWait(hungry, bench.log);
    expect(states(uploads)).toEqual(["failed", "done"]);
    expect(uploads[0]?.failure).toMatchObject({ code: "out_of_memory" });
    expect((await api.request("/v1/health")).status).toBe(200);
  });

  test("a file that stopped the server three times is given up", async () => {
    const config = await engine.freshConfig();
    service = await engine.open(config);
    const [upload] = await requestsTo(service).uploadAndWait(bench.log);
    await service.db.updateTable("uploads").set({ state: "analysing", attempts: 3 }).execute();
    await service.close();
    service = await engine.open(config);
    await service.jobs.settled();
    expect(await requestsTo(service).get(`/v1/uploads/${upload?.id}`)).toMatchObject({ state: "failed", failure: { code: "gave_up" } });
  });
});

/** Minutes of 100 Hz acceleration as a table. */
function longTable(rows: number): string {
  const lines = ["time,ax,ay,az"];
  for (let row = 0; row < rows; row++) lines.push(`${(row / 100).toFixed(2)},${Math.sin(row / 30).toFixed(4)},0.1,9.81`);
  return lines.join("\n");
}
