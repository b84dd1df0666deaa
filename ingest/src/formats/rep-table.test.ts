import { expect, test } from "vitest";
import { decode } from "../decode.ts";
import type { GivenSet, Recording } from "../recording.ts";

function file(name: string, lines: readonly string[]) {
  return { name, bytes: new TextEncoder().encode(lines.join("\n")) };
}

async function recordingsOf(...files: ReturnType<typeof file>[]): Promise<readonly Recording[]> {
  const { recordings, rejected } = await decode(files);
  expect(rejected).toEqual([]);
  return recordings;
}

function setsOf(recordings: readonly Recording[]): GivenSet[] {
  return recordings.flatMap(({ givenSets }) => givenSets ?? []);
}

const LOG = file("lifts_reps.csv", [
  "set,rep,time,is_valid,removed,avg_velocity_ms,rom_mm,peak_velocity_ms,duration_us",
  "1,1,2026-03-02T10:00:02.500Z,True,False,0.52,710,1.01,1400000",
  "1,2,2026-03-02T10:00:06.000Z,True,False,0.47,705,0.98,1500000",
  "1,3,2026-03-02T10:00:10.000Z,True,False,Infinity,702,0.95,1500000",
  "1,4,2026-03-02T10:00:14.000Z,False,False,0.02,700,0.1,1500000",
  "2,1,2026-03-02T10:05:00.000Z,True,False,299792458,9001,0.9,1600000",
  "2,2,2026-03-02T10:05:04.000Z,True,False,0.33,698,0.8,2100000",
  "3,1,2026-03-04T18:00:00.000Z,True,False,0.41,699,0.8,1700000",
]);
const NOTES = file("lifts_sets.csv", [
  "set,exercise,weight,unit,rpe",
  "1,Back Squat,220,lbs,8",
  "2,Back Squat,220,lbs,1575",
  "3,Back Squat,100,kg,0",
]);

test("reps with their sets become workouts with velocities in SI units and times as the source has them", async () => {
  const recordings = await recordingsOf(LOG, NOTES);
  expect(recordings.map(({ format, startTimeUs, signal }) => [format, startTimeUs, signal])).toEqual([
    ["rep_table", Date.parse("2026-03-02T10:00:01.100Z") * 1e3, null],
    ["rep_table", Date.parse("2026-03-04T17:59:58.300Z") * 1e3, null],
  ]);
  const [first, second, third] = setsOf(recordings);
  expect(first).toMatchObject({ exercise: "Back Squat", rir: 2 });
  expect(first?.startS).toBeCloseTo(0, 5);
  expect(first?.loadKg).toBeCloseTo(99.79, 2);
  expect(first?.reps.map(({ meanVelocity }) => meanVelocity)).toEqual([0.52, 0.47, null]);
  expect(first?.reps[1]).toMatchObject({ rangeOfMotion: 0.705, peakVelocity: 0.98, durationS: 1.5, completed: true });
  expect(first?.reps[1]?.endS).toBeCloseTo(4.9, 6);
  expect(second).toMatchObject({ rir: null, reps: [{ meanVelocity: null, rangeOfMotion: null }, { meanVelocity: 0.33 }] });
  expect(third).toMatchObject({ loadKg: 100, rir: null });
});

test("sets that are numbered anew on another day are other sets of another workout, however the table says the day", async () => {
  const reps = [0.5, 0.45, 0.6, 0.55];
  const table = (names: string, cells: (day: string, rep: number) => string) =>
    file("log.csv", [
      `${names},set,rep,mean_velocity`,
      ...["2026-03-02", "2026-03-04"].flatMap((day) => reps.map((v, i) => `${cells(day, i)},${1 + (i >> 1)},${1 + (i % 2)},${v}`)),
    ]);
  const shapes = {
    "date and time": table("timestamp", (day, i) => `${day} 18:0${i}:00`),
    "date and time, called date": table("date", (day, i) => `${day}T18:0${i}:00`),
    "two columns": table("Date,Time", (day, i) => `${day},18:0${i}:00`),
    "the day alone": table("date", (day) => day),
    "the day alone, otherwise": table("date", (day) => `${day.slice(8)}/03/2026`),
  };
  for (const [name, log] of Object.entries(shapes)) {
    const recordings = await recordingsOf(log);
    const velocities = recordings.map(({ givenSets }) => givenSets?.map((set) => set.reps.map(({ meanVelocity }) => meanVelocity)));
    const workout = [
      [0.5, 0.45],
      [0.6, 0.55],
    ];
    expect([name, velocities]).toEqual([name, [workout, workout]]);
    const starts = name.startsWith("the day") ? [null, null] : ["2026-03-02T18:00:00Z", "2026-03-04T18:00:00Z"];
    expect(recordings.map(({ startTimeUs }) => startTimeUs)).toEqual(starts.map((start) => start && Date.parse(start) * 1e3));
  }
});

