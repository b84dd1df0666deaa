import { findExercise } from "../exercise/catalogue.ts";
import type { Expected } from "./expected.ts";
import { type FastestRep, type LoadVelocityLine, loadVelocityLine, oneRepMaxByVelocity } from "./load-velocity.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import type { CurvePrior } from "./posterior.ts";
import { publishedPrior } from "./prior.ts";
import { type ExerciseProfile, personalPrior } from "./profile.ts";
import { oneRepMaxByReps } from "./strength.ts";

/** What is known of a lifter in one exercise, in numbers for people. */
export interface Portrait {
  /** Sets with a known end that it rests on, and the day of the newest, in days since 1970; null without one. */
  readonly sets: number;
  readonly newestDay: number | null;
  /** Where the lifter's sets fail, in m/s or rad/s by `basis`; null where no velocity is known. */
  readonly failureVelocity: (Interval & { readonly basis: "linear" | "angular" }) | null;
  /** What the lifter could lift once, kg, and what says so. */
  readonly oneRepMaxKg: (Interval & { readonly from: readonly ("reps" | "velocity")[] }) | null;
  readonly loadVelocity: LoadVelocityLine | null;
}

/** Median and central range with probability 0.8. */
export interface Interval {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Draws the portrait as of `day` from a profile and the fastest reps of all sets of the exercise. Every number may be missing: what the
 * sets do not show is not made up.
 */
export function portraitOf(
  exerciseId: string,
  profile: ExerciseProfile | null,
  fastest: readonly FastestRep[],
  day: number,
  params: ProximityParams = defaultProximityParams,
): Portrait {
  const exercise = findExercise(exerciseId);
  const line = loadVelocityLine(fastest, day);
  const byReps = profile && oneRepMaxByReps(profile, day, params);
  const byVelocity = line && exercise && oneRepMaxByVelocity(line, exercise);
  const known = [byReps, byVelocity].filter((estimate) => estimate !== null);
  return {
    sets: profile?.observations.length ?? 0,
    newestDay: profile?.observations.at(-1)?.day ?? null,
    failureVelocity: profile && failureVelocityOf(profile, exerciseId, day, params),
    oneRepMaxKg:
      known.length === 0
        ? null
        : {
            ...normalInterval(together(known)),
            from: [...(byReps ? ["reps" as const] : []), ...(byVelocity ? ["velocity" as const] : [])],
          },
    loadVelocity: line,
  };
}

function failureVelocityOf(
  profile: ExerciseProfile,
  exerciseId: string,
  day: number,
  params: ProximityParams,
): Portrait["failureVelocity"] {
  if (profile.basis === "duration") return null;
  const population = publishedPrior(findExercise(exerciseId), profile.basis, params) ?? ownScale(profile, params);
  const prior = population && personalPrior(profile, profile.basis, day, population, params);
  if (!prior) return null;
  const at = (z: number) => Math.exp(prior.failureLogMean + z * prior.failureLogSd);
  return { basis: profile.basis, likely: at(0), low: at(-Z), high: at(Z) };
}

/** Where nothing is published, the lifter's own sets are the only scale. */
function ownScale({ observations }: ExerciseProfile, params: ProximityParams): CurvePrior | null {
  const logs = observations.flatMap(({ failureLog }) => failureLog ?? []);
  if (logs.length === 0) return null;
  return {
    failureLogMean: logs.reduce((sum, log) => sum + log, 0) / logs.length,
    failureLogSd: params.unknownFailureLogSd,
    reserve: params.relativeReserve,
    reserveCv: params.relativeReserveCv,
    reserveIsRelative: true,
    shape: params.shape,
    shapeLogSd: params.shapeLogSd,
  };
}

/** Mean by precision. */
function together(estimates: readonly Expected[]): Expected {
  const precision = estimates.reduce((sum, { sd }) => sum + sd ** -2, 0);
  return { mean: estimates.reduce((sum, { mean, sd }) => sum + mean * sd ** -2, 0) / precision, sd: precision ** -0.5 };
}

/** Reach of the central 80 % of a normal distribution, in standard deviations. */
const Z = 1.2816;

function normalInterval({ mean, sd }: Expected): Interval {
  return { likely: mean, low: Math.max(0, mean - Z * sd), high: mean + Z * sd };
}
