import { type Analysis, analyse, type Rep, type WorkSet } from "@lastrep/analysis";
import {
  APPLE_WATCH,
  type AttemptCourse,
  atRate,
  deviceSetsOf,
  exerciseSpec,
  measure,
  type Release,
  type RepTruth,
  type SensorModel,
  type SetTruth,
  type Simulation,
  simulate,
  toRecording,
} from "@lastrep/fixtures";
import type { Signal } from "@lastrep/ingest";
import type { Part } from "../part.ts";
import type { PlotTo } from "../plot/plot-to.ts";
import { type RolePair, toldRole } from "../roles.ts";
import { matchSpans, overlap } from "../span.ts";
import { median } from "../statistics.ts";
import { stranger } from "../stranger.ts";
import { concentricsWithin, matchReps } from "./match-reps.ts";
import { toFailurePlan, workoutPlan } from "./plans.ts";

export type Suite = "workout" | "lifter" | "to_failure";
export type SensorId = "watch" | "watch_25_hz" | "watch_acceleration_only";

/** Sensors that simulated movements are recorded with; all have noise, offsets, an askew mounting, an unsteady clock and holes. */
export const SENSORS: Readonly<Record<SensorId, SensorModel>> = {
  watch: APPLE_WATCH,
  watch_25_hz: atRate(APPLE_WATCH, 25),
  watch_acceleration_only: atRate(APPLE_WATCH, 100, false),
};

/** What the pipeline made of one simulated recording. */
export interface SimulatedObservation {
  readonly part: Part;
  readonly suite: Suite;
  readonly sensor: SensorId;
  /** Sets that a wrist can see, and what was made of each. */
  readonly sets: readonly SetObservation[];
  /** Found sets that are none of the true ones: where no set was, and others that touch a true one without fitting it. */
  readonly falseSets: { readonly apart: number; readonly touching: number };
  readonly durationS: number;
  /** Of workouts: set roles, with the watch's own log of sets beside the signal. */
  readonly roles?: readonly RolePair[];
  /** Every found rep: how sure the pipeline was, and whether it stands for one true rep and says rightly whether that was completed. */
  readonly confidences: readonly { readonly confidence: number; readonly right: boolean }[];
}

export interface SetObservation {
  readonly exercise: string;
  readonly basis: SetTruth["basis"];
  /** A drop, rest-pause or cluster set. */
  readonly extended: boolean;
  readonly completedReps: number;
  readonly rir: number;
  readonly failedAttempt: boolean;
  readonly end: SetEnd;
  /** Of the true velocities (angular ones where the exercise turns the wrist), in percent; null with fewer than two reps. */
  readonly lossPct: number | null;
  /** Null where no found set has an IoU of 0.5 or more with it. */
  readonly found: FoundSet | null;
  /** Completed reps that a found one stands for. */
  readonly reps: readonly RepObservation[];
  readonly grinding: { readonly reps: number; readonly split: number };
}

/** How a set really ended. */
export interface SetEnd {
  /** How the attempt went; null without one. */
  readonly course: AttemptCourse | null;
  readonly release: Release;
  /** Way of the last lift, as a share of the median of the completed ones. */
  readonly reach: number;
  /** A partner helped with the last rep. */
  readonly assisted: boolean;
}

export interface FoundSet {
  readonly repCount: number;
  readonly endsInFailedAttempt: boolean;
  readonly lossPct: number | null;
  readonly lastVelocity: number | null;
  readonly rir: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  readonly failureProbability: number;
}

/** m/s and rad/s. */
export interface RepObservation {
  readonly trueVelocity: number;
  readonly velocity: number | null;
  readonly uncertainty: number | null;
  readonly trueAngularVelocity: number;
  readonly angularVelocity: number | null;
}

/** Simulates workout `index` of a part and analyses it without telling the pipeline anything. */
export function observeWorkout(part: Part, index: number, plotTo: PlotTo | null = null): SimulatedObservation {
  const simulation = simulate(workoutPlan(part, index));
  return { ...observe(record(simulation, "watch"), part, "workout", plotTo), roles: rolesWithLog(simulation) };
}