test("sets that are numbered anew, for another exercise or for no reason that is given, are not mixed with those of the same number", async () => {
  const velocities = async (...lines: string[]) =>
    setsOf(await recordingsOf(file("reps.csv", lines))).map(({ exercise, reps }) => [
      exercise,
      ...reps.map(({ meanVelocity }) => meanVelocity),
    ]);
  expect(
    await velocities("exercise,set,rep,mean_velocity", "squat,1,1,0.6", "squat,1,2,0.5", "squat,2,1,0.4", "row,1,3,0.9", "row,1,4,0.8"),
  ).toEqual([
    ["squat", 0.6, 0.5],
    ["squat", 0.4],
    ["row", 0.9, 0.8],
  ]);
  expect(await velocities("set,rep,mean_velocity", "1,1,0.6", "1,2,0.5", "2,1,0.4", "1,1,0.9", "1,2,0.8")).toEqual([
    [null, 0.6, 0.5],
    [null, 0.4],
    [null, 0.9, 0.8],
  ]);
  // An exercise that only a set's first row names.
  expect(await velocities("exercise,set,rep,mean_velocity", "squat,1,1,0.6", ",1,2,0.5", ",1,3,0.4")).toEqual([["squat", 0.6, 0.5, 0.4]]);
});

test("nonsense becomes an issue of the workout that it is in, and what the device discards is left out", async () => {
  const [first, second] = await recordingsOf(LOG, NOTES);
  expect(first?.issues).toContainEqual({ code: "nonsense_values", count: 4, firstLine: 4, detail: "mean velocity Infinity" });
  expect(first?.issues).toContainEqual({ code: "discarded_reps", count: 1 });
  expect(second?.issues.map(({ code }) => code)).not.toContain("nonsense_values");
});

test("one table with everything in it, without times, in another locale", async () => {
  const [recording] = await recordingsOf(
    file("export.csv", [
      "Exercise;Set #;Rep #;Load (kg);Mean Velocity (m/s);ROM (cm);RIR",
      "Bench Press;1;1;80,5;0,45;41,2;1",
      "Bench Press;1;2;80,5;0,38;40,9;1",
      "Bench Press;2;1;80,5;0,41;41,0;0",
    ]),
  );
  expect(recording?.startTimeUs).toBeNull();
  expect(recording?.issues.map(({ code }) => code)).toEqual(["no_absolute_time", "no_rep_times"]);
  const [first, second] = recording?.givenSets ?? [];
  expect(first).toMatchObject({ exercise: "Bench Press", loadKg: 80.5, rir: 1 });
  expect(first?.reps.map(({ meanVelocity, rangeOfMotion }) => [meanVelocity, rangeOfMotion])).toEqual([
    [0.45, 0.41200000000000003],
    [0.38, 0.409],
  ]);
  expect(second?.rir).toBe(0);
  expect(second?.startS).toBeGreaterThan(first?.endS ?? Number.NaN);
});

test("a mean over the propulsive part is another number: it is not passed off as the mean velocity", async () => {
  const [recording] = await recordingsOf(file("mpv.csv", ["set,rep,MPV (m/s)", "1,1,0.61", "1,2,0.55"]));
  expect(recording?.givenSets?.[0]?.reps.map(({ meanVelocity }) => meanVelocity)).toEqual([null, null]);
  expect(recording?.issues).toContainEqual({ code: "other_velocity", detail: "propulsive mean" });
});

test("a load far above the lifter's own is a slip of the finger", async () => {
  const loads = [100, 105, 100, 110, 105, 400];
  const [recording] = await recordingsOf(
    file("loads.csv", ["exercise,set,rep,weight_kg,mean velocity", ...loads.map((kg, i) => `squat,${i + 1},1,${kg},0.5`)]),
  );
  expect(recording?.givenSets?.map(({ loadKg }) => loadKg)).toEqual([100, 105, 100, 110, 105, null]);
  expect(recording?.issues).toContainEqual({
    code: "nonsense_values",
    count: 1,
    firstLine: 7,
    detail: "load of 400 kg where 105 kg is usual",
  });
});

