import { type ExerciseProfile, judgeTogether, learnFromSet, type WorkSet } from "@lastrep/analysis";
import { exerciseSpec, type SetTruth, simulate, type WorkoutPlan } from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import type { PlotTo } from "../plot/plot-to.ts";
import { observe, type Recorded, record, type SimulatedObservation } from "../simulated/observe.ts";
import { lifterPlan } from "../simulated/plans.ts";

/** One lifter in one exercise, from raw signals through the whole pipeline. */
export interface LifterObservation {
  /** Both days with the watch, and for linear exercises the later day with lesser sensors. */
  readonly recordings: readonly SimulatedObservation[];
  readonly sets: readonly ProximityObservation[];
}

/** How near to failure one set of the later day was thought to be. */
export interface ProximityObservation {
  readonly part: Part;
  readonly exercise: string;
  readonly basis: SetTruth["basis"];
  readonly rir: number;
  readonly failure: boolean;
  /** Whether it ended in an attempt that was not finished. */
  readonly attempted: boolean;
  /** As the session's analysis says, without knowing the lifter; null where the set was not found. */
  readonly cold: Estimate | null;
  /** With what two labelled sets of the first day taught. */
  readonly afterTwo: Estimate | null;
  /** What simpler rules go by; null where the set was not found. */
  readonly seen: { readonly reps: number; readonly lossPct: number | null; readonly lastVelocity: number | null } | null;
}

export interface Estimate {
  readonly rir: {
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    /** Probability that the estimate itself gives to the whole numbers inside its interval. */
    readonly claimed: number;
  } | null;
  readonly failureProbability: number;
}

/** Days between the two. */
export const DAYS_LATER = 4;

/** Simulates lifter `index` in an exercise on two days; the pipeline is told exercise and load, as from a log. */
export function observeLifter(part: Part, exercise: string, index: number, plotTo: PlotTo | null = null): LifterObservation {
  const plan = lifterPlan(part, exercise, index);
  const first = recordTold(plan.firstDay, exercise);
  const later = recordTold(plan.laterDay, exercise);
  const profile = learnLabelled(first.matched, first.simulation.truth.sets[0]?.rir ?? 0, plan.typedRirError, 0);
  const found = later.analysis.session.sets;
  const known = judgeTogether(found, { profiles: new Map(profile ? [[exercise, profile]] : []), day: DAYS_LATER });
  const recordings = [observe(first, part, "lifter", plotTo), observe(later, part, "lifter", plotTo)];
  const { basis } = exerciseSpec(exercise);
  if (basis === "linear") {
    for (const sensor of ["watch_25_hz", "watch_acceleration_only"] as const) {
      recordings.push(observe(record(later.simulation, sensor, { exercise }), part, "lifter", plotTo));
    }
  }
  const sets = later.simulation.truth.sets.map((truth, i) => {
    const match = later.matched[i] ?? null;
    return {
      part,
      exercise,
      basis,
      rir: truth.rir,
      failure: truth.rir === 0 || truth.failedAttempt,
      attempted: truth.failedAttempt,
      cold: match && estimateOf(match),
      afterTwo: match && estimateOf(known[found.indexOf(match)] ?? match),
      seen: match && { reps: match.repCount, lossPct: match.velocity.lossPct, lastVelocity: match.velocity.last },
    };
  });
  return { recordings, sets };
}

function recordTold(plan: WorkoutPlan, exercise: string): Recorded {
  const simulation = simulate(plan);
  const loadKg = simulation.truth.sets[0]?.loadKg;
  return record(simulation, "watch", { exercise, ...(loadKg === undefined ? {} : { loadKg }) });
}

/** What a day's two sets teach: of the first the lifter typed a RIR, the second was failure. */
export function learnLabelled(
  [stopped, failed]: readonly (WorkSet | null)[],
  rir: number,
  typedRirError: number,
  day: number,
): ExerciseProfile | null {
  const typed = Math.max(0, Math.round(rir + typedRirError));
  let profile: ExerciseProfile | null = null;
  if (stopped) profile = learnFromSet(profile, { ...inputOf(stopped), label: { rir: typed }, day });
  if (failed) profile = learnFromSet(profile, { ...inputOf(failed), label: { failure: true }, day });
  return profile;
}

export function inputOf({ reps, velocity, exercise, loadKg, parts }: WorkSet) {
  return { reps, velocity, exerciseId: exercise.id, loadKg, parts };
}

export function estimateOf({ rir, failure }: WorkSet): Estimate {
  if (rir === null) return { rir, failureProbability: failure.probability };
  const { estimate, low, high, distribution } = rir;
  const claimed = distribution.reduce((sum, p, left) => sum + (low <= left && left <= high ? p : 0), 0);
  return { rir: { estimate, low, high, claimed }, failureProbability: failure.probability };
}
