import type { OpenedService } from "@lastrep/api";
import type { Settings } from "@lastrep/api/client";
import { beforeEach, describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { engines } from "./engines.ts";
import { type Requests, requestsTo } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const files = workoutFiles("2026-11-16T17:00:00Z");
const HEADER = ["stamp", "front", "side", "up"];
const SAID = { exercise: "close_grip_bench_press", loadKg: 62.5, failure: true };

describe.each(engines)("a backup on $name", ({ start }) => {
  let service: OpenedService;
  let api: Requests;
  let elsewhere: Requests;
  const another = eachAthlete(start, 26, (opened, athleteId) => {
    service = opened;
    api = requestsTo(service, athleteId);
  });
  beforeEach(() => {
    elsewhere = requestsTo(service, another());
  });

  const send = (to: Requests, method: string, path: string, body: object) =>
    to.request(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const settled = () => service.jobs.settled();

  /** One workout, something said of its first set, settings of one's own; what the backup of it says. */
  async function trained() {
    const [upload] = await api.uploadAndWait(files.signal);
    const [first] = (await api.workout(upload?.workoutId as string)).sets;
    await api.correct(first?.id as string, SAID);
    await send(api, "PATCH", "/v1/settings", { timeZone: "Asia/Tokyo", massUnit: "lb" });
    await send(api, "POST", "/v1/exercises", { name: "Spoto press", like: "bench_press" });
    await settled();
    const { format, version, createdAt, files: kept, ...said } = await api.get<Record<string, never>>("/v1/backup");
    return { said, kept, sets: await setsOf(api) };
  }
  async function setsOf(requests: Requests) {
    const [workout] = await requests.workouts();
    const { sets } = await requests.workout(workout?.id as string);
    return sets.map(({ correction, effective }) => ({ correction, effective }));
  }

  test.each(["before", "after"])("told to another athlete %s the file comes, gives the same sets, settings and file", async (order) => {
    const { said, kept, sets } = await trained();
    expect(kept).toMatchObject([{ name: files.signal.name, sizeBytes: files.signal.bytes.length }]);
    if (order === "after") await elsewhere.uploadAndWait(files.signal);
    const answer = await send(elsewhere, "POST", "/v1/backup", said);
    expect([answer.status, await answer.json()]).toEqual([200, { corrections: 1, tables: 0, left: 0 }]);
    if (order === "before") await elsewhere.uploadAndWait(files.signal);
    await settled();
    expect(await setsOf(elsewhere)).toEqual(sets);
    expect((await setsOf(elsewhere))[0]?.correction).toEqual(SAID);
    expect(await elsewhere.get<Settings>("/v1/settings")).toMatchObject({ timeZone: "Asia/Tokyo", massUnit: "lb" });
    expect(await elsewhere.get("/v1/exercises")).toEqual(await api.get("/v1/exercises"));
    // The name that was said there teaches here: the other set moves alike.
    expect(sets.map(({ effective }) => effective.exercise.id)).toEqual([SAID.exercise, SAID.exercise]);
  });

  test("told twice changes nothing, and what was said here stands", async () => {
    const { said, sets } = await trained();
    const again = await send(api, "POST", "/v1/backup", said);
    expect(await again.json()).toEqual({ corrections: 0, tables: 0, left: 2 });
    await settled();
    expect(await setsOf(api)).toEqual(sets);

    await elsewhere.uploadAndWait(files.signal);
    const [workout] = await elsewhere.workouts();
    const [own] = (await elsewhere.workout(workout?.id as string)).sets;
    await elsewhere.correct(own?.id as string, { reps: 3 });
    const mapping = { header: HEADER, columns: { time: "stamp", acceleration: ["front", "side", "up"] } };
    const answer = await send(elsewhere, "POST", "/v1/backup", { ...said, tables: [mapping] });
    expect(await answer.json()).toEqual({ corrections: 0, tables: 1, left: 1 });
    await settled();
    expect((await setsOf(elsewhere))[0]?.correction).toEqual({ reps: 3 });
    expect(await elsewhere.get("/v1/backup")).toMatchObject({ tables: [mapping], corrections: [{ facts: { reps: 3 } }] });
  });

  test("simulated workouts are no part of it, nor are other athletes' files", async () => {
    await trained();
    const theirs = await elsewhere.get<{ files: object[]; corrections: object[] }>("/v1/backup");
    expect([theirs.files, theirs.corrections]).toEqual([[], []]);
  });

  test.each([
    ["an exercise that nobody knows", (said: object) => ({ ...said, corrections: [{ ...correction, facts: { exercise: "flying" } }] })],
    ["a file's name in the place of its hash", () => ({ corrections: [{ ...correction, sha256: "watch.zip" }] })],
    ["facts that make no sense", () => ({ corrections: [{ ...correction, facts: { reps: -1 } }] })],
    ["a stretch that ends before it begins", () => ({ corrections: [{ ...correction, startS: 9, endS: 1 }] })],
    ["a zero among letters", (said: object) => ({ ...said, corrections: [{ ...correction, entry: "a\u0000b" }] })],
    ["half of a pair of letters", (said: object) => ({ ...said, tables: [{ header: ["a\ud800"], columns }] })],
    ["a time zone that is none", () => ({ settings: { timeZone: "Mars", massUnit: "kg", showRirAsRpe: false, rule: null } })],
    [
      "an exercise of one's own that moves like nothing there is",
      () => ({ exercises: { "flying~far": { name: "Far", muscles: { direct: [], indirect: [] } } } }),
    ],
    ["something else", () => ({ anything: true })],
  ])("refuses %s and takes nothing of it", async (_, spoilt) => {
    const answer = await send(elsewhere, "POST", "/v1/backup", spoilt({ settings: settingsInPounds }));
    expect(answer.status).toBe(400);
    expect(await elsewhere.get<Settings>("/v1/settings")).toMatchObject({ massUnit: "kg" });
    expect(await elsewhere.get("/v1/backup")).toMatchObject({ corrections: [] });
  });
});

const settingsInPounds = { timeZone: null, massUnit: "lb", showRirAsRpe: false, rule: null };
const columns = { time: "a\ud800", acceleration: ["x", "y", "z"], userAcceleration: null, gravity: null, angularRate: null };
const correction = {
  sha256: "0".repeat(64),
  entry: "",
  startS: 1,
  endS: 9,
  facts: {},
  teaches: true,
  createdAt: "2026-11-16T17:00:00.000Z",
  updatedAt: "2026-11-16T17:00:00.000Z",
};
