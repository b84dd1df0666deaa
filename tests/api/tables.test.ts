import { randomUUID } from "node:crypto";
import type { OpenedService } from "@lastrep/api";
import type { ColumnMappingBody, Table, Trace, Upload } from "@lastrep/api/client";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { pglite } from "./engines.ts";
import { type Requests, requestsTo, states } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const ROWS = 500;
const mapping: ColumnMappingBody = { time: "stamp", acceleration: ["front", "side", "up"] };

/** A minute of a table whose names tell nothing. */
function oddTable(name: string, startMs: number) {
  const rows = Array.from({ length: ROWS }, (_, i) => `${startMs + 20 * i},${(0.1 * Math.sin(i / 5)).toFixed(3)},0.1,9.81,7`);
  return { name, bytes: new TextEncoder().encode(`stamp,front,side,up,note\n${rows.join("\n")}\n`) };
}

let service: OpenedService;
let api: Requests;
const another = eachAthlete(pglite.start, 12, (opened, athleteId) => {
  service = opened;
  api = requestsTo(service, athleteId);
});

const put = (id: string, body: object) =>
  api.request(`/v1/uploads/${id}/columns`, { method: "PUT", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** What the sensor saw of the only workout. */
async function onlyTrace(): Promise<Trace> {
  const workouts = await api.workouts();
  expect(workouts).toHaveLength(1);
  return await api.get<Trace>(`/v1/workouts/${workouts[0]?.id}/trace`);
}

test("a table that could not be read is read once its columns are named, and so is the next with that header", async () => {
  const [first] = await api.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)));
  expect(first).toMatchObject({ state: "failed", failure: { code: "unknown_format" } });
  const table = await api.get<Table>(`/v1/uploads/${first?.id}/columns`);
  expect(table).toMatchObject({ header: ["stamp", "front", "side", "up", "note"], source: "guess", columns: { acceleration: null } });
  expect(table.rows[0]).toEqual([String(Date.UTC(2026, 0, 5, 17)), "0.000", "0.1", "9.81", "7"]);

  const answer = await put(first?.id as string, mapping);
  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({ id: first?.id, state: "stored", failure: null });
  await service.jobs.settled();
  const again = await api.get<Upload>(`/v1/uploads/${first?.id}`);
  expect(again.state).toBe("done");
  const { recordings } = await api.workout(again.workoutId as string);
  expect(recordings).toMatchObject([
    { format: "csv", startTime: "2026-01-05T17:00:00.000Z", rateHz: expect.closeTo(50, 3), channels: ["acc"] },
  ]);
  expect(await api.workouts()).toMatchObject([{ durationS: expect.closeTo(10, 0) }]);
  expect(await api.get(`/v1/uploads/${first?.id}/columns`)).toMatchObject({
    source: "athlete",
    columns: { ...mapping, gravity: null },
    units: { time: "ms since 1970", acceleration: "m/s²", angularRate: null },
  });

  expect(states(await api.uploadAndWait(oddTable("later.csv", Date.UTC(2026, 0, 8, 17))))).toEqual(["done"]);
});

test("another mapping replaces the first, and the workout follows", async () => {
  const [upload] = await api.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)));
  await put(upload?.id as string, mapping);
  await service.jobs.settled();
  const before = await onlyTrace();
  const wrong = { ...mapping, acceleration: ["front", "side", "note"] };
  await put(upload?.id as string, wrong);
  await service.jobs.settled();
  expect(await api.get(`/v1/uploads/${upload?.id}/columns`)).toMatchObject({ source: "athlete", columns: wrong });
  expect((await onlyTrace()).verticalAcceleration).not.toEqual(before.verticalAcceleration);
});

test("what was said is forgotten when asked, and the table is again one that cannot be read", async () => {
  const [upload] = await api.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)));
  const forget = () => api.request(`/v1/uploads/${upload?.id}/columns`, { method: "DELETE" });
  expect((await forget()).status).toBe(404);
  await put(upload?.id as string, mapping);
  await service.jobs.settled();
  expect(await api.workouts()).toHaveLength(1);
  expect((await forget()).status).toBe(202);
  await service.jobs.settled();
  expect(await api.get(`/v1/uploads/${upload?.id}`)).toMatchObject({ state: "failed", failure: { code: "unknown_format" } });
  expect(await api.get(`/v1/uploads/${upload?.id}/columns`)).toMatchObject({ source: "guess", columns: { acceleration: null } });
  expect(states(await api.uploadAndWait(oddTable("later.csv", Date.UTC(2026, 0, 8, 17))))).toEqual(["failed"]);
});

