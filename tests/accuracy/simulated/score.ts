import { countMeasures, countValues, foundMeasures } from "../recordings/score.ts";
import { byPart, type Figure, figure, type Measure, type Measured } from "../report/figure.ts";
import { correlation, mean, median, rootMeanSquare, share, sum } from "../statistics.ts";
import type { RepObservation, SensorId, SetEnd, SetObservation, SimulatedObservation } from "./observe.ts";

/** Figures against simulated truth: sets and counts of whole workouts, velocities, and what happens near failure. */
export function simulatedFigures(observations: readonly SimulatedObservation[]): Figure[] {
  const workouts = byPart(observations.filter((o) => o.suite === "workout"));
  const told = byPart(observations.filter((o) => o.suite !== "workout"));
  return [
    ...workoutFigures(workouts),
    ...velocityFigures(told),
    ...failureFigures(told),
    ...exerciseFigures(told),
    confidenceFigure(byPart(observations)),
  ];
}

type Parts = Record<"fit" | "test", SimulatedObservation[]>;

function workoutFigures(workouts: Parts): Figure[] {
  const group = "Simulated workouts, 100 Hz with gyroscope, nothing told";
  const counts = (id: string, name: string, keep: (set: SetObservation) => boolean) =>
    figure({ id, group, name, measures: countMeasures() }, setsOf(workouts, keep), (sets) => ({
      n: sets.length,
      values: countValues(sets.map(({ completedReps, found }) => ({ want: completedReps, got: found?.repCount ?? 0 }))),
    }));
  return [
    figure(
      {
        id: "simulated_sets",
        group,
        name: "sets found",
        measures: [
          ...foundMeasures(),
          { key: "recallStraight", label: "recall of straight sets", unit: "share" },
          { key: "recallExtended", label: "recall of drop, rest-pause and cluster sets", unit: "share" },
          { key: "falsePerHour", label: "found where no set was, an hour", unit: "number" },
        ],
        note: "A drop, rest-pause or cluster set is one set with its pauses: found in pieces, it is missed and its pieces are wrong. Sets on leg machines, where a wrist sees next to nothing, count neither way.",
      },
      workouts,
      measuredSets,
    ),
    counts("simulated_reps", "reps of straight sets", ({ extended }) => !extended),
    counts("simulated_extended_reps", "reps of drop, rest-pause and cluster sets", ({ extended }) => extended),
  ];
}

function measuredSets(workouts: readonly SimulatedObservation[]): Measured {
  const sets = workouts.flatMap((o) => o.sets);
  const isFound = ({ found }: SetObservation) => found !== null;
  const matched = sets.filter(isFound).length;
  const apart = sum(workouts.map((o) => o.falseSets.apart));
  const all = matched + apart + sum(workouts.map((o) => o.falseSets.touching));
  const [straight, extended] = [sets.filter((set) => !set.extended), sets.filter((set) => set.extended)];
  return {
    n: sets.length,
    values: {
      precision: all > 0 ? matched / all : null,
      recall: share(sets, isFound),
      recallStraight: share(straight, isFound),
      recallExtended: share(extended, isFound),
      falsePerHour: apart / (sum(workouts.map((o) => o.durationS)) / 3600),
    },
  };
}

function velocityFigures(told: Parts): Figure[] {
  const group = "Velocity against simulated truth, exercise told";
  const linear = (id: string, name: string, sensor: SensorId, targets: Readonly<Record<string, Measure["target"]>>) =>
    figure(
      { id, group, name: `mean concentric velocity, ${name}`, measures: velocityMeasures("m/s", targets) },
      setsOf(withSensor(told, sensor), ({ basis, found }) => basis === "linear" && found !== null),
      (sets) => errorsOf(sets, (rep) => [rep.trueVelocity, rep.velocity]),
    );
  return [
    linear("velocity", "wrist, 100 Hz with gyroscope", "watch", {
      rmse: { most: 0.03 },
      bias: { least: -0.01, most: 0.01 },
      r: { least: 0.98 },
    }),
    linear("velocity_25_hz", "25 Hz", "watch_25_hz", { rmse: { most: 0.05 } }),
    linear("velocity_acceleration_only", "acceleration only", "watch_acceleration_only", { rmse: { most: 0.08 } }),
    figure(
      {
        id: "angular_velocity",
        group,
        name: "mean angular velocity of exercises that turn the wrist",
        measures: velocityMeasures("rad/s", {}),
      },
      setsOf(withSensor(told, "watch"), ({ basis, found }) => basis === "angular" && found !== null),
      (sets) => errorsOf(sets, (rep) => [rep.trueAngularVelocity, rep.angularVelocity]),
    ),
    ...(["linear", "angular"] as const).map((basis) =>
      figure(
        {
          id: `velocity_loss_${basis}`,
          group,
          name: `velocity loss of a set, ${basis}`,
          measures: [
            { key: "within5", label: "within 5 points", unit: "share", ...(basis === "linear" ? { target: { least: 0.9 } } : {}) },
            { key: "error", label: "mean error, points", unit: "reps" },
          ],
        },
        setsOf(withSensor(told, "watch"), (set) => set.basis === basis && set.lossPct !== null && set.found?.lossPct != null),
        (sets) => {
          const errors = sets.map((set) => Math.abs((set.found?.lossPct ?? 0) - (set.lossPct ?? 0)));
          return { n: sets.length, values: { within5: share(errors, (e) => e <= 5), error: mean(errors) } };
        },
      ),
    ),
  ];
}

