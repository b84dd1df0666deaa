import { randomUUID } from "node:crypto";
import { repRangeOf } from "@lastrep/analysis";
import type { OpenedService } from "@lastrep/api";
import { correctedSetsSchema, setSchema, type Trace, traceSchema, uploadSchema, weeksSchema, workoutSchema } from "@lastrep/api/client";
import { tableFromIPC } from "apache-arrow";
import { parse } from "papaparse";
import { describe, expect, test } from "vitest";
import { eachAthlete } from "./each-athlete.ts";
import { engines } from "./engines.ts";
import { type Requests, requestsTo, states } from "./requests.ts";
import { sensorPair, workoutFiles } from "./workout-files.ts";

const bench = workoutFiles("2026-11-16T17:00:00Z");
const squat = workoutFiles("2026-11-19T17:00:00Z", "back_squat");
const parseCsv = (text: string) => parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

describe.each(engines)("workouts on $name", ({ start }) => {
  let service: OpenedService;
  let athleteId: string;
  let api: Requests;
  const another = eachAthlete(start, 23, (opened, athlete) => {
    service = opened;
    athleteId = athlete;
    api = requestsTo(service, athleteId);
  });

  test("files dropped together become one workout with labelled sets, reps, traces and weeks", async () => {
    const uploads = await api.uploadAndWait(bench.signal, bench.log);
    for (const upload of uploads)
      expect(uploadSchema.parse(upload)).toMatchObject({ state: "done", progress: 1, failure: null, duplicate: false });
    const [summary, ...others] = await api.workouts();
    expect(others).toEqual([]);
    expect(uploads.map(({ workoutId }) => workoutId)).toEqual([summary?.id, summary?.id]);

    const workout = workoutSchema.parse(await api.workout(summary?.id as string));
    expect(workout.recordings.map(({ format }) => format).sort()).toEqual(["fit", "sensor_logger"]);
    expect(workout).toMatchObject({ setCount: 2, exercises: ["bench_press"], demo: false });
    // The list, the workout and its week say one number.
    expect(workout.failureSets).toEqual(summary?.failureSets);
    expect((await api.weeks()).weeks.map(({ failureSets }) => failureSets)).toEqual([workout.failureSets]);
    const { id: lastId, number: lastNumber } = workout.sets.at(-1) ?? {};
    expect(workout.observations.find(({ code }) => code === "last_set")).toMatchObject({ setId: lastId, number: lastNumber });
    for (const [index, set] of workout.sets.entries()) {
      expect(set.repRange).toBe(repRangeOf(set.effective.repCount));
      expect(set).toMatchObject({ number: index + 1, correction: {}, workoutId: workout.id });
      expect(set.effective).toEqual(set.measured);
      expect(set.measured.reps.length).toBeGreaterThan(0);
      expect(setSchema.parse(await api.get(`/v1/sets/${set.id}`))).toEqual(set);
    }

    const last = workout.sets.at(-1);
    const trace = traceSchema.parse(await api.get(`/v1/sets/${last?.id}/trace?marginS=2`));
    expect(trace.timeS[0]).toBeCloseTo((last?.measured.startS ?? 0) - 2, 0);
    expect(trace.timeS.at(-1)).toBeCloseTo((last?.measured.endS ?? 0) + 2, 0);
    const whole = traceSchema.parse(await api.get(`/v1/workouts/${workout.id}/trace?recording=${last?.measured.recording}&points=500`));
    expect(whole.timeS).toHaveLength(500);
    expect(Math.max(...whole.verticalAcceleration)).toBeGreaterThanOrEqual(Math.max(...trace.verticalAcceleration));

    const weeks = weeksSchema.parse(await api.weeks());
    expect(weeks.weeks).toHaveLength(1);
    expect(weeks.weeks[0]).toMatchObject({
      week: "2026-W47",
      startDate: "2026-11-16",
      workouts: 1,
      unassignedSets: 0,
      judgedSets: 2,
      unjudgedSets: 0,
      simulated: false,
    });
    expect(weeks.weeks[0]?.muscles.find(({ muscle }) => muscle === "chest")?.sets.high).toBe(2);
  });

  test("the same bytes are the first upload, whatever they are called, and change nothing", async () => {
    const [first] = await api.uploadAndWait(bench.log);
    const [second] = await api.upload({ name: "copy.fit", bytes: bench.log.bytes });
    expect(second).toMatchObject({ id: first?.id, name: bench.log.name, duplicate: true, workoutId: first?.workoutId });
    const twice = await api.upload(squat.log, squat.log);
    expect(twice.map(({ duplicate }) => duplicate)).toEqual([false, true]);
    await service.jobs.settled();
    expect(await api.workouts()).toHaveLength(2);
  });

  test("files of one workout uploaded apart become one, and those of another day do not", async () => {
    const [signal] = await api.uploadAndWait(bench.signal);
    expect(await api.workouts()).toMatchObject([{ exercises: [] }]);
    const [other] = await api.uploadAndWait(squat.log);
    const [log] = await api.uploadAndWait(bench.log);
    expect(log?.workoutId).toBe(signal?.workoutId);
    expect(other?.workoutId).not.toBe(signal?.workoutId);
    expect(await api.workouts()).toMatchObject([
      { exercises: ["back_squat"] },
      { id: signal?.workoutId, exercises: ["bench_press"], setCount: 2 },
    ]);
  });

  test("halves of a recording find each other in any order", async () => {
    const [accelerometer, gyroscope] = sensorPair("2026-11-17T10:00:00Z");
    const [lone] = await api.uploadAndWait(gyroscope);
    expect(lone).toMatchObject({ state: "failed", failure: { code: "missing_companion" } });
    const [first] = await api.uploadAndWait(accelerometer);
    expect(await api.get(`/v1/uploads/${lone?.id}`)).toMatchObject({ state: "done", workoutId: first?.workoutId });
    expect((await api.workout(first?.workoutId as string)).recordings).toMatchObject([
      { channels: expect.arrayContaining(["acc", "gyro"]) },
    ]);

    const [late, later] = sensorPair("2026-11-18T10:00:00Z");
    const [acc] = await api.uploadAndWait(late);
    expect((await api.workout(acc?.workoutId as string)).recordings).toMatchObject([{ channels: ["acc"] }]);
    const [gyr] = await api.uploadAndWait(later);
    expect(gyr).toMatchObject({ state: "done", workoutId: acc?.workoutId });
    expect((await api.workout(acc?.workoutId as string)).recordings).toMatchObject([{ channels: expect.arrayContaining(["acc", "gyro"]) }]);
  });

  test("a workout that a recording between joins to another keeps the earlier one's name", async () => {
    const evening = workoutFiles("2026-11-16T22:00:00Z", "deadlift");
    const between = workoutFiles("2026-11-16T19:30:00Z", "barbell_row");
    const [first] = await api.uploadAndWait(bench.log);
    await api.uploadAndWait(evening.log);
    expect(await api.workouts()).toHaveLength(2);
    await api.uploadAndWait(between.log);
    expect(await api.workouts()).toMatchObject([{ id: first?.workoutId, exercises: ["barbell_row", "bench_press", "deadlift"] }]);
  });

  test("a person's facts stand beside the machine's answer, move the week, survive a new analysis and can be taken back", async () => {
    const [upload] = await api.uploadAndWait(bench.signal);
    const [set] = (await api.workout(upload?.workoutId as string)).sets;
    const chest = async () => (await api.weeks()).weeks[0]?.muscles.find(({ muscle }) => muscle === "chest");
    expect(await chest()).toBeUndefined();

    const corrected = await api.correct(set?.id as string, { exercise: "bench_press", loadKg: 82.5, failure: true });
    expect(corrected.measured).toEqual(set?.measured);
    expect(corrected.effective).toMatchObject({
      exercise: { id: "bench_press", source: "user" },
      loadKg: 82.5,
      failure: { reached: true },
    });
    // With the other set, which is known by this one.
    expect((await chest())?.failureSets.likely).toBe(2);

    await api.correct(set?.id as string, { reps: 7 });
    await api.request(`/v1/uploads/${upload?.id}/retry`, { method: "POST" });
    await service.jobs.settled();
    const again = await api.get<typeof corrected>(`/v1/sets/${set?.id}`);
    expect(again.correction).toEqual({ exercise: "bench_press", loadKg: 82.5, failure: true, reps: 7 });
    expect(again.effective.repCount).toBe(7);

    // Also when the set is now part of another session: the sports watch's file arrives.
    await api.uploadAndWait(bench.log);
    expect((await api.get<typeof corrected>(`/v1/sets/${set?.id}`)).correction).toEqual(again.correction);

    const taken = await api.correct(set?.id as string, { exercise: null, loadKg: null, failure: null, reps: null });
    expect(taken.correction).toEqual({});
    expect(taken.effective).toEqual(taken.measured);
  });

  test("one request names several sets, another takes it back, and what is refused is refused as a whole", async () => {
    const [upload] = await api.uploadAndWait(bench.signal);
    const id = upload?.workoutId as string;
    const { sets } = await api.workout(id);
    const say = (facts: object, setIds = sets.map((set) => set.id), workoutId = id) => {
      const body = JSON.stringify({ corrections: setIds.map((setId) => ({ setId, facts })) });
      return api.request(`/v1/workouts/${workoutId}/corrections`, { method: "PUT", body, headers: { "content-type": "application/json" } });
    };
    const named = correctedSetsSchema.parse(await (await say({ exercise: "bench_press" })).json());
    expect(named.sets.map((set) => [set.id, set.effective.exercise.id])).toEqual(sets.map((set) => [set.id, "bench_press"]));
    expect((await api.workout(id)).exercises).toEqual(["bench_press"]);

    const [other] = await api.uploadAndWait(squat.signal);
    expect((await say({ exercise: "deadlift" }, [sets[0]?.id as string, randomUUID()])).status).toBe(404);
    expect((await say({ exercise: "deadlift" }, [sets[0]?.id as string], other?.workoutId as string)).status).toBe(404);
    expect((await say({ exercise: "moon_press" })).status).toBe(400);
    expect((await say({ exercise: "deadlift" }, [])).status).toBe(400);
    expect((await api.workout(id)).exercises).toEqual(["bench_press"]);

    await say({ exercise: null });
    await service.jobs.settled();
    expect((await api.workout(id)).sets).toEqual(sets);
  });

  test("what is no set counts nowhere", async () => {
    const [upload] = await api.uploadAndWait(bench.signal, bench.log);
    const { sets, setCount, id } = await api.workout(upload?.workoutId as string);
    await api.correct(sets[0]?.id as string, { notASet: true });
    expect(await api.workout(id)).toMatchObject({ setCount: setCount - 1 });
    expect((await api.weeks()).weeks[0]?.muscles.find(({ muscle }) => muscle === "chest")?.sets.high).toBe(setCount - 1);
  });

  test("weeks follow the athlete's clock, and those without training are answered where they are asked for", async () => {
    const sundayNight = workoutFiles("2026-11-08T23:30:00Z");
    await api.uploadAndWait(sundayNight.log, squat.log);
    const patch = (body: object) =>
      api.request("/v1/settings", { method: "PATCH", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
    await patch({ timeZone: "UTC" });
    expect((await api.weeks()).weeks.map(({ week, workouts }) => [week, workouts])).toEqual([
      ["2026-W45", 1],
      ["2026-W47", 1],
    ]);
    expect((await api.weeks("?from=2026-W45")).weeks.map(({ week, workouts }) => [week, workouts])).toEqual([
      ["2026-W45", 1],
      ["2026-W46", 0],
      ["2026-W47", 1],
    ]);
    await patch({ timeZone: "Europe/Berlin" });
    expect(await api.weeks()).toMatchObject({
      timeZone: "Europe/Berlin",
      weeks: [
        { week: "2026-W46", workouts: 1 },
        { week: "2026-W47", workouts: 1 },
      ],
    });
    expect((await api.weeks("?from=2026-W47&to=2026-W49")).weeks.map(({ week, workouts }) => [week, workouts])).toEqual([
      ["2026-W47", 1],
      ["2026-W48", 0],
      ["2026-W49", 0],
    ]);
    expect((await api.request("/v1/weeks?from=2026-W53")).status).toBe(200);
    expect((await api.request("/v1/weeks?from=2025-W53")).status).toBe(400);
    expect((await api.weeks("?to=2026-W47")).weeks.map(({ week }) => week)).toEqual(["2026-W46", "2026-W47"]);
    expect((await api.request("/v1/weeks?to=9999-W52")).status).toBe(400);
    expect((await api.request("/v1/weeks?from=9999-W52&to=9999-W52")).status).toBe(200);
    expect((await api.request("/v1/weeks?from=1926-W01")).status).toBe(400);
    expect((await api.request("/v1/weeks?to=2126-W01")).status).toBe(400);
    expect((await api.request("/v1/weeks?from=2026-W10&to=2026-W09")).status).toBe(400);
    expect((await patch({ timeZone: "Mars/Olympus" })).status).toBe(400);
  });

  test("a workout past midnight belongs to the week in which it began, with all of its sets", async () => {
    const { log, truth } = workoutFiles("2026-11-08T23:59:15Z");
    await api.uploadAndWait(log);
    const [workout] = await api.workouts();
    const { sets } = await api.workout(workout?.id as string);
    const days = sets.map(({ effective }) => effective.startTime?.slice(0, 10));
    expect([days[0], days.at(-1)]).toEqual(["2026-11-08", "2026-11-09"]);
    const patch = { method: "PATCH", body: JSON.stringify({ timeZone: "UTC" }), headers: { "content-type": "application/json" } };
    await api.request("/v1/settings", patch);
    const { weeks } = await api.weeks();
    expect(weeks.map(({ week, workouts, unjudgedSets }) => [week, workouts, unjudgedSets])).toEqual([["2026-W45", 1, truth.sets.length]]);
    expect((await api.weeks("?from=2026-W46&to=2026-W46")).weeks.map(({ workouts }) => workouts)).toEqual([0]);
  });

  test("the counting rule can be changed and goes with every weekly number", async () => {
    await api.uploadAndWait(bench.log);
    const { rule } = await api.weeks();
    const doubled = { ...rule, version: 2, direct: 2 };
    const init = { method: "PATCH", body: JSON.stringify({ rule: doubled }), headers: { "content-type": "application/json" } };
    expect((await api.request("/v1/settings", init)).status).toBe(200);
    const weeks = await api.weeks();
    expect(weeks.rule).toEqual(doubled);
    // A log has no movement to judge by.
    const [logged] = weeks.weeks;
    expect(logged).toMatchObject({ judgedSets: 0, unjudgedSets: bench.truth.sets.length });
    expect(logged?.muscles.map(({ judgedShare }) => judgedShare)).toEqual(logged?.muscles.map(() => 0));
    const [{ id = "" } = {}] = (await api.workout((await api.workouts())[0]?.id as string)).sets;
    await api.correct(id, { failure: true });
    expect((await api.weeks()).weeks[0]?.unjudgedSets).toBe(bench.truth.sets.length - 1);
    expect(weeks.weeks[0]?.muscles.find(({ muscle }) => muscle === "chest")?.sets.high).toBe(4);
    await api.request("/v1/settings", { ...init, body: JSON.stringify({ rule: null }) });
    expect((await api.weeks()).rule).toEqual(rule);
  });

  test("exports hold every set, rep and correction, in every format alike", async () => {
    const uploads = await api.uploadAndWait(bench.signal, bench.log, squat.log);
    expect(states(uploads)).toEqual(["done", "done", "done"]);
    const sets = (await Promise.all((await api.workouts()).reverse().map(({ id }) => api.workout(id)))).flatMap((workout) => workout.sets);
    await api.correct(sets[0]?.id as string, { reps: 9, failure: false });

    for (const [table, rows] of [
      ["sets", sets.length],
      ["reps", sets.reduce((sum, set) => sum + set.measured.reps.length, 0)],
      ["corrections", 1],
    ] as const) {
      const csv = parseCsv(await (await api.request(`/v1/export?table=${table}&format=csv`)).text());
      const arrow = tableFromIPC(new Uint8Array(await (await api.request(`/v1/export?table=${table}&format=arrow`)).arrayBuffer()));
      expect(csv).toHaveLength(rows);
      expect(arrow.numRows).toBe(rows);
      const json = await api.get<object[]>(`/v1/export?table=${table}&format=json`);
      expect(json.map((row) => Object.keys(row))).toEqual(csv.map((row) => Object.keys(row)));
      const parquet = await api.request(`/v1/export?table=${table}&format=parquet`);
      expect(parquet.headers.get("content-disposition")).toContain(`lastrep-${table}.parquet`);
      expect(Buffer.from(await parquet.arrayBuffer()).toString("latin1")).toMatch(/^PAR1.*PAR1$/s);
      expect(Object.keys(csv[0] as object)).toEqual(arrow.schema.names);
      expect(arrow.schema.metadata.get("counting_rule")).toContain('"hardRir":3');
      for (const { name, metadata } of arrow.schema.fields) expect(metadata.get("meaning"), name).toBeTruthy();
      for (const [index, row] of arrow.toArray().entries()) {
        const { set_id, start_s } = row.toJSON();
        expect(csv[index]).toMatchObject({ set_id, start_s: String(start_s) });
      }
    }

    const exported = parseCsv(await (await api.request("/v1/export?table=sets")).text());
    expect(exported.map(({ set_id }) => set_id)).toEqual(sets.map(({ id }) => id));
    expect(exported[0]).toMatchObject({
      rep_count: "9",
      measured_rep_count: String(sets[0]?.measured.repCount),
      corrected: "true",
      exercise: "bench_press",
    });
    expect(exported[0]?.pipeline_version).toBeTruthy();
    const weekly = parseCsv(await (await api.request("/v1/export?table=weeks")).text());
    const { weeks } = await api.weeks();
    expect(weekly.map(({ week, muscle, failure_sets_high }) => [week, muscle, failure_sets_high])).toEqual(
      weeks.flatMap(({ week, muscles }) => muscles.map((m) => [week, m.muscle, String(m.failureSets.high)])),
    );
    expect(weekly[0]).toMatchObject({ time_zone: "UTC", rule_hard_rir: "3", rule_indirect: "0.5" });
    const { tables } = await api.get<{ tables: Record<string, { name: string }[]> }>("/v1/export/columns");
    expect(tables.sets?.map(({ name }) => name)).toEqual(Object.keys(exported[0] as object));
  });

  test("removing a file leaves what the others say; removing a workout leaves nothing of it", async () => {
    const [signal, log] = await api.uploadAndWait(bench.signal, bench.log);
    await api.uploadAndWait(squat.log);
    const id = signal?.workoutId as string;
    expect((await api.request(`/v1/uploads/${log?.id}`, { method: "DELETE" })).status).toBe(204);
    await service.jobs.settled();
    expect(await api.workout(id)).toMatchObject({ exercises: [], recordings: [{ format: "sensor_logger" }] });
    expect((await api.request(`/v1/uploads/${log?.id}`)).status).toBe(404);

    expect((await api.request(`/v1/workouts/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await api.request(`/v1/workouts/${id}`)).status).toBe(404);
    expect((await api.request(`/v1/uploads/${signal?.id}`)).status).toBe(404);
    expect(await service.originals.read(athleteId, signal?.sha256 as string)).toBeNull();
    expect(await api.workouts()).toMatchObject([{ exercises: ["back_squat"] }]);
    expect((await api.weeks()).weeks).toHaveLength(1);
  });

  test("a set's trace is its own while the recording before it is gone and the workout waits to be analysed again", async () => {
    const [, upload] = await api.uploadAndWait(workoutFiles("2026-11-16T16:00:00Z").log, bench.signal);
    const { id, sets } = await api.workout(upload?.workoutId as string);
    const last = sets.at(-1);
    expect(last?.measured.recording).toBe(1);
    const before = await api.get<Trace>(`/v1/sets/${last?.id}/trace`);
    await service.db.deleteFrom("recordings").where("workout_id", "=", id).where("position", "=", 0).execute();
    expect(await api.get(`/v1/sets/${last?.id}/trace`)).toEqual({ ...before, recording: 0 });
    const [only] = (await api.workout(id)).sets.slice(-1);
    expect([only?.measured.recording, only?.effective.recording]).toEqual([0, 0]);
    // By itself, and as the answer to a correction, it is the same.
    expect(await api.get(`/v1/sets/${last?.id}`)).toEqual(only);
    expect((await api.correct(last?.id as string, { loadKg: 80 })).measured.recording).toBe(0);
    for (const path of ["", "/trace"]) expect((await api.request(`/v1/sets/${sets[0]?.id}${path}`)).status).toBe(404);
  });

  test("with the accelerometer's file of a pair its workout goes, and what is left says that it is nothing by itself", async () => {
    const [accelerometer, gyroscope] = await api.uploadAndWait(...sensorPair("2026-11-16T17:00:00Z"));
    expect(accelerometer?.workoutId).toBe(gyroscope?.workoutId);
    await api.request(`/v1/uploads/${accelerometer?.id}`, { method: "DELETE" });
    await service.jobs.settled();
    expect(await api.get(`/v1/uploads/${gyroscope?.id}`)).toMatchObject({
      state: "failed",
      workouts: [],
      failure: { reason: expect.stringMatching(/\w+ \w+/) },
    });
    expect(await api.workouts()).toEqual([]);
    expect((await api.weeks()).weeks).toEqual([]);
  });

  test("the sets of a removed file count no more, also where the rest cannot be analysed again", async () => {
    const [log, signal] = await api.uploadAndWait(workoutFiles("2026-11-16T16:00:00Z").log, bench.signal);
    const before = await api.workout(signal?.workoutId as string);
    await service.originals.remove(athleteId, signal?.sha256 as string);
    await api.request(`/v1/uploads/${log?.id}`, { method: "DELETE" });
    await service.jobs.settled();
    const left = before.sets.filter(({ measured }) => measured.recording === 1).map(({ id }) => id);
    const after = await api.workout(before.id);
    expect(after.sets.map(({ id }) => id)).toEqual(left);
    expect(after).toMatchObject({ setCount: left.length, pending: false });
    expect((await api.weeks()).weeks[0]?.failureSets).toEqual(after.failureSets);
  });

  test("the simulated workouts go, and nothing of the others is left waiting", async () => {
    const [own] = await api.uploadAndWait(bench.signal);
    const simulated = workoutFiles("2026-11-18T17:00:00Z");
    const demo = await api.uploadAndWait(simulated.signal, simulated.log);
    for (const { id } of demo) await service.db.updateTable("uploads").set({ demo: true }).where("id", "=", id).execute();
    const workoutId = demo[0]?.workoutId as string;
    await service.db.updateTable("workouts").set({ demo: true }).where("id", "=", workoutId).execute();
    expect((await api.request("/v1/demo", { method: "DELETE" })).status).toBe(204);
    await service.jobs.settled();
    expect((await api.workouts()).map(({ id }) => id)).toEqual([own?.workoutId]);
    expect(await api.workout(own?.workoutId as string)).toMatchObject({ pending: false });
  });

  test("a workout says how many others are deleted with it, since their only file goes", async () => {
    const rows = ["02T10:00:02", "02T10:00:06", "04T18:00:00", "04T18:00:05", "06T18:00:00"].map(
      (at, i) => `${Math.ceil((i + 1) / 2)},${(i % 2) + 1},2026-03-${at}.000Z,0.5,700,1.0,1400000`,
    );
    const lines = ["set,rep,time,avg_velocity_ms,rom_mm,peak_velocity_ms,duration_us", ...rows];
    await api.uploadAndWait({ name: "log.csv", bytes: new TextEncoder().encode(lines.join("\n")) }, bench.log);
    const workouts = await Promise.all((await api.workouts()).map(({ id }) => api.workout(id)));
    expect(workouts.map(({ deletedWith }) => deletedWith)).toEqual([0, 2, 2, 2]);
    await api.request(`/v1/workouts/${workouts.at(-1)?.id}`, { method: "DELETE" });
    expect((await api.workouts()).map(({ id }) => id)).toEqual([workouts[0]?.id]);
  });

  test("an exercise that the lifter named once is known again, and only to that lifter", async () => {
    const sessionOn = (day: string) => workoutFiles(`${day}T17:00:00Z`, "bench_press", "same lifter").signal;
    const namesOf = async (requests: Requests, day: string) => {
      const [upload] = await requests.uploadAndWait(sessionOn(day));
      return (await requests.workout(upload?.workoutId as string)).sets;
    };
    const other = requestsTo(service, another());
    const first = await namesOf(api, "2025-03-03");
    expect(first.map((set) => set.measured.exercise.id)).not.toContain("close_grip_bench_press");
    for (const { id } of first) await api.correct(id, { exercise: "close_grip_bench_press" });
    const later = await namesOf(api, "2025-03-07");
    expect(later.length).toBeGreaterThan(0);
    for (const set of later) expect(set.measured.exercise).toMatchObject({ id: "close_grip_bench_press", source: "model" });
    for (const set of await namesOf(other, "2025-03-07")) expect(set.measured.exercise.id).not.toBe("close_grip_bench_press");
  });

  test("lists are read on page by page", async () => {
    const days = ["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-09", "2026-11-11"].map(
      (day) => workoutFiles(`${day}T10:00:00Z`, "bench_press", "one").log,
    );
    await api.uploadAndWait(...days);
    for (const list of ["workouts", "uploads"]) {
      const seen: string[] = [];
      let next: string | null = "";
      while (next !== null) {
        const page: Record<string, { id: string }[]> & { next: string | null } = await api.get(
          `/v1/${list}?limit=2${next && `&before=${encodeURIComponent(next)}`}`,
        );
        seen.push(...(page[list] ?? []).map(({ id }) => id));
        next = page.next;
      }
      expect(new Set(seen).size, list).toBe(5);
      expect(seen, list).toHaveLength(5);
    }
    expect((await api.request("/v1/workouts?before=nonsense")).status).toBe(400);
  });

  test("two athletes share a database and nothing else", async () => {
    const other = another();
    const stranger = requestsTo(service, other);

    const [mine] = await api.uploadAndWait(bench.signal, bench.log);
    const [theirs] = await stranger.uploadAndWait(bench.log);
    expect(theirs).toMatchObject({ duplicate: false, state: "done" });
    expect(theirs?.id).not.toBe(mine?.id);
    const { sets } = await api.workout(mine?.workoutId as string);
    await api.correct(sets[0]?.id as string, { reps: 3 });

    const paths = [
      `/v1/uploads/${mine?.id}`,
      `/v1/uploads/${mine?.id}/original`,
      `/v1/workouts/${mine?.workoutId}`,
      `/v1/workouts/${mine?.workoutId}/trace`,
      `/v1/sets/${sets[0]?.id}`,
      `/v1/sets/${sets[0]?.id}/trace`,
    ];
    for (const path of paths) expect((await stranger.request(path)).status, path).toBe(404);
    for (const path of [paths[0], paths[2]]) expect((await stranger.request(path as string, { method: "DELETE" })).status).toBe(404);
    const put = { method: "PUT", body: "{}", headers: { "content-type": "application/json" } };
    expect((await stranger.request(`/v1/sets/${sets[0]?.id}/correction`, put)).status).toBe(404);
    const naming = { ...put, body: JSON.stringify({ corrections: [{ setId: sets[0]?.id, facts: { reps: 1 } }] }) };
    for (const workoutId of [mine?.workoutId, theirs?.workoutId]) {
      expect((await stranger.request(`/v1/workouts/${workoutId}/corrections`, naming)).status).toBe(404);
    }
    expect((await stranger.request(`/v1/uploads/${mine?.id}/retry`, { method: "POST" })).status).toBe(404);
    expect(parseCsv(await (await stranger.request("/v1/export?table=corrections")).text())).toEqual([]);
    expect((await stranger.get<{ uploads: unknown[] }>("/v1/uploads")).uploads).toHaveLength(1);

    // The database itself refuses rows that cross athletes.
    const cross = service.db
      .updateTable("sets")
      .set({ athlete_id: other })
      .where("id", "=", sets[0]?.id as string)
      .execute();
    await expect(cross).rejects.toThrow(/foreign key/);

    await stranger.request(`/v1/workouts/${theirs?.workoutId}`, { method: "DELETE" });
    expect(await stranger.workouts()).toEqual([]);
    expect((await api.request(`/v1/uploads/${mine?.id}/original`)).status).toBe(200);
    expect((await api.workout(mine?.workoutId as string)).sets[0]?.correction).toEqual({ reps: 3 });
  });
});
