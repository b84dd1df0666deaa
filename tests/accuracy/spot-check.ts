import { observeToFailure, type SimulatedObservation } from "./simulated/observe.ts";

/** A few sets that take seconds to judge: one of each kind of movement, in recordings that no other figure uses. */
const EXERCISES = [
  "bench_press",
  "back_squat",
  "deadlift",
  "overhead_press",
  "barbell_row",
  "biceps_curl",
  "lateral_raise",
  "lat_pulldown",
] as const;

/** What the pipeline makes of them: enough to see that a detector is broken, or that the kept report is of another one. */
export function spotCheck(): SimulatedObservation[] {
  return EXERCISES.map((exercise, i) => observeToFailure("test", exercise, 1000 + i));
}

/** The counts of a spot check in one line, for the report and for telling whether it still holds. */
export function inOneLine(observations: readonly SimulatedObservation[]): string {
  return observations
    .flatMap(({ sets }) => sets)
    .map(({ exercise, found }) => `${exercise} ${found?.repCount ?? "missed"}`)
    .join(", ");
}
