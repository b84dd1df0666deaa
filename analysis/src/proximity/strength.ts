import type { ProximityParams } from "./params.ts";
import type { ExerciseProfile } from "./profile.ts";

/** How many reps were possible in one set, as its known end shows. */
export interface RepsPossible {
  readonly loadKg: number;
  readonly reps: number;
  /** Standard error of `reps`. */
  readonly repsSd: number;
  /** Sets of the same exercise that went before it on that day. */
  readonly earlierSets: number;
}

export interface Expected {
  readonly mean: number;
  readonly sd: number;
}

/**
 * How many reps the lifter can be expected to do at `loadKg` in the next set of an exercise, from sets of other days whose end is known;
 * null without one. Between loads, 1RM = load · (1 + reps ÷ 30) (Epley) carries over: what a person has more or less endurance than that
 * says grows with the difference between the loads. Strength differs from day to day and is forgotten as `personalPrior` forgets.
 */
export function expectedReps(
  profile: ExerciseProfile,
  loadKg: number,
  day: number,
  earlierSets: number,
  params: ProximityParams,
): Expected | null {
  const days = new Map<number, { precision: number; weighted: number }>();
  for (const { day: then, possible } of profile.observations) {
    if (possible === null || then === day) continue;
    const { mean, sd } = atLoad(fresh(possible, params), possible.loadKg / loadKg, params);
    const sum = days.get(then) ?? { precision: 0, weighted: 0 };
    days.set(then, { precision: sum.precision + sd ** -2, weighted: sum.weighted + mean * sd ** -2 });
  }
  let precision = 0;
  let weighted = 0;
  for (const [then, sum] of days) {
    const mean = sum.weighted / sum.precision;
    const ofStrength = (params.enduranceReps + mean) * params.strength.daySd;
    const drift = (params.enduranceReps + mean) * params.strength.yearSd * Math.sqrt(Math.abs(day - then) / 365);
    const weight = 1 / (1 / sum.precision + ofStrength ** 2 + drift ** 2);
    precision += weight;
    weighted += weight * mean;
  }
  const mean = weighted / precision;
  if (!(mean >= 1)) return null;
  const today = (params.enduranceReps + mean) * params.strength.daySd;
  return tired({ mean, sd: Math.hypot(Math.sqrt(1 / precision), today) }, earlierSets, params);
}

function atLoad({ mean, sd }: Expected, ratio: number, params: ProximityParams): Expected {
  const extrapolated = params.enduranceReps * (ratio - 1);
  return { mean: mean * ratio + extrapolated, sd: Math.hypot(sd * ratio, params.strength.enduranceCv * extrapolated) };
}

/** What would have been possible without the sets before. */
function fresh({ reps, repsSd, earlierSets }: RepsPossible, params: ProximityParams): Expected {
  const left = (1 - usualFall(params)) ** earlierSets;
  return { mean: reps / left, sd: Math.hypot(repsSd / left, (reps / left) * params.capacity.fallSd * Math.sqrt(earlierSets)) };
}

function tired({ mean, sd }: Expected, earlierSets: number, params: ProximityParams): Expected {
  const left = (1 - usualFall(params)) ** earlierSets;
  return { mean: mean * left, sd: Math.hypot(sd * left, mean * left * params.capacity.fallSd * Math.sqrt(earlierSets)) };
}

/** Share of the reps that a set costs the next one when nobody knows how near to failure it went: as with two reps in reserve. */
function usualFall({ capacity }: ProximityParams): number {
  return capacity.fallAtFailure * Math.exp(-2 / capacity.fallFadesOver);
}