test("the mean velocity is known by what devices call it, with its unit or without", async () => {
  const names = [
    "mcv_ms",
    "MCV (m/s)",
    "Mean concentric velocity [m/s]",
    "AVG_CONC_VELOCITY",
    "avgVelocity",
    "Avg. Velocity",
    "AvgV (m/s)",
  ];
  for (const name of [...names, "Concentric mean velocity (m·s⁻¹)", "acv", "mean_velocity_mps", "Velocity mean"]) {
    const [recording] = await recordingsOf(file("device.csv", [`set,rep,${name}`, "1,1,0.61", "1,2,0.55"]));
    expect([name, recording?.givenSets?.[0]?.reps.map(({ meanVelocity }) => meanVelocity)]).toEqual([name, [0.61, 0.55]]);
  }
});

test("without numbers of sets a set ends where its load changes, reps are counted anew, or after a rest", async () => {
  const counts = async (...lines: string[]) => setsOf(await recordingsOf(file("reps.csv", lines))).map(({ reps }) => reps.length);
  expect(await counts("rep,load_kg,mean_velocity", "1,80,0.5", "2,80,0.4", "1,80,0.5", "2,80,0.4", "3,90,0.3")).toEqual([2, 2, 1]);
  const at = (time: string) => `2026-03-02T10:${time}Z,squat,0.5`;
  expect(await counts("time,exercise,mean_velocity", at("00:00"), at("00:04"), at("02:00"))).toEqual([2, 1]);
  // Laps of a run have a mean speed too.
  expect((await decode([file("laps.csv", ["time,avg_speed", at("00:00").replace("squat,", "")])])).rejected).toHaveLength(1);
});

test("reps with what was left after each stand in their order, the set has what was left after the last, and people are kept apart", async () => {
  const recordings = await recordingsOf(
    file("to_failure.csv", [
      "id,load_pct_1rm,day,rir,mcv_ms",
      ...["A,80,1,0,0.21", "A,80,1,1,0.33", "A,80,1,2,0.39", "A,90,1,1,0.22", "A,90,1,2,0.25", "B,90,1,0,0.2", "B,90,1,1,0.3"],
    ]),
  );
  const sets = setsOf(recordings);
  expect(sets.map(({ rir, loadKg }) => [rir, loadKg])).toEqual([
    [0, null],
    [1, null],
    [0, null],
  ]);
  expect(sets.map(({ reps }) => reps.map(({ meanVelocity }) => meanVelocity))).toEqual([
    [0.39, 0.33, 0.21],
    [0.25, 0.22],
    [0.3, 0.2],
  ]);
  expect(recordings).toHaveLength(2);
  expect(recordings[0]?.issues).toContainEqual({ code: "several_people", count: 2 });
});

test("a table whose names tell nothing is read as reps once that was said, and what was not asked about is told by names", async () => {
  const header = ["serie", "nr", "ejercicio", "vm", "peso", "rir"];
  const table = file("export.csv", [header.join(), "1,1,squat,0.5,100,2", "1,2,squat,0.4,100,2", "2,1,squat,0.45,105,1"]);
  expect((await decode([table])).rejected[0]?.code).toBe("unknown_format");
  expect((await decode([file("short.csv", ["serie,nr,vm", "1,1,0.5"])])).rejected[0]?.hint).toMatch(/once its columns are named/);
  const none = { acceleration: null, userAcceleration: null, gravity: null, angularRate: null };
  const reps = { meanVelocity: "vm", set: "serie", rep: "nr", exercise: "ejercicio", load: "peso" };
  const { recordings, rejected } = await decode([table], { tables: [{ header, columns: { time: null, ...none, reps } }] });
  expect(rejected).toEqual([]);
  const sets = setsOf(recordings).map((set) => [set.exercise, set.loadKg, set.rir, set.reps.map(({ meanVelocity }) => meanVelocity)]);
  expect(sets).toEqual([
    ["squat", 100, 2, [0.5, 0.4]],
    ["squat", 105, 1, [0.45]],
  ]);
});

test("sets without their reps are refused with a word on what is missing", async () => {
  const { recordings, rejected } = await decode([NOTES]);
  expect(recordings).toEqual([]);
  expect(rejected[0]).toMatchObject({ code: "missing_companion", file: "lifts_sets.csv" });
});