function velocityMeasures(unit: "m/s" | "rad/s", targets: Readonly<Record<string, Measure["target"]>>): Measure[] {
  const measure = (key: string, label: string, own: Measure["unit"], reference?: string): Measure => {
    const target = targets[key];
    return { key, label, unit: own, ...(target ? { target } : {}), ...(reference ? { reference } : {}) };
  };
  const onWatch = unit === "m/s";
  return [
    measure("rmse", `RMSE, ${unit}`, unit, onWatch ? "Apple Watch against motion capture: SEE 0.064" : undefined),
    measure("bias", `bias, ${unit}`, unit),
    measure("median", `median error, ${unit}`, unit),
    measure("gross", `errors of more than 0.1 ${unit}`, "share"),
    measure("r", "r", "number", onWatch ? "same: 0.95-0.965" : undefined),
    measure("answered", "reps that were given one", "share"),
    ...(onWatch ? [measure("covered", "inside ± 1.28 of its stated uncertainty (80 % if honest)", "share")] : []),
  ];
}

/** Errors of the reps' velocities; `pair` gives the true one and the found one. */
function errorsOf(sets: readonly SetObservation[], pair: (rep: RepObservation) => readonly [number, number | null]): Measured {
  const reps = sets.flatMap((set) => set.reps);
  const given = reps.flatMap((rep) => {
    const [truth, found] = pair(rep);
    return found === null ? [] : [{ truth, found, uncertainty: rep.uncertainty }];
  });
  const errors = given.map(({ truth, found }) => found - truth);
  const stated = given.filter(({ uncertainty }) => uncertainty !== null);
  return {
    n: reps.length,
    values: {
      rmse: rootMeanSquare(errors),
      bias: mean(errors),
      median: median(errors.map(Math.abs)),
      gross: share(errors, (error) => Math.abs(error) > 0.1),
      r: correlation(given.map(({ truth, found }) => [truth, found] as const)),
      answered: reps.length > 0 ? given.length / reps.length : null,
      covered: share(stated, ({ truth, found, uncertainty }) => Math.abs(found - truth) <= 1.2816 * (uncertainty ?? 0)),
    },
  };
}

function failureFigures(told: Parts): Figure[] {
  const group = "Near failure, simulated sets, 100 Hz with gyroscope, exercise told";
  const sets = setsOf(withSensor(told, "watch"), ({ extended }) => !extended);
  return [
    figure({ id: "told_reps", group, name: "reps of sets near failure", measures: countMeasures() }, sets, (items) => ({
      n: items.length,
      values: countValues(items.map((set) => ({ want: set.completedReps, got: set.found?.repCount ?? 0 }))),
    })),
    figure(
      {
        id: "grinding_reps",
        group,
        name: "grinding reps",
        measures: [{ key: "split", label: "split in two", unit: "count", target: { most: 0 } }],
        note: "Completed reps at 0.6 or more of the way to the limit, in exercises with a deep sticking region. n counts reps.",
      },
      sets,
      (items) => ({ n: sum(items.map((set) => set.grinding.reps)), values: { split: sum(items.map((set) => set.grinding.split)) } }),
    ),
    figure(
      {
        id: "failed_attempts",
        group,
        name: "failed attempts",
        measures: [
          { key: "found", label: "found", unit: "share", target: { least: 0.9 } },
          { key: "false", label: "sets without one that were given one", unit: "share", target: { most: 0.02 } },
        ],
      },
      sets,
      (items) => {
        const ends = items.map((set) => ({ is: set.failedAttempt, said: set.found?.endsInFailedAttempt ?? false }));
        const isFailed = ends.filter(({ is }) => is);
        const isNot = ends.filter(({ is }) => !is);
        return { n: items.length, values: { found: share(isFailed, ({ said }) => said), false: share(isNot, ({ said }) => said) } };
      },
    ),
    ...attemptsByKind(group, sets),
  ];
}

