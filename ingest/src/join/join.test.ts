import { expect, test } from "vitest";
import type { Recording } from "../recording.ts";
import { alignWorkout, joinRecordings } from "./join.ts";

const START_US = 1_700_000_000_000_000;

/** A recording of ten minutes in which the body moves in bursts of its own; `turn` turns the sensor, `rateHz` samples it. */
function recording(
  body: number,
  { startS = 0, rateHz = 50, turn = 0, gyroscope = false, sets = false, signal = true, even = false } = {},
): Recording {
  const length = 600 * rateHz;
  // A new chance every nine seconds, the same for one body at any rate.
  const moves = (time: number) => Math.sin(Math.floor(time / 9) ** 2 * (1 + 0.37 * body)) > 0.3;
  const moving = (time: number) => ((even ? time % 60 < 20 : moves(time)) ? 1 : 0);
  const push = Float32Array.from({ length }, (_, i) => moving(i / rateHz) * 3 * Math.sin((i / rateHz) * 4.1));
  const column = (share: number) => push.map((value) => (9.81 + value) * share);
  const acceleration = { x: column(Math.sin(turn)), y: new Float32Array(length), z: column(Math.cos(turn)) };
  return {
    file: "a",
    format: "csv",
    device: null,
    startTimeUs: START_US + startS * 1e6,
    timeZone: null,
    durationS: 600,
    signal: signal
      ? { rateHz, length, acceleration, angularRate: gyroscope ? acceleration : null, gravity: null, nativeRateHz: rateHz }
      : null,
    gaps: [],
    heartRate: null,
    deviceSets: sets ? [{ kind: "active", startS: 10, durationS: 30, reps: 8, loadKg: null, exercises: [] }] : [],
    issues: [],
  };
}

test("two devices on one body are one workout; the clock that is off is found from the movement", () => {
  const phone = recording(1, { startS: 95, rateHz: 100, turn: 1 });
  const watch = recording(1, { gyroscope: true });
  const [workout, ...others] = joinRecordings([phone, watch]);
  expect(others).toEqual([]);
  expect(workout).toMatchObject({ primary: 1, linked: [{ recording: 0, basis: "movement", offsetS: expect.closeTo(-95, 0) }] });
  const [first, second] = alignWorkout([phone, watch], workout as never);
  expect(first).toBe(watch);
  expect(second).toMatchObject({
    signal: null,
    issues: [
      { code: "second_recording" },
      { code: "sources_disagree", detail: expect.stringMatching(/95\.\d s ahead.*correlates with (1|0\.9)/) },
    ],
  });
  expect((second?.startTimeUs ?? 0) / 1e6).toBeCloseTo(START_US / 1e6, 0);
});

test("a log of sets is linked by its clock and keeps its sets", () => {
  const recordings = [recording(1), recording(1, { startS: 20, signal: false, sets: true })];
  const [workout] = joinRecordings(recordings);
  expect(workout).toEqual({ primary: 0, linked: [{ recording: 1, offsetS: null, basis: "clock", likeness: null }] });
  expect(alignWorkout(recordings, workout as never)[1]).toMatchObject({ deviceSets: [{ reps: 8 }], issues: [] });
});

test("recordings after each other, or without a date, stay apart however alike they are", () => {
  const undated = { ...recording(1), startTimeUs: null };
  expect(
    joinRecordings([recording(1), recording(1, { startS: 620 }), undated]).map(({ primary, linked }) => [primary, linked.length]),
  ).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

test("devices that moved differently at one time are linked by the clock alone", () => {
  const [workout] = joinRecordings([recording(1, { gyroscope: true }), recording(4)]);
  expect(workout?.linked).toMatchObject([{ recording: 1, offsetS: null, basis: "clock", likeness: { correlation: expect.any(Number) } }]);
});

test("sets and rests as even as a metronome fit one set off as well: the offset is not certain, and not told", () => {
  const recordings = [recording(1, { even: true, gyroscope: true }), recording(1, { even: true, startS: 20 })];
  const [workout] = joinRecordings(recordings);
  expect(workout?.linked).toMatchObject([{ offsetS: null, basis: "clock" }]);
  expect(workout?.linked[0]?.likeness?.correlation).toBeGreaterThan(0.95);
  const [, second] = alignWorkout(recordings, workout as never);
  expect(second).toMatchObject({ startTimeUs: recordings[1]?.startTimeUs, issues: [{ code: "second_recording", primary: "a" }] });
});

test("three devices: each is brought onto the clock of the one that tells most", () => {
  const recordings = [recording(2, { startS: -40 }), recording(2, { gyroscope: true }), recording(2, { startS: 70, rateHz: 25 })];
  expect(joinRecordings(recordings)).toMatchObject([
    {
      primary: 1,
      linked: [
        { recording: 0, offsetS: expect.closeTo(40, 0) },
        { recording: 2, offsetS: expect.closeTo(-70, 0) },
      ],
    },
  ]);
});

test("nothing gives nothing", () => {
  expect(joinRecordings([])).toEqual([]);
});
