import { type ConditionsObservation, observeConditions } from "./conditions/observe.ts";
import { PARTS, type Part } from "./part.ts";
import { type PlotTo, plotTo } from "./plot/plot-to.ts";
import { type LifterObservation, observeLifter } from "./proximity/lifter.ts";
import { observeRecognition, type RecognitionObservation } from "./recognition/observe.ts";
import { DATASETS, type DatasetId, haveRecordings, type RecordedSet } from "./recordings/datasets.ts";
import type { DayObservation } from "./recordings/day.ts";
import { observeDay } from "./recordings/day.ts";
import { observeRecording, type RecordedObservation } from "./recordings/observe.ts";
import { observeToFailure, observeWorkout, type SimulatedObservation } from "./simulated/observe.ts";
import { SEEN_EXERCISES, STICKING_EXERCISES } from "./simulated/plans.ts";

/** One piece of work, small enough to be handed to another thread as it is. */
export type Job =
  | { readonly kind: "recording"; readonly dataset: DatasetId; readonly index: number }
  | { readonly kind: "conditions"; readonly dataset: DatasetId; readonly index: number }
  | { readonly kind: "day"; readonly date: string; readonly draw: number }
  | { readonly kind: "recognition" }
  | { readonly kind: "workout"; readonly part: Part; readonly index: number }
  | { readonly kind: "to_failure"; readonly part: Part; readonly exercise: string; readonly index: number }
  | { readonly kind: "lifter"; readonly part: Part; readonly exercise: string; readonly index: number };

/** What a job gave. */
export type Outcome =
  | { readonly kind: "recording"; readonly value: RecordedObservation }
  | { readonly kind: "conditions"; readonly value: ConditionsObservation }
  | { readonly kind: "day"; readonly value: DayObservation }
  | { readonly kind: "recognition"; readonly value: RecognitionObservation }
  | { readonly kind: "simulated"; readonly value: SimulatedObservation }
  | { readonly kind: "lifter"; readonly value: LifterObservation };

/** How many simulated things of each kind a part has; of sets to failure and lifters, so many an exercise. */
const SIMULATED = {
  fit: { workouts: 12, toFailure: 4, stickingToFailure: 10, lifters: 3 },
  test: { workouts: 36, toFailure: 8, stickingToFailure: 26, lifters: 6 },
} as const;

/** Of the trusted sets of a part every so manieth is also looked at as it could have been recorded otherwise: all of the part that counts. */
const OTHERWISE = { fit: 3, test: 1 } as const;

/** How often each day's recordings are joined, with other rests each time: one false set of one draw is three percent of the test part's sets. */
const DAY_DRAWS = 3;

/** A quick run does every so manieth job: prime, so that all kinds and exercises come up. */
export const QUICK = 7;

/** All work of a full run, the longest first; `quick` leaves most of it out. Without the real recordings their work is absent. */
export function jobsOf(quick: boolean): Job[] {
  const jobs = [...(haveRecordings ? recordedJobs() : []), ...PARTS.flatMap(simulatedJobs)];
  return quick ? jobs.filter((_, i) => i % QUICK === 0) : jobs;
}

function recordedJobs(): Job[] {
  const sets = (Object.keys(DATASETS) as DatasetId[]).flatMap((dataset) => DATASETS[dataset]().map((set, index) => ({ set, index })));
  const dates = [...new Set(sets.flatMap(({ set }) => (set.date === null ? [] : [set.date])))].sort();
  const trusted = sets.filter(({ set }) => set.trusted);
  const otherwise = PARTS.flatMap((part) => trusted.filter(({ set }) => set.part === part).filter((_, k) => k % OTHERWISE[part] === 0));
  return [
    { kind: "recognition" },
    ...dates.flatMap((date) => Array.from({ length: DAY_DRAWS }, (_, draw) => ({ kind: "day" as const, date, draw }))),
    ...otherwise.map(({ set, index }) => ({ kind: "conditions" as const, dataset: set.dataset, index })),
    ...sets.map(({ set, index }) => ({ kind: "recording" as const, dataset: set.dataset, index })),
  ];
}

function simulatedJobs(part: Part): Job[] {
  const { workouts, toFailure, stickingToFailure, lifters } = SIMULATED[part];
  const times = (count: number) => Array.from({ length: count }, (_, index) => index);
  return [
    ...times(workouts).map((index) => ({ kind: "workout" as const, part, index })),
    ...SEEN_EXERCISES.flatMap(({ id }) => times(lifters).map((index) => ({ kind: "lifter" as const, part, exercise: id, index }))),
    ...SEEN_EXERCISES.flatMap((exercise) =>
      times(STICKING_EXERCISES.includes(exercise) ? stickingToFailure : toFailure).map((index) => ({
        kind: "to_failure" as const,
        part,
        exercise: exercise.id,
        index,
      })),
    ),
  ];
}

/** Does one job; with a folder, draws what came out wrong into it. */
export async function runJob(job: Job, plotFolder: string | null = null): Promise<Outcome> {
  const plot: PlotTo | null = plotFolder === null ? null : plotTo(plotFolder);
  switch (job.kind) {
    case "recording":
      return { kind: "recording", value: await observeRecording(recordedSet(job.dataset, job.index), plot) };
    case "conditions":
      return { kind: "conditions", value: await observeConditions(recordedSet(job.dataset, job.index), { plotTo: plot }) };
    case "day":
      return {
        kind: "day",
        value: await observeDay(
          DATASETS["wrist-gym"]().filter((set) => set.date === job.date),
          job.draw,
          plot,
        ),
      };
    case "recognition":
      return { kind: "recognition", value: await observeRecognition() };
    case "workout":
      return { kind: "simulated", value: observeWorkout(job.part, job.index, plot) };
    case "to_failure":
      return { kind: "simulated", value: observeToFailure(job.part, job.exercise, job.index, plot) };
    case "lifter":
      return { kind: "lifter", value: observeLifter(job.part, job.exercise, job.index, plot) };
  }
}

function recordedSet(dataset: DatasetId, index: number): RecordedSet {
  const set = DATASETS[dataset]()[index];
  if (!set) throw new Error(`${dataset} has no recording ${index}`);
  return set;
}
