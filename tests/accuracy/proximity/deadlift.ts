import { defaultProximityParams, type ExerciseProfile, estimateProximity, learnFromSet } from "@lastrep/analysis";
import { readManifest } from "../../ingest/data.ts";
import { type Figure, type Measured, rounded } from "../report/figure.ts";
import { leastSquares, mean, share } from "../statistics.ts";
import { leastError } from "./deadlift-bound.ts";
import { transducerSet } from "./transducer.ts";

/** A set of deadlifts to failure, as a lifter would have left it who had stopped `rir` reps short. Velocities in m/s. */
interface Trial {
  readonly person: string;
  readonly day: number;
  readonly rir: number;
  readonly last: number;
  /** Mean concentric velocity of each rep; null where the source does not give it. */
  readonly velocities: readonly (number | null)[];
}

/**
 * Real deadlift sets to failure at 80 and 90 % of 1RM, measured by a position transducer: how well the reps in reserve are told when the set is
 * looked at as it was 0, 1 or 2 reps before its end. Answers are restricted to 0 to 2, as those of the rivals are.
 */
export function deadliftFigure(): Figure {
  const trials = readTrials();
  const group = "Proximity to failure, real velocities";
  return {
    id: "deadlift_to_failure",
    group,
    name: "deadlifts to failure, RIR 0 to 2 (velocity/deadlift_to_failure.csv)",
    measures: [
      { key: "mae", label: "mean error, lifter unknown", unit: "reps", reference: "always 1: 0.67; pooled line: 0.64" },
      { key: "one", label: "mean error of always 1", unit: "reps" },
      { key: "line", label: "mean error of a line on the other persons' velocities", unit: "reps" },
      {
        key: "bound",
        label: "least error that anyone can have by the published spread of velocity at failure, lifter unknown",
        unit: "reps",
      },
      { key: "boundKnown", label: "the same with the lifter's own velocity at failure known", unit: "reps" },
      { key: "coverage", label: "true value inside the 80 % interval", unit: "share" },
      { key: "width", label: "mean width of the interval, reps", unit: "reps" },
      { key: "maeSecondDay", label: "mean error on the second day, first day's failures known", unit: "reps" },
      { key: "maeSecondDayCold", label: "mean error on the second day, lifter unknown", unit: "reps" },
      { key: "coverageSecondDay", label: "second day, true value inside the interval, first day's failures known", unit: "share" },
      { key: "coverageSecondDayCold", label: "second day, true value inside the interval, lifter unknown", unit: "share" },
    ],
    parts: { fit: null, test: rounded(measured(trials)) },
    note: "Every set is looked at three times, so 0, 1 and 2 are equally likely: all rivals know that, and the estimator's own expectation, that more sets end at the limit, is taken out of its answer. Nothing is fitted on these persons one by one, so each is left out of what is known of the others; but the estimator's deadlift prior comes from the published means of the study that they took part in.",
  };
}

function measured(trials: readonly Trial[]): Measured {
  const cold = trials.flatMap((trial) => answerOf(trial, null));
  const second = trials.filter(({ day }) => day === 2);
  const known = second.flatMap((trial) => answerOf(trial, profileOf(trials, trial.person)));
  const secondCold = second.flatMap((trial) => answerOf(trial, null));
  return {
    n: cold.length,
    values: {
      mae: error(cold),
      one: mean(cold.map(({ rir }) => Math.abs(1 - rir))),
      line: mean(trials.map((trial) => Math.abs(lineWithout(trials, trial) - trial.rir))),
      bound: leastError("unknown"),
      boundKnown: leastError("known"),
      coverage: share(cold, ({ inside }) => inside),
      width: mean(cold.map(({ width }) => width)),
      maeSecondDay: error(known),
      maeSecondDayCold: error(secondCold),
      coverageSecondDay: share(known, ({ inside }) => inside),
      coverageSecondDayCold: share(secondCold, ({ inside }) => inside),
    },
  };
}

interface Answer {
  readonly rir: number;
  readonly said: number;
  readonly inside: boolean;
  readonly width: number;
}

/** Empty where the estimator does not answer: with one rep there is no decline. */
function answerOf(trial: Trial, profile: ExerciseProfile | null): Answer[] {
  const { rir } = estimateProximity({ ...transducerSet("deadlift", trial.velocities), profile, day: trial.day });
  if (!rir) return [];
  const [atFailure = 0, p1 = 0, p2 = 0] = rir.distribution;
  const { priorAtFailure, attemptAtFailure } = defaultProximityParams;
  // None of these sets shows an attempt.
  const p0 = atFailure / (priorAtFailure * (1 - attemptAtFailure));
  const total = p0 + p1 + p2;
  const said = p0 / total > 0.5 ? 0 : (p0 + p1) / total > 0.5 ? 1 : 2;
  return [{ rir: trial.rir, said, inside: rir.low <= trial.rir && trial.rir <= rir.high, width: rir.high - rir.low }];
}

function error(answers: readonly Answer[]): number | null {
  return mean(answers.map(({ rir, said }) => Math.abs(said - rir)));
}

function profileOf(trials: readonly Trial[], person: string): ExerciseProfile | null {
  const taught = trials.filter((trial) => trial.person === person && trial.day === 1 && trial.rir === 0);
  return taught.reduce<ExerciseProfile | null>(
    (profile, trial) => learnFromSet(profile, { ...transducerSet("deadlift", trial.velocities), day: 1, label: { failure: true } }),
    null,
  );
}

/** RIR on the last rep's velocity, fitted on the other persons. */
function lineWithout(trials: readonly Trial[], trial: Trial): number {
  const others = trials.filter(({ person }) => person !== trial.person);
  const line = leastSquares(others.map(({ last, rir }) => [last, rir] as const));
  return line ? Math.min(2, Math.max(0, line.intercept + line.slope * trial.last)) : 1;
}

/** Of every set the source gives its length, its fastest rep and its last three; the fastest is put where it can have been: first. */
function readTrials(): Trial[] {
  const rows = readManifest("velocity/deadlift_to_failure.csv");
  const sets = Map.groupBy(rows, (row) => `${row.id} ${row.load_pct_1rm} ${row.day}`);
  return [...sets.values()].flatMap((set) => {
    const length = Number(set[0]?.set_reps_to_failure);
    return set.flatMap((end) => {
      const done = length - Number(end.rir);
      if (done < 1) return [];
      const velocities = new Array<number | null>(done).fill(null);
      for (const row of set) {
        const index = length - 1 - Number(row.rir);
        if (index < done && index >= 0) velocities[index] = Number(row.mcv_ms);
      }
      const free = velocities.indexOf(null);
      if (free >= 0) velocities[free] = Number(end.set_mcv_max);
      return [{ person: String(end.id), day: Number(end.day), rir: Number(end.rir), last: Number(end.mcv_ms), velocities }];
    });
  });
}
