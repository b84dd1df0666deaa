import type { OpenedService } from "@lastrep/api";
import type { ExerciseList, ExerciseResource, NewExercise } from "@lastrep/api/client";
import { describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { engines } from "./engines.ts";
import { type Requests, requestsTo } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

const files = workoutFiles("2026-11-16T17:00:00Z");
const HATFIELD = {
  name: "Hatfield squat",
  like: "back_squat",
  muscles: { direct: ["quads", "upper_back"], indirect: ["glutes"] },
} as const;

describe.each(engines)("exercises on $name", ({ start }) => {
  let service: OpenedService;
  let api: Requests;
  const another = eachAthlete(start, 16, (opened, athleteId) => {
    service = opened;
    api = requestsTo(service, athleteId);
  });

  const send = (method: string, path: string, body?: object) =>
    api.request(path, { method, headers: { "content-type": "application/json" }, ...(body && { body: JSON.stringify(body) }) });
  const add = (body: object = HATFIELD) => send("POST", "/v1/exercises", body);
  const added = async (body: NewExercise) => (await (await add(body)).json()) as ExerciseResource;
  const list = async (to = api) => (await to.get<ExerciseList>("/v1/exercises")).exercises;
  const find = async (id: string, to = api) => (await list(to)).find((exercise) => exercise.id === id);

  test("one of the athlete's own is listed last, names sets, and counts for its muscles", async () => {
    const answer = await add();
    const hatfield = (await answer.json()) as ExerciseResource;
    expect([answer.status, hatfield]).toEqual([201, (await list()).at(-1)]);
    expect(hatfield).toMatchObject({ id: "back_squat~hatfield_squat", name: "Hatfield squat", source: "own", like: "back_squat" });
    expect(hatfield.velocityBasis).toBe((await find("back_squat"))?.velocityBasis);

    const [upload] = await api.uploadAndWait(files.signal);
    const { sets } = await api.workout(upload?.workoutId as string);
    for (const { id } of sets) await api.correct(id, { exercise: hatfield.id, failure: true });
    await service.jobs.settled();
    const workout = await api.workout(upload?.workoutId as string);
    expect(workout.observations.map(({ sentence }) => sentence)).toContain("The last hatfield squat set ended in failure.");
    const [week] = (await api.weeks()).weeks;
    const counted = Object.fromEntries(week?.muscles.map(({ muscle, sets }) => [muscle, sets.likely]) ?? []);
    expect(counted).toEqual({ quads: sets.length, upper_back: sets.length, glutes: sets.length / 2 });
    expect((await api.get<object>(`/v1/exercises/${hatfield.id}/lifter`)) as object).toMatchObject({ exercise: hatfield.id });
  });

  test("the catalogue's muscles give way to the athlete's, and come back", async () => {
    const path = "/v1/exercises/bench_press";
    const [upload] = await api.uploadAndWait(files.signal);
    const [first] = (await api.workout(upload?.workoutId as string)).sets;
    await api.correct(first?.id as string, { exercise: "bench_press" });
    await service.jobs.settled();
    const chest = async () => (await api.weeks()).weeks[0]?.muscles.map(({ muscle }) => muscle);
    const before = await chest();
    expect((await send("PUT", path, { muscles: { direct: ["neck"], indirect: [] } })).status).toBe(200);
    expect(await find("bench_press")).toMatchObject({ source: "changed", muscles: [{ muscle: "neck", role: "direct" }] });
    expect(await chest()).toEqual(["neck"]);
    const csv = await (await api.request("/v1/export?table=weeks&format=csv")).text();
    expect(csv).toContain("rule_own_muscles");
    expect(csv).toContain("neck");
    expect((await send("DELETE", path)).status).toBe(204);
    expect(await find("bench_press")).toMatchObject({ source: "catalogue" });
    expect(await chest()).toEqual(before);
  });

  test("one that is like nothing trains what it is said to", async () => {
    const sled = await added({ name: "Sled push", like: null, muscles: { direct: ["quads"], indirect: [] } });
    expect(sled).toMatchObject({ id: "~sled_push", like: null, velocityBasis: "none", muscles: [{ muscle: "quads", role: "direct" }] });
    expect(await api.get<object>(`/v1/exercises/${sled.id}/lifter`)).toMatchObject({ exercise: sled.id, sets: 0, failureVelocity: null });
    // Without a word on its muscles it has those of what it moves like; another script makes an id as good.
    const like = await added({ name: "Жим", like: "bench_press" });
    expect(like.muscles).toEqual((await find("bench_press"))?.muscles);
    expect(like.id).toBe("bench_press~жим");
  });

  test("is renamed, and goes when no set goes by it", async () => {
    const { id } = await added({ ...HATFIELD, muscles: { direct: ["quads"], indirect: [] } });
    const path = `/v1/exercises/${encodeURIComponent(id)}`;
    await send("PUT", path, { name: "Front-loaded squat", muscles: HATFIELD.muscles });
    expect(await find(id)).toMatchObject({ id, name: "Front-loaded squat" });
    const [upload] = await api.uploadAndWait(files.signal);
    const [first] = (await api.workout(upload?.workoutId as string)).sets;
    await api.correct(first?.id as string, { exercise: id });
    const refused = await send("DELETE", path);
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: "in_use" } }]);
    for (const set of (await api.workout(upload?.workoutId as string)).sets) await api.correct(set.id, { exercise: "bench_press" });
    await service.jobs.settled();
    expect((await send("DELETE", path)).status).toBe(204);
    expect(await find(id)).toBeUndefined();
  });

  test("nobody else has it", async () => {
    const { id } = await added({ ...HATFIELD, muscles: { direct: ["quads"], indirect: [] } });
    const other = requestsTo(service, another());
    expect(await find(id, other)).toBeUndefined();
    const [upload] = await other.uploadAndWait(files.signal);
    const [first] = (await other.workout(upload?.workoutId as string)).sets;
    const body = JSON.stringify({ exercise: id });
    const headers = { "content-type": "application/json" };
    expect((await other.request(`/v1/sets/${first?.id}/correction`, { method: "PUT", headers, body })).status).toBe(400);
  });

  test.each([
    ["a name that is taken", "POST", "/v1/exercises", { ...HATFIELD, name: "bench PRESS" }, 400],
    ["a name of blanks", "POST", "/v1/exercises", { ...HATFIELD, name: "  " }, 400],
    ["something to move like that there is not", "POST", "/v1/exercises", { ...HATFIELD, like: "flying" }, 400],
    ["a muscle that there is not", "PUT", "/v1/exercises/bench_press", { muscles: { direct: ["heart"], indirect: [] } }, 400],
    ["a muscle named twice", "PUT", "/v1/exercises/bench_press", { muscles: { direct: ["chest"], indirect: ["chest"] } }, 400],
    ["another name for the catalogue's", "PUT", "/v1/exercises/bench_press", { name: "Press", muscles: { direct: [], indirect: [] } }, 400],
    ["muscles of an exercise that there is not", "PUT", "/v1/exercises/flying", { muscles: { direct: [], indirect: [] } }, 404],
    ["one of one's own that there is not", "DELETE", "/v1/exercises/back_squat~flying", undefined, 404],
  ])("refuses %s", async (_, method, path, body, status) => {
    const before = await list();
    expect((await send(method, path, body)).status).toBe(status);
    expect(await list()).toEqual(before);
  });
});
