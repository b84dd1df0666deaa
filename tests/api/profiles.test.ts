import type { OpenedService } from "@lastrep/api";
import { type Portrait, portraitSchema, type SetResource } from "@lastrep/api/client";
import type { InputFile } from "@lastrep/ingest";
import { describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { engines } from "./engines.ts";
import { type Requests, requestsTo } from "./requests.ts";

/** A log of bench press sets with 80 kg: mean velocities of the reps, set after set, five minutes apart. Begins on a day at ten, or at a time of its own. */
function benchLog(start: string, ...sets: readonly (readonly number[])[]): InputFile {
  const [day, clock = "10:00:00"] = start.split("T");
  const rows = sets.flatMap((velocities, set) =>
    velocities.map((velocity, rep) => {
      const time = new Date(Date.parse(`${day}T${clock}Z`) + set * 300_000 + rep * 3_500).toISOString();
      return `${set + 1},${rep + 1},${time},Bench press,80,${velocity},0.4`;
    }),
  );
  return {
    name: `bench-${day}.csv`,
    bytes: new TextEncoder().encode(["set,rep,time,exercise,weight_kg,mean_velocity,rom_m", ...rows].join("\n")),
  };
}

/** A lifter who fails at 0.27 m/s, where others would still have reps in reserve. */
const toFailure = [0.56, 0.55, 0.53, 0.5, 0.46, 0.41, 0.35, 0.27];

describe.each(engines)("what is known of the lifter on $name", ({ start }) => {
  let service: OpenedService;
  let api: Requests;
  eachAthlete(start, 7, (opened, athleteId) => {
    service = opened;
    api = requestsTo(service, athleteId);
  });

  async function setsOn(day: string, ...sets: readonly (readonly number[])[]): Promise<SetResource[]> {
    const [upload] = await api.uploadAndWait(benchLog(day, ...sets));
    return (await api.workout(upload?.workoutId as string)).sets;
  }

  const portrait = async (exercise = "bench_press") => portraitSchema.parse(await api.get<Portrait>(`/v1/exercises/${exercise}/lifter`));
  const again = (set: SetResource | undefined) => api.get<SetResource>(`/v1/sets/${set?.id}`);

  test("what is said of one day's set judges another day's, earlier and later", async () => {
    const [before] = await setsOn("2026-11-02", toFailure);
    const [labelled] = await setsOn("2026-11-05", toFailure);
    expect(before?.effective.rir?.basis).not.toContain("profile");
    expect(await portrait()).toMatchObject({ sets: 0, failureVelocity: null, oneRepMaxKg: null });

    const told = await api.correct(labelled?.id as string, { failure: true });
    expect(told.effective.failure).toMatchObject({ kind: "labelled", reached: true });
    // It is not judged by what it taught itself.
    expect(told.effective.rir?.basis).not.toContain("profile");
    await service.jobs.settled();

    const earlier = await again(before);
    expect(earlier.effective.rir?.basis).toEqual(expect.arrayContaining(["profile", "history"]));
    expect(earlier.effective.failure.probability).toBeGreaterThan(before?.effective.failure.probability ?? 1);
    expect(earlier.effective.failure.evidence.join(" ")).toMatch(/Your bench press usually fails near 0\.\d\d m\/s/);
    expect(earlier.measured).toEqual(before?.measured);
    const [later] = await setsOn("2026-11-09", toFailure);
    expect(later?.effective.rir?.basis).toContain("profile");

    const known = await portrait();
    expect(known).toMatchObject({ sets: 1, newestDate: "2026-11-05", demo: false, oneRepMaxKg: { from: ["reps"] } });
    expect(known.failureVelocity?.likely).toBeGreaterThan(0.17);
    expect(known.oneRepMaxKg?.low).toBeLessThan(98);
    expect(known.oneRepMaxKg?.high).toBeGreaterThan(98);
  });

  test("what is taken back, and what is removed, is forgotten", async () => {
    const [labelled] = await setsOn("2026-11-05", toFailure);
    const [other] = await setsOn("2026-11-09", toFailure);
    await api.correct(labelled?.id as string, { failure: true });
    await service.jobs.settled();
    expect((await again(other)).effective.rir?.basis).toContain("profile");
    await api.correct(labelled?.id as string, { failure: null });
    await service.jobs.settled();
    expect((await again(other)).effective).toEqual(other?.effective);

    await api.correct(labelled?.id as string, { failure: true });
    await api.request(`/v1/workouts/${labelled?.workoutId}`, { method: "DELETE" });
    await service.jobs.settled();
    expect((await portrait()).sets).toBe(0);
    expect((await again(other)).effective).toEqual(other?.effective);
  });

  test("a corrected count bears on the other sets of its workout at once", async () => {
    const [first, second] = await setsOn("2026-11-05", toFailure.slice(0, 5), toFailure.slice(0, 6));
    await api.correct(second?.id as string, { reps: 14 });
    const now = await again(first);
    expect(now.effective.rir?.estimate).toBeGreaterThan(first?.effective.rir?.estimate ?? 9);
    expect(now.effective.failure.evidence.join(" ")).toContain("You later did 14 reps with the same weight");
  });

  test("a set moved to another exercise teaches that one", async () => {
    const [labelled] = await setsOn("2026-11-05", toFailure);
    await api.correct(labelled?.id as string, { failure: true });
    expect((await portrait()).sets).toBe(1);
    await api.correct(labelled?.id as string, { exercise: "overhead_press" });
    expect((await portrait()).sets).toBe(0);
    expect((await portrait("overhead_press")).sets).toBe(1);
  });

  test("a log of several workouts teaches of every exercise in it, and each of its workouts is judged with what is known", async () => {
    const rows = (set: number, day: string, exercise: string) =>
      toFailure.map((velocity, rep) => {
        const time = new Date(Date.parse(`${day}T10:00:00Z`) + rep * 3_500).toISOString();
        return `${set},${rep + 1},${time},${exercise},80,${velocity},0.4,0`;
      });
    const header = "set,rep,time,exercise,weight_kg,mean_velocity,rom_m,rir";
    const log = [
      header,
      ...rows(1, "2026-11-02", "Bench press"),
      ...rows(2, "2026-11-05", "Overhead press"),
      ...rows(3, "2026-11-09", "Overhead press"),
    ];
    await api.uploadAndWait({ name: "log.csv", bytes: new TextEncoder().encode(log.join("\n")) });
    expect((await portrait()).sets).toBe(1);
    expect((await portrait("overhead_press")).sets).toBe(2);
    for (const { id, exercises } of await api.workouts()) {
      const [set] = (await api.workout(id)).sets;
      if (exercises.includes("overhead_press")) expect(set?.effective.rir?.basis).toContain("profile");
    }
  });

  test("a workout that goes on after midnight teaches of one day", async () => {
    const sets = await setsOn("2026-11-05T23:58:00", toFailure, toFailure);
    expect(sets[1]?.measured.startTime).toMatch(/^2026-11-06/);
    await api.correct(sets[1]?.id as string, { failure: true });
    expect(await portrait()).toMatchObject({ sets: 1, newestDate: "2026-11-05" });
  });

  test("an exercise that does not exist is refused", async () => {
    expect((await api.request("/v1/exercises/moon_press/lifter")).status).toBe(404);
  });
});