/** Roles of the sets that a wrist can see, with the watch's own log of exercises and loads beside the signal. */
function rolesWithLog(simulation: Simulation): RolePair[] {
  const recording = toRecording(measure(simulation.motion, SENSORS.watch, `${simulation.seed}-watch`));
  const { sets } = analyse([{ ...recording, deviceSets: deviceSetsOf(simulation) }], { recognition: stranger }).session;
  const truth = simulation.truth.sets;
  const matched = matchSpans(truth, sets);
  return truth.flatMap((set, i) => {
    const found = sets[matched[i] ?? -1];
    return isSeen(set) ? [{ truth: set.role, told: found ? toldRole(found) : null }] : [];
  });
}

/** Simulates one set near its limit and analyses it with the exercise told. */
export function observeToFailure(part: Part, exercise: string, index: number, plotTo: PlotTo | null = null): SimulatedObservation {
  return observe(record(simulate(toFailurePlan(part, exercise, index)), "watch", { exercise }), part, "to_failure", plotTo);
}

/** A simulation as a sensor recorded it and the pipeline read it. */
export interface Recorded {
  readonly file: string;
  readonly sensor: SensorId;
  readonly simulation: Simulation;
  readonly analysis: Analysis;
  readonly signal: Signal | null;
  /** For each set of the truth the found one, or null. */
  readonly matched: readonly (WorkSet | null)[];
}

/** Records a simulation with a sensor and analyses the recording; `told` is what the lifter tells the pipeline. */
export function record(
  simulation: Simulation,
  sensor: SensorId,
  told: { readonly exercise?: string; readonly loadKg?: number } = {},
): Recorded {
  const file = `${simulation.seed}-${sensor}`;
  const recording = toRecording(measure(simulation.motion, SENSORS[sensor], file), { file });
  const analysis = analyse([recording], { ...told, recognition: stranger });
  const { sets } = analysis.session;
  const matched = matchSpans(simulation.truth.sets, sets).map((j) => (j === null ? null : (sets[j] ?? null)));
  return { file, sensor, simulation, analysis, signal: recording.signal, matched };
}

/** Compares what the pipeline read with the truth. */
export function observe(recorded: Recorded, part: Part, suite: Suite, plotTo: PlotTo | null = null): SimulatedObservation {
  if (plotTo) plotWrong(recorded, plotTo);
  return { part, suite, sensor: recorded.sensor, ...judge(recorded) };
}

function judge({ simulation, analysis, matched }: Recorded) {
  const truth = simulation.truth.sets;
  const { sets } = analysis.session;
  const hidden = truth.filter((set) => !isSeen(set));
  const falseSets = sets.filter((set) => !matched.includes(set) && !hidden.some((other) => overlap(set, other) > 0));
  const apart = falseSets.filter((set) => !truth.some((other) => overlap(set, other) > 0));
  const confidences = [
    ...truth.flatMap((set, i) => (isSeen(set) && matched[i] ? confidencesOf(set.reps, matched[i].reps) : [])),
    ...apart.flatMap((set) => set.reps.map(({ confidence }) => ({ confidence, right: false }))),
  ];
  return {
    sets: truth.flatMap((set, i) => (isSeen(set) ? [observeSet(set, matched[i] ?? null)] : [])),
    falseSets: { apart: apart.length, touching: falseSets.length - apart.length },
    durationS: simulation.durationS,
    confidences,
  };
}

function isSeen({ exercise }: SetTruth): boolean {
  return exerciseSpec(exercise).kind !== "leg_machine";
}

