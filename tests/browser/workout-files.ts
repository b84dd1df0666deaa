import {
  APPLE_WATCH,
  atRate,
  createPerson,
  deviceSetsOf,
  heartRateOf,
  measure,
  type SetPlan,
  simulate,
  writeFitActivity,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import type { InputFile } from "@lastrep/ingest";

/** A small real Sensor Logger export: two sets of bench press on an evening in November 2026, without a word about the exercise. */
export function benchPressZip(): InputFile {
  const { motion } = simulate({
    seed: "browser",
    person: createPerson("browser"),
    rests: "still",
    sets: [
      { exercise: "bench_press", load: { ofMax: 0.75 }, goal: { kind: "reserve", rir: 2 } },
      { exercise: "bench_press", load: { ofMax: 0.75 }, goal: { kind: "reserve", rir: 0 }, restBeforeS: 60 },
    ],
  });
  const start = new Date("2026-11-18T17:00:00Z");
  return writeSensorLoggerZip(measure(motion, atRate(APPLE_WATCH, 50), "browser"), { start, timeZone: "Europe/Berlin", title: "Evening" });
}

/** Three sets of curls and two of squats on the evening before, of the same lifter. */
export function curlsAndSquatsZip(): InputFile {
  const set = (exercise: string, rir: number): SetPlan => ({
    exercise,
    load: { ofMax: 0.7 },
    goal: { kind: "reserve", rir },
    restBeforeS: 30,
  });
  const { motion } = simulate({
    seed: "blocks",
    person: createPerson("browser"),
    rests: "still",
    sets: [set("biceps_curl", 2), set("biceps_curl", 1), set("biceps_curl", 1), set("back_squat", 2), set("back_squat", 1)],
  });
  const start = new Date("2026-11-17T17:00:00Z");
  return writeSensorLoggerZip(measure(motion, atRate(APPLE_WATCH, 50), "blocks"), { start, timeZone: "Europe/Berlin", title: "Evening" });
}

/** What a sports watch logs of three sets of bench press two weeks before: exercise, load and count, no movement. */
export function countLog(): InputFile {
  const set: SetPlan = { exercise: "bench_press", load: { ofMax: 0.75 }, goal: { kind: "reserve", rir: 1 }, restBeforeS: 60 };
  const simulation = simulate({ seed: "log", person: createPerson("browser"), rests: "still", sets: [set, set, set] });
  const start = new Date("2026-11-04T17:00:00Z");
  const activity = { durationS: simulation.durationS, sets: deviceSetsOf(simulation), heartRate: heartRateOf(simulation) };
  return writeFitActivity(activity, { start, timeZone: "Europe/Berlin", title: "Evening log" });
}

/** The same export as a failing card may give it back: the zip's first bytes, then nothing but noise. */
export function damagedZip(): InputFile {
  const bytes = benchPressZip().bytes.slice(0, 20_000);
  bytes.fill(0xa5, 30);
  return { name: "damaged.zip", bytes };
}

/** What a velocity device exports of a set: no signal. */
export function velocityTable(): InputFile {
  const rows = [0.52, 0.5, 0.46, 0.41].map((velocity, i) => `1,${i + 1},2026-11-16T17:00:0${2 * i}Z,Back squat,100,${velocity}`);
  return {
    name: "squat_reps.csv",
    bytes: new TextEncoder().encode(`set,rep,time,exercise,weight_kg,mean_velocity_ms\n${rows.join("\n")}\n`),
  };
}

/** Ten seconds of a table whose names tell nothing. */
export function oddTable(): InputFile {
  const start = Date.UTC(2026, 10, 19, 17);
  const rows = Array.from({ length: 500 }, (_, i) => `${start + 20 * i},${(0.1 * Math.sin(i / 5)).toFixed(3)},0.1,9.81`);
  return { name: "odd.csv", bytes: new TextEncoder().encode(`stamp,front,side,up\n${rows.join("\n")}\n`) };
}

/** What a velocity device of another language exports of two sets. */
export function oddRepTable(): InputFile {
  const rows = ["1,0.52,100", "1,0.47,100", "2,0.5,105"];
  return { name: "odd_reps.csv", bytes: new TextEncoder().encode(`serie,vm,peso\n${rows.join("\n")}\n`) };
}
