import { expect, test } from "vitest";
import type { Recording } from "../recording.ts";
import { alignWorkout, joinRecordings } from "./join.ts";

const START_US = 1_700_000_000_000_000;

/** A recording of ten minutes in which the body moves in bursts of its own; `turn` turns the sensor, `rateHz` samples it. */
function recording(body: number, { startS = 0, rateHz = 50, turn = 0, gyroscope = false, sets = false, signal = true } = {}): Recording {
  const length = 600 * rateHz;
  const moving = (time: number) =>
    Math.sin((time / (37 + 11 * body)) * 2 * Math.PI + body) + 0.6 * Math.sin(time / (7 + body)) > 0.5 ? 1 : 0;
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
  expect(second).toMatchObject({ signal: null, issues: [{ code: "sources_disagree", detail: expect.stringContaining("95") }] });
  expect((second?.startTimeUs ?? 0) / 1e6).toBeCloseTo(START_US / 1e6, 0);
});

test("a log of sets is linked by its clock and keeps its sets", () => {
  const recordings = [recording(1), recording(1, { startS: 20, signal: false, sets: true })];
  const [workout] = joinRecordings(recordings);
  expect(workout).toEqual({ primary: 0, linked: [{ recording: 1, offsetS: 0, basis: "clock", correlation: null }] });
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
  expect(workout?.linked).toEqual([{ recording: 1, offsetS: 0, basis: "clock", correlation: null }]);
});

test("nothing gives nothing", () => {
  expect(joinRecordings([])).toEqual([]);
});
