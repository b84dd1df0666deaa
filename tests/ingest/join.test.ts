import { analyse } from "@lastrep/analysis";
import {
  APPLE_WATCH,
  atRate,
  deviceSetsOf,
  heartRateOf,
  META_MOTION,
  measure,
  type SetPlan,
  simulate,
  writeFitActivity,
  writeMetaMotionPair,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import { alignRecordings, decode, type InputFile, joinRecordings, type Recording } from "@lastrep/ingest";
import { expect, test } from "vitest";

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

const watch = writeSensorLoggerZip(measure(simulation.motion, atRate(APPLE_WATCH, 50), "watch"), label(0));
const secondSensor = (lateS: number) => writeMetaMotionPair(measure(simulation.motion, META_MOTION, "second"), label(lateS));
const sportsWatch = writeFitActivity(
  { durationS: simulation.durationS, sets: deviceSetsOf(simulation), heartRate: heartRateOf(simulation) },
  label(0),
);
/** A phone on the same arm: acceleration alone, at a rate and a turn of its own. */
const phone = (lateS: number): InputFile => {
  const { timeS, x, y, z } = measure(simulation.motion, atRate(APPLE_WATCH, 60), "phone").acceleration;
  const rows = Array.from(timeS, (time, i) => {
    const us = Math.round(time * 1e6);
    const stamp = BigInt(label(lateS).start.getTime()) * 1_000_000n + BigInt(us) * 1000n;
    return `${stamp},${time.toFixed(6)},${x[i]},${z[i]},${-(y[i] as number)}`;
  });
  return { name: "TotalAcceleration.csv", bytes: new TextEncoder().encode(`time,seconds_elapsed,z,y,x\n${rows.join("\n")}\n`) };
};

test("the accelerometer's file and the gyroscope's are one recording", async () => {
  const [recording, ...others] = await read(secondSensor(0));
  expect(others).toEqual([]);
  expect(recording).toMatchObject({ format: "metamotion", signal: { angularRate: { x: expect.any(Float32Array) } } });
});

test("watch and phone: the watch tells more and is kept, the phone's clock is found from the movement", async () => {
  const recordings = await read([phone(41), watch]);
  expect(joinRecordings(recordings)).toMatchObject([
    { primary: 1, linked: [{ recording: 0, basis: "movement", offsetS: expect.closeTo(-41, 0) }] },
  ]);
  expect(setsOf(recordings)).toEqual(setsOf(await read([watch])));
});

test("FIT and accelerometer: the clocks are taken at their word, and the watch's log names the sets that the signal shows", async () => {
  const recordings = await read([sportsWatch, ...secondSensor(0)]);
  expect(joinRecordings(recordings)).toEqual([{ primary: 1, linked: [{ recording: 0, basis: "clock", offsetS: null, likeness: null }] }]);
  const { sets } = analysed(recordings);
  expect(sets.map(({ exercise }) => [exercise.id, exercise.source])).toEqual([
    ["bench_press", "device"],
    ["back_squat", "device"],
    ["biceps_curl", "device"],
  ]);
  expect(sets.every(({ reps }) => reps.length > 0)).toBe(true);
});

test("two devices and the watch's log, one clock 95 s off: one workout in which every set is counted once", async () => {
  const recordings = await read([sportsWatch, ...secondSensor(95), watch]);
  expect(recordings.map((recording) => recording.format)).toEqual(["fit", "metamotion", "sensor_logger"]);
  expect(joinRecordings(recordings)).toMatchObject([
    {
      primary: 2,
      linked: [
        {
          recording: 1,
          basis: "movement",
          offsetS: expect.closeTo(-95, 0),
          likeness: { correlation: expect.closeTo(1, 0), rival: expect.toSatisfy((rival: number) => rival < 0.7) },
        },
        { recording: 0, basis: "clock", offsetS: null },
      ],
    },
  ]);
  expect(setsOf(recordings)).toEqual(setsOf(await read([sportsWatch, watch])));
});

async function read(files: InputFile[]): Promise<readonly Recording[]> {
  const { recordings, rejected } = await decode(files);
  expect(rejected).toEqual([]);
  return recordings;
}

function analysed(recordings: readonly Recording[]) {
  return analyse(alignRecordings(recordings).map(({ recording }) => recording)).session;
}

/** When each set began, and its reps. */
function setsOf(recordings: readonly Recording[]) {
  const { sets } = analysed(recordings);
  expect(sets.length).toBeGreaterThan(0);
  return sets.map(({ startTime, repCount }) => [startTime, repCount]);
}