function observeSet(truth: SetTruth, found: WorkSet | null): SetObservation {
  const { byTruth } = matchReps(truth.reps, found?.reps ?? []);
  const grinding = truth.reps.filter((rep) => isGrinding(rep, truth.exercise));
  return {
    exercise: truth.exercise,
    basis: truth.basis,
    extended: truth.parts.length > 1,
    completedReps: truth.completedReps,
    rir: truth.rir,
    failedAttempt: truth.failedAttempt,
    end: endOf(truth.reps),
    lossPct: trueLoss(truth),
    found: found && {
      repCount: found.repCount,
      endsInFailedAttempt: found.reps.at(-1)?.completed === false,
      lossPct: found.velocity.lossPct,
      lastVelocity: found.velocity.last,
      rir: found.rir && { estimate: found.rir.estimate, low: found.rir.low, high: found.rir.high },
      failureProbability: found.failure.probability,
    },
    reps: truth.reps.flatMap((rep, i) => {
      const match = byTruth[i];
      return match && rep.completed ? [observeRep(rep, match)] : [];
    }),
    grinding: { reps: grinding.length, split: grinding.filter((rep) => concentricsWithin(rep, found?.reps ?? []) > 1).length },
  };
}

function endOf(reps: readonly RepTruth[]): SetEnd {
  const last = reps[reps.length - 1] as RepTruth;
  const way = ({ loadVelocity, concentric }: RepTruth) => loadVelocity * (concentric.endS - concentric.startS);
  const usual = median(reps.filter(({ completed }) => completed).map(way));
  return { course: last.course, release: last.release, reach: usual ? way(last) / usual : 1, assisted: last.assisted };
}

/** A completed rep so near the limit that it comes to a near standstill in its sticking region. */
function isGrinding(rep: RepTruth, exercise: string): boolean {
  return rep.completed && !rep.assisted && rep.effort >= 0.6 && exerciseSpec(exercise).sticking >= 0.6;
}

function observeRep(rep: RepTruth, found: Rep): RepObservation {
  return {
    trueVelocity: rep.meanVelocity,
    velocity: found.meanVelocity,
    uncertainty: found.velocityUncertainty,
    trueAngularVelocity: rep.meanAngularVelocity,
    angularVelocity: found.meanAngularVelocity,
  };
}

function trueLoss({ reps, basis }: SetTruth): number | null {
  const speeds = reps.filter((rep) => rep.completed).map((rep) => (basis === "angular" ? rep.meanAngularVelocity : rep.meanVelocity));
  const last = speeds.at(-1);
  // Which reps a partner helped with no wrist can tell.
  if (basis === "none" || last === undefined || speeds.length < 2 || reps.some((rep) => rep.assisted)) return null;
  return 100 * (1 - last / Math.max(...speeds));
}

function confidencesOf(truth: readonly RepTruth[], found: readonly Rep[]) {
  const { byFound } = matchReps(truth, found);
  return found.map((rep, j) => ({ confidence: rep.confidence, right: byFound[j]?.completed === rep.completed }));
}

function plotWrong({ file, simulation, analysis, signal, matched }: Recorded, plotTo: PlotTo): void {
  const { truth, durationS } = simulation;
  const { session, traces } = analysis;
  const wrong = truth.sets.flatMap((set, i) => {
    const found = matched[i];
    if (!isSeen(set) || found?.repCount === set.completedReps) return [];
    return [{ ...set, what: `${set.exercise}, ${found ? `found ${found.repCount}` : "missed"}, true ${set.completedReps}` }];
  });
  const none = session.sets.filter((set) => !matched.includes(set) && !truth.sets.some((other) => overlap(set, other) > 0));
  for (const { startS, endS, what } of [...wrong, ...none.map((set) => ({ ...set, what: `false set of ${set.repCount}` }))]) {
    plotTo(`${file}-${Math.round(startS)}`, {
      title: `${file}: ${what}`,
      trace: traces[0] ?? null,
      signal,
      sets: session.sets,
      shown: { startS: Math.max(0, startS - 15), endS: Math.min(durationS, endS + 15) },
      windows: truth.sets,
      trueReps: truth.sets.flatMap((set) => set.reps),
    });
  }
}
