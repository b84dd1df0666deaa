import type { OpenedService } from "@lastrep/api";
import type { SetResource } from "@lastrep/api/client";
import { describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { engines } from "./engines.ts";
import { type Requests, requestsTo } from "./requests.ts";
import { workoutFiles } from "./workout-files.ts";

// The same movements on every day, which nobody has named; the watch's log calls them a bench press.
const filesOn = (day: string) => workoutFiles(`${day}T17:00:00Z`, "bench_press", "same lifter");
const NAME = "close_grip_bench_press";

describe.each(engines)("stored sets are named again on $name", ({ start }) => {
  let service: OpenedService;
  let api: Requests;
  const another = eachAthlete(start, 12, (opened, athleteId) => {
    service = opened;
    api = requestsTo(service, athleteId);
  });

  async function workoutOn(day: string, requests = api): Promise<string> {
    const [upload] = await requests.uploadAndWait(filesOn(day).signal);
    return upload?.workoutId as string;
  }
  const setsOf = async (id: string, requests = api) => (await requests.workout(id)).sets;
  const first = (sets: readonly SetResource[]) => sets[0]?.id as string;
  const names = (sets: readonly SetResource[]) => [...new Set(sets.map(({ effective }) => effective.exercise.id))];
  const chest = async () => (await api.weeks()).weeks.at(-1)?.muscles.find(({ muscle }) => muscle === "chest")?.sets.high;

  test("a set that is named names those that move alike, of its workout at once and of others soon, and taking it back does too", async () => {
    const [earlier, later] = [await workoutOn("2026-11-02"), await workoutOn("2026-11-06")];
    const stranger = requestsTo(service, another());
    const theirs = await workoutOn("2026-11-06", stranger);
    const before = { earlier: await setsOf(earlier), later: await setsOf(later), theirs: await setsOf(theirs, stranger) };
    expect(names([...before.earlier, ...before.later])).toEqual(["unknown"]);

    await api.correct(first(before.later), { exercise: NAME });
    const [, ...others] = await setsOf(later);
    expect(names(others)).toEqual([NAME]);
    await service.jobs.settled();
    const renamed = await setsOf(earlier);
    for (const { id, measured, effective, correction } of renamed) {
      expect(measured.exercise).toMatchObject({ id: NAME, source: "model" });
      expect(measured.exercise.confidence).toBeGreaterThan(0.5);
      expect(measured.velocity.basis).toBe("linear");
      expect([effective.exercise, correction]).toEqual([measured.exercise, {}]);
      expect(before.earlier.map((set) => set.id)).toContain(id);
    }
    expect(await chest()).toBe(before.later.length + renamed.length);
    expect(await setsOf(theirs, stranger)).toEqual(before.theirs);

    await api.correct(first(before.later), { exercise: null });
    await service.jobs.settled();
    expect(await setsOf(later)).toEqual(before.later);
    expect((await setsOf(earlier)).map(({ measured }) => measured)).toEqual(before.earlier.map(({ measured }) => measured));
    expect(await chest()).toBeUndefined();

    await api.correct(first(before.later), { exercise: NAME });
    // A new analysis from the files comes to the same.
    const [{ id: upload } = { id: "" }] = (await api.get<{ uploads: { id: string; workoutId: string }[] }>("/v1/uploads")).uploads.filter(
      ({ workoutId }) => workoutId === earlier,
    );
    await api.request(`/v1/uploads/${upload}/retry`, { method: "POST" });
    await service.jobs.settled();
    expect(names(await setsOf(earlier))).toEqual([NAME]);
  });

  test("what the lifter or a device has named stands", async () => {
    const mine = await workoutOn("2026-11-02");
    const logged = filesOn("2026-11-04");
    const [upload] = await api.uploadAndWait(logged.signal, logged.log);
    const device = await setsOf(upload?.workoutId as string);
    // The watch's log taught the earlier workout its exercise.
    expect(names(await setsOf(mine))).toEqual(["bench_press"]);

    const [one] = await setsOf(mine);
    await api.correct(one?.id as string, { exercise: "floor_press" });
    const other = await workoutOn("2026-11-06");
    for (const { id } of await setsOf(other)) await api.correct(id, { exercise: NAME });
    await service.jobs.settled();
    expect((await setsOf(mine))[0]?.effective.exercise).toMatchObject({ id: "floor_press", source: "user" });
    expect(await setsOf(upload?.workoutId as string)).toEqual(device);
  });

  test("analysed again, the machine's answer of a set is not what was said of it", async () => {
    const id = await workoutOn("2026-11-02");
    const before = await setsOf(id);
    const analysedAgain = async () => {
      const { uploads } = await api.get<{ uploads: { id: string }[] }>("/v1/uploads");
      for (const upload of uploads) await api.request(`/v1/uploads/${upload.id}/retry`, { method: "POST" });
      await service.jobs.settled();
      return await setsOf(id);
    };
    await api.correct(first(before), { exercise: NAME });
    const [said, ...others] = await analysedAgain();
    expect([said?.measured.exercise.id, said?.effective.exercise.id]).toEqual(["unknown", NAME]);
    expect(names(others)).toEqual([NAME]);

    // One answer for all of them.
    for (const set of before) await api.correct(set.id, { exercise: NAME });
    const all = await analysedAgain();
    expect(all.map(({ measured }) => measured.exercise)).toEqual(before.map(({ measured }) => measured.exercise));
    expect(names(all)).toEqual([NAME]);
  });

  test("what was taught by a workout that is removed is forgotten", async () => {
    const [earlier, later] = [await workoutOn("2026-11-02"), await workoutOn("2026-11-06")];
    const before = await setsOf(earlier);
    for (const { id } of await setsOf(later)) await api.correct(id, { exercise: NAME });
    await service.jobs.settled();
    expect(names(await setsOf(earlier))).toEqual([NAME]);
    await api.request(`/v1/workouts/${later}`, { method: "DELETE" });
    await service.jobs.settled();
    expect(await setsOf(earlier)).toEqual(before);
  });

  test("what was taught is forgotten when asked: named sets keep their names, others are named without them, nobody else's are touched", async () => {
    const [earlier, later] = [await workoutOn("2026-11-02"), await workoutOn("2026-11-06")];
    const before = await setsOf(earlier);
    const stranger = requestsTo(service, another());
    const theirs = await workoutOn("2026-11-02", stranger);
    const theirSets = await setsOf(theirs, stranger);
    for (const [requests, sets] of [
      [api, await setsOf(later)],
      [stranger, theirSets],
    ] as const) {
      for (const { id } of sets) await requests.correct(id, { exercise: NAME });
    }
    await service.jobs.settled();
    expect(names(await setsOf(earlier))).toEqual([NAME]);
    const taught = { sets: (await setsOf(later)).length, exercises: 1, tables: 0 };
    expect(await api.get("/v1/memory")).toEqual(taught);

    expect((await api.request("/v1/memory", { method: "DELETE" })).status).toBe(204);
    await service.jobs.settled();
    expect(await api.get("/v1/memory")).toEqual({ sets: 0, exercises: 0, tables: 0 });
    expect(names(await setsOf(later))).toEqual([NAME]);
    expect(await setsOf(earlier)).toEqual(before);
    expect(await stranger.get("/v1/memory")).toEqual({ ...taught, sets: theirSets.length });
    expect(names(await setsOf(theirs, stranger))).toEqual([NAME]);
    // A new analysis of what taught does not bring it back, and a set that comes is not named by it.
    const { uploads } = await api.get<{ uploads: { id: string }[] }>("/v1/uploads");
    for (const { id } of uploads) await api.request(`/v1/uploads/${id}/retry`, { method: "POST" });
    await service.jobs.settled();
    expect(names(await setsOf(later))).toEqual([NAME]);
    expect(names(await setsOf(await workoutOn("2026-11-09")))).toEqual(["unknown"]);

    // What is said from now on teaches again.
    await api.correct(first(await setsOf(later)), { exercise: NAME });
    await service.jobs.settled();
    expect(names(await setsOf(earlier))).toEqual([NAME]);
  });
});

describe.each(engines)("a set that is called otherwise is read anew on $name", ({ start }) => {
  let service: OpenedService;
  let api: Requests;
  eachAthlete(start, 2, (opened, athleteId) => {
    service = opened;
    api = requestsTo(service, athleteId);
  });

  test("which stroke lifts is told from the signal by the person's exercise, in the background; taking it back brings the first answer back", async () => {
    // The wrist goes down while the muscle shortens.
    const [upload] = await api.uploadAndWait(workoutFiles("2026-11-02T17:00:00Z", "lat_pulldown").signal);
    const id = upload?.workoutId as string;
    const before = await api.workout(id);
    const set = before.sets[0] as SetResource;
    expect([set.measured.exercise.source, before.pending]).toEqual(["model", false]);
    const lifts = ({ effective }: SetResource) => effective.reps.map(({ concentric }) => concentric.startS);
    const [right, wrong] = ["lat_pulldown", "bench_press"];

    await api.correct(set.id, { exercise: wrong });
    await service.jobs.settled();
    const pressed = (await api.workout(id)).sets[0] as SetResource;
    const answer = await api.correct(set.id, { exercise: right });
    expect(answer).toMatchObject({ id: set.id, pending: true, effective: { exercise: { id: right, source: "user" } } });
    await service.jobs.settled();
    const pulled = (await api.workout(id)).sets[0] as SetResource;
    expect(pulled).toMatchObject({ id: set.id, pending: false, effective: { exercise: { id: right, source: "user" } } });
    expect(lifts(pulled)).not.toEqual(lifts(pressed));
    // The machine's own answer is not taken over by the person's.
    expect(pulled.measured.exercise.source).not.toBe("user");

    await api.correct(set.id, { exercise: null });
    await service.jobs.settled();
    expect((await api.workout(id)).sets[0]).toEqual(set);
  });

  test("a set without a signal is not read again", async () => {
    const [upload] = await api.uploadAndWait(workoutFiles("2026-11-02T17:00:00Z").log);
    const { sets } = await api.workout(upload?.workoutId as string);
    expect((await api.correct(sets[0]?.id as string, { exercise: "lat_pulldown" })).pending).toBe(false);
  });
});
