import type { GivenRep, GivenSet, Recording } from "@lastrep/ingest";
import { expect, test } from "vitest";
import { analyse } from "../analyse.ts";
import { sessionAnalysisSchema } from "../session.ts";

function set(velocities: readonly (number | null)[], changes: Partial<GivenSet> = {}): GivenSet {
  const startS = changes.startS ?? 0;
  const reps = velocities.map(
    (meanVelocity, i): GivenRep => ({
      endS: startS + 1 + 3 * i,
      durationS: meanVelocity === null ? null : 0.5 / meanVelocity,
      meanVelocity,
      peakVelocity: null,
      rangeOfMotion: 0.5,
      completed: true,
    }),
  );
  return { startS, endS: startS + 3 * velocities.length, exercise: "Back Squat", loadKg: 120, rir: null, reps, ...changes };
}

function logOf(...givenSets: GivenSet[]): Recording {
  const durationS = Math.max(...givenSets.map(({ endS }) => endS));
  const nothing = { device: null, timeZone: null, signal: null, gaps: [], heartRate: null, deviceSets: [], issues: [] };
  return { file: "log.csv", format: "rep_table", startTimeUs: 1.7e15, durationS, givenSets, ...nothing };
}

test("measured reps become sets with velocity, reps in reserve and no phase that nobody measured", () => {
  const { session, traces } = analyse([logOf(set([0.62, 0.6, 0.55, 0.5, 0.44, 0.37]), set([0.6, 0.33], { startS: 300, endS: 306 }))]);
  expect(sessionAnalysisSchema.parse(session)).toEqual(session);
  expect(traces).toEqual([]);
  const [first, second] = session.sets;
  expect(first).toMatchObject({ exercise: { id: "back_squat", source: "device" }, loadKg: 120, repCount: 6 });
  expect(first?.velocity).toMatchObject({ basis: "linear", best: 0.62, last: 0.37 });
  expect(first?.reps[0]).toMatchObject({ eccentricS: null, pauseS: null, meanVelocity: 0.62 });
  expect(first?.rir?.basis).toContain("velocity_loss");
  expect(second?.startS).toBe(300);
});

test("what the load was told to be counts also where no wrist sees the exercise", () => {
  const [machine] = analyse([logOf(set([0.5, 0.45, 0.4, 0.3, 0.24], { exercise: "leg_press" }))]).session.sets;
  expect(machine?.velocity.basis).toBe("linear");
  expect(machine?.rir).not.toBeNull();
});

test("a rating that was typed into the log is evidence, and stays so when the set is judged again", () => {
  const speeds = [0.62, 0.6, 0.57, 0.53, 0.48];
  const [plain] = analyse([logOf(set(speeds))]).session.sets;
  const [rated] = analyse([logOf(set(speeds, { rir: 1 }))]).session.sets;
  expect(rated?.reportedRir).toBe(1);
  expect(rated?.rir?.basis).toContain("label");
  expect(Math.abs((rated?.rir?.estimate ?? 9) - 1)).toBeLessThan(Math.abs((plain?.rir?.estimate ?? 9) - 1));
});

test("one heavy rep is judged by its distance from the velocity at failure, where that is known", () => {
  const single = (velocity: number, exercise = "Back Squat") => analyse([logOf(set([velocity], { exercise }))]).session.sets[0];
  expect(single(0.29)?.rir?.estimate).toBeLessThan(single(0.6)?.rir?.estimate ?? 0);
  expect(single(0.29)?.rir?.basis).not.toContain("velocity_loss");
  expect(single(0.3, "Zercher carry")?.rir).toBeNull();
});

test("reps without velocities have a count and no estimate", () => {
  const [blind] = analyse([logOf(set([null, null, null], { exercise: null }))]).session.sets;
  expect(blind).toMatchObject({ repCount: 3, velocity: { basis: "none", last: null }, exercise: { id: "unknown" } });
});
