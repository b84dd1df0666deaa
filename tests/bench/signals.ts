import {
  APPLE_WATCH,
  EXERCISES,
  type Measurement,
  measure,
  simulate,
  toRecording,
  withoutDropouts,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import type { Columns3, InputFile, Recording } from "@lastrep/ingest";

/** One hour and a little of a simulated workout on an Apple Watch: two sets of every exercise with rests of about a minute and a half. */
export function simulateHour(): Measurement {
  const sets = EXERCISES.flatMap(({ id }) =>
    [0, 1].map(() => ({ exercise: id, load: { ofMax: 0.7 }, goal: { kind: "reserve" as const, rir: 1 }, restBeforeS: 85 })),
  );
  return measure(simulate({ seed: "bench", sets }).motion, withoutDropouts(APPLE_WATCH), "bench");
}

/** The first hour of a measurement as a recording. */
export function recordingOf(measurement: Measurement): Recording {
  const recording = toRecording(measurement, { file: "bench.csv" });
  if (recording.durationS < 3600) throw new Error(`the simulated workout takes ${recording.durationS} s, less than an hour`);
  return repeated(recording, 3600 / recording.durationS);
}

/** A recording so many times over; less than once is its beginning. */
export function repeated(recording: Recording, times: number): Recording {
  const { signal } = recording;
  if (!signal) throw new Error("the recording has no signal");
  const length = Math.round(signal.length * times);
  const column = (values: Float32Array) => Float32Array.from({ length }, (_, i) => values[i % values.length] ?? 0);
  const columns = ({ x, y, z }: Columns3) => ({ x: column(x), y: column(y), z: column(z) });
  return {
    ...recording,
    durationS: length / signal.rateHz,
    signal: {
      ...signal,
      length,
      acceleration: columns(signal.acceleration),
      angularRate: signal.angularRate && columns(signal.angularRate),
      gravity: signal.gravity && columns(signal.gravity),
    },
  };
}

/** A measurement as the Sensor Logger app exports it. */
export function zipOf(measurement: Measurement): InputFile {
  return writeSensorLoggerZip(measurement, { start: new Date("2026-01-05T17:30:00Z"), timeZone: "UTC", title: "bench" });
}