/** Which ends of sets are taken for what they are not. */
function attemptsByKind(group: string, sets: Record<"fit" | "test", SetObservation[]>): Figure[] {
  const each = (id: string, name: string, failed: boolean, kinds: Readonly<Record<string, (end: SetEnd) => boolean>>) =>
    figure({ id, group, name, measures: Object.keys(kinds).map((kind) => ({ key: kind, label: kind, unit: "share" })) }, sets, (items) => {
      const own = items.filter(({ failedAttempt }) => failedAttempt === failed);
      const said = (is: (end: SetEnd) => boolean) =>
        share(
          own.filter(({ end }) => is(end)),
          ({ found }) => found?.endsInFailedAttempt === true,
        );
      return { n: own.length, values: Object.fromEntries(Object.entries(kinds).map(([kind, is]) => [kind, said(is)])) };
    });
  return [
    each("attempts_by_kind", "failed attempts found, by kind", true, {
      "creeps into a stall": ({ course }) => course === "creep",
      "stuck within a moment": ({ course }) => course === "stuck",
      "turns back smoothly": ({ course }) => course === "turn_back",
      "sinks and is tried again": ({ course }) => course === "second_try",
      "load lowered": ({ release }) => release === "lowered",
      "load dropped": ({ release }) => release === "dropped",
      "load left where it was": ({ release }) => release === "left",
      "less than a third of the way": ({ reach }) => reach < 1 / 3,
      "a third to 60 % of the way": ({ reach }) => reach >= 1 / 3 && reach < 0.6,
      "60 % of the way or more": ({ reach }) => reach >= 0.6,
    }),
    each("false_attempts_by_kind", "sets without one that were given one, by kind", false, {
      "last rep like the others": ({ reach, assisted }) => reach >= 0.95 && !assisted,
      "last rep a little short": ({ reach, assisted }) => reach < 0.95 && !assisted,
      "last rep with a partner's help": ({ assisted }) => assisted,
      "load dropped or left after it": ({ release }) => release !== "lowered",
    }),
  ];
}

/** Where the errors lie: the main measures for each exercise by itself. */
function exerciseFigures(told: Parts): Figure[] {
  const group = "By exercise, simulated sets, 100 Hz with gyroscope, exercise told";
  const sets = setsOf(withSensor(told, "watch"), ({ extended }) => !extended);
  const exercises = [...new Set([...sets.test, ...sets.fit].map(({ exercise }) => exercise))].sort();
  const each = (id: string, name: string, unit: Measure["unit"], value: (own: SetObservation[]) => number | null | undefined) =>
    figure({ id, group, name, measures: exercises.map((exercise) => ({ key: exercise, label: exercise, unit })) }, sets, (items) => ({
      n: items.length,
      values: Object.fromEntries(exercises.map((exercise) => [exercise, value(items.filter((set) => set.exercise === exercise)) ?? null])),
    }));
  const ofLinear = (own: SetObservation[]) => own.filter(({ basis }) => basis === "linear");
  return [
    each("exact_by_exercise", "reps, exact", "share", (own) => share(own, ({ completedReps, found }) => found?.repCount === completedReps)),
    each("found_by_exercise", "sets found", "share", (own) => share(own, ({ found }) => found !== null)),
    each("attempts_by_exercise", "failed attempts found", "share", (own) =>
      share(
        own.filter(({ failedAttempt }) => failedAttempt),
        ({ found }) => found?.endsInFailedAttempt === true,
      ),
    ),
    each(
      "velocity_by_exercise",
      "velocity, RMSE",
      "m/s",
      (own) => errorsOf(ofLinear(own), (rep) => [rep.trueVelocity, rep.velocity]).values.rmse,
    ),
  ];
}

/** Confidences are put together in bins with these upper ends. */
const BINS = [0.5, 0.75, 0.85, 0.95, 1] as const;

function confidenceFigure(all: Parts): Figure {
  const names = BINS.map((high, i) => `${i === 0 ? 0 : BINS[i - 1]} to ${high}`);
  const measures: Measure[] = names.flatMap((name, i) => [
    { key: `right${i}`, label: `confidence ${name}: reps that are right`, unit: "share" },
    { key: `stated${i}`, label: `confidence ${name}: mean confidence`, unit: "share" },
    { key: `n${i}`, label: `confidence ${name}: reps`, unit: "count" },
  ]);
  return figure(
    {
      id: "rep_confidence",
      group: "Confidence of reps, all simulated recordings",
      name: "reps right at each confidence",
      measures,
      note: "A rep is right where it stands for exactly one true rep and says rightly whether that was completed. n counts found reps.",
    },
    all,
    (items) => {
      const reps = items.flatMap((o) => o.confidences);
      const values: Record<string, number | null> = {};
      for (const [i, high] of BINS.entries()) {
        const low = i === 0 ? -1 : (BINS[i - 1] ?? 0);
        const bin = reps.filter(({ confidence }) => confidence > low && confidence <= high);
        values[`right${i}`] = share(bin, ({ right }) => right);
        values[`stated${i}`] = mean(bin.map(({ confidence }) => confidence));
        values[`n${i}`] = bin.length;
      }
      return { n: reps.length, values };
    },
  );
}

function withSensor(parts: Parts, sensor: SensorId): Parts {
  return { fit: parts.fit.filter((o) => o.sensor === sensor), test: parts.test.filter((o) => o.sensor === sensor) };
}

function setsOf(parts: Parts, keep: (set: SetObservation) => boolean): Record<"fit" | "test", SetObservation[]> {
  const of = (items: readonly SimulatedObservation[]) => items.flatMap((o) => o.sets).filter(keep);
  return { fit: of(parts.fit), test: of(parts.test) };
}
