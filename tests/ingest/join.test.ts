import {
  APPLE_WATCH,
  atRate,
  deviceSetsOf,
  META_MOTION,
  measure,
  type SetPlan,
  simulate,
  writeFitActivity,
  writeMetaMotionPair,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import { decode, joinRecordings } from "@lastrep/ingest";
import { expect, test } from "vitest";

test("watch, second sensor and the watch's log of one simulated workout are joined, a clock 95 s off included", async () => {
  const plan = (exercise: string, restBeforeS: number): SetPlan => ({
    exercise,
    load: { ofMax: 0.75 },
    goal: { kind: "reserve", rir: 3 },
    restBeforeS,
  });
  const simulation = simulate({ seed: "join", sets: [plan("bench_press", 30), plan("back_squat", 100), plan("biceps_curl", 80)] });
  const label = (lateS: number) => ({
    start: new Date(Date.parse("2025-03-01T17:00:00Z") + lateS * 1000),
    timeZone: "Europe/Berlin",
    title: "Evening",
  });
  const { recordings, rejected } = await decode([
    writeFitActivity({ durationS: simulation.durationS, sets: deviceSetsOf(simulation), heartRate: null }, label(0)),
    ...writeMetaMotionPair(measure(simulation.motion, META_MOTION, "second"), label(95)),
    writeSensorLoggerZip(measure(simulation.motion, atRate(APPLE_WATCH, 50), "watch"), label(0)),
  ]);
  expect(rejected).toEqual([]);
  expect(recordings.map((recording) => recording.format)).toEqual(["fit", "metamotion", "sensor_logger"]);
  expect(joinRecordings(recordings)).toMatchObject([
    {
      primary: 2,
      linked: [
        { recording: 1, basis: "movement", offsetS: expect.closeTo(-95, 0), correlation: expect.closeTo(1, 0) },
        { recording: 0, basis: "clock", offsetS: 0 },
      ],
    },
  ]);
});