test("a table of reps is read once its velocity is named, and forgets it like any other", async () => {
  const rows = ["1,0.52,100", "1,0.47,100", "2,0.5,105"].map((row) => `${row}\n`).join("");
  const [upload] = await api.uploadAndWait({ name: "vbt.csv", bytes: new TextEncoder().encode(`serie,vm,peso\n${rows}`) });
  expect(upload?.state).toBe("failed");
  const path = `/v1/uploads/${upload?.id}`;
  const nothing = { meanVelocity: null, set: null, rep: null, exercise: null, load: null };
  expect(await api.get(`${path}/columns`)).toMatchObject({ holds: "movement", reps: nothing, source: "guess" });
  const reps = { ...nothing, meanVelocity: "vm", set: "serie", load: "peso" };
  const twice = await put(upload?.id as string, { reps: { ...reps, load: "vm" } });
  expect([twice.status, (await twice.json()).error.message]).toEqual([400, "Column vm cannot hold two things."]);
  expect((await put(upload?.id as string, { reps: { ...reps, rep: "nr" } })).status).toBe(400);
  expect((await put(upload?.id as string, { reps })).status).toBe(202);
  await service.jobs.settled();
  const read = await api.get<Upload>(path);
  expect(read.state).toBe("done");
  const { sets } = await api.workout(read.workoutId as string);
  expect(sets.map(({ effective }) => [effective.repCount, effective.loadKg])).toEqual([
    [2, 100],
    [1, 105],
  ]);
  // Its reps have an order and no times, so neither the list nor the workout gives a length.
  expect(await api.workouts()).toMatchObject([{ startTime: null, durationS: null }]);
  expect(read.formats).toEqual(["rep_table"]);
  expect(await api.get("/v1/export?table=reps&format=json")).toMatchObject(Array(3).fill({ start_s: null, concentric_end_s: null }));
  expect(await api.get(`${path}/columns`)).toMatchObject({ holds: "reps", reps, source: "athlete" });
  await api.request(`${path}/columns`, { method: "DELETE" });
  await service.jobs.settled();
  expect(await api.get(path)).toMatchObject({ state: "failed", failure: { code: "unknown_format" } });
});

test("a table in a zip is told like one by itself", async () => {
  const { name, bytes } = oddTable("log/odd.csv", Date.UTC(2026, 0, 5, 17));
  const [upload] = await api.uploadAndWait({ name: "odd.zip", bytes: zipSync({ [name]: bytes }) });
  expect(upload).toMatchObject({ state: "failed", failure: { code: "unknown_format" } });
  const path = `/v1/uploads/${upload?.id}`;
  expect(await api.get(`${path}/columns`)).toMatchObject({ entry: "log/odd.csv", header: ["stamp", "front", "side", "up", "note"] });
  expect((await put(upload?.id as string, mapping)).status).toBe(202);
  await service.jobs.settled();
  expect(await api.get(path)).toMatchObject({ state: "done" });
  expect(await api.get(`${path}/columns`)).toMatchObject({ entry: "log/odd.csv", source: "athlete" });
});

test("what a person said holds for that person", async () => {
  const other = requestsTo(service, another());
  const [mine] = await api.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)));
  await put(mine?.id as string, mapping);
  await service.jobs.settled();
  expect((await other.request(`/v1/uploads/${mine?.id}/columns`)).status).toBe(404);
  expect(states(await other.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17))))).toEqual(["failed"]);
});

test("a mapping that makes no sense is refused, and so is one for a known format", async () => {
  const { log } = workoutFiles("2026-11-16T17:00:00Z");
  const [odd, known] = await api.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)), log);
  const refusals: [object, RegExp][] = [
    [{ time: "stamp" }, /Name the acceleration/],
    [{ acceleration: mapping.acceleration }, /Name the time/],
    [{ ...mapping, time: "when" }, /no column called when/],
    [{ ...mapping, time: "up" }, /up cannot hold two/],
    [{ ...mapping, magic: true }, /magic/],
  ];
  for (const [body, message] of refusals) {
    const answer = await put(odd?.id as string, body);
    expect([answer.status, (await answer.json()).error.message]).toEqual([400, expect.stringMatching(message)]);
  }
  expect((await put(known?.id as string, mapping)).status).toBe(404);
  expect((await put(randomUUID(), mapping)).status).toBe(404);
});

test("every header that was explained is forgotten at once, this athlete's only", async () => {
  const stranger = requestsTo(service, another());
  for (const requests of [api, stranger]) {
    const [upload] = await requests.uploadAndWait(oddTable("odd.csv", Date.UTC(2026, 0, 5, 17)));
    await requests.request(`/v1/uploads/${upload?.id}/columns`, {
      method: "PUT",
      body: JSON.stringify(mapping),
      headers: { "content-type": "application/json" },
    });
    await service.jobs.settled();
    expect(await requests.get("/v1/memory")).toEqual({ sets: 0, exercises: 0, tables: 1 });
  }
  expect((await api.request("/v1/memory", { method: "DELETE" })).status).toBe(204);
  expect(await api.get("/v1/memory")).toEqual({ sets: 0, exercises: 0, tables: 0 });
  const later = oddTable("later.csv", Date.UTC(2026, 0, 8, 17));
  expect(states(await api.uploadAndWait(later))).toEqual(["failed"]);
  expect(states(await stranger.uploadAndWait(later))).toEqual(["done"]);
  // What was read so before stays.
  expect(await api.workouts()).toHaveLength(1);
});
