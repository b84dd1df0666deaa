import {
  APPLE_WATCH,
  atRate,
  deviceSetsOf,
  heartRateOf,
  META_MOTION,
  measure,
  type SetPlan,
  simulate,
  type Truth,
  writeFitActivity,
  writeMetaMotionPair,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import type { InputFile } from "@lastrep/ingest";

/** Files of one simulated workout, and what really happened in it. */
export interface WorkoutFiles {
  /** What the watch on the wrist logged: movement. */
  readonly signal: InputFile;
  /** What a sports watch logged meanwhile: sets with exercise, load and reps. */
  readonly log: InputFile;
  readonly truth: Truth;
}

/** Two short sets of an exercise, the second to its last possible rep. */
export function workoutFiles(start: string, exercise = "bench_press", seed = start): WorkoutFiles {
  const plan = (rir: number): SetPlan => ({ exercise, load: { ofMax: 0.8 }, goal: { kind: "reserve", rir }, restBeforeS: 20 });
  const simulation = simulate({ seed, sets: [plan(3), plan(0)], rests: "still" });
  const label = { start: new Date(start), timeZone: "UTC", title: exercise };
  return {
    signal: writeSensorLoggerZip(measure(simulation.motion, atRate(APPLE_WATCH, 50), seed), label),
    log: writeFitActivity({ durationS: simulation.durationS, sets: deviceSetsOf(simulation), heartRate: heartRateOf(simulation) }, label),
    truth: simulation.truth,
  };
}

/** The accelerometer's and the gyroscope's file of one recording. */
export function sensorPair(start: string): [InputFile, InputFile] {
  const set: SetPlan = { exercise: "bench_press", load: { ofMax: 0.75 }, goal: { kind: "reserve", rir: 2 }, restBeforeS: 10 };
  const simulation = simulate({ seed: start, sets: [set], rests: "still" });
  const label = { start: new Date(start), timeZone: "UTC", title: "A-bench" };
  return writeMetaMotionPair(measure(simulation.motion, META_MOTION, start), label) as [InputFile, InputFile];
}
