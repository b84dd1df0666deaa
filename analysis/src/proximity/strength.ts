import { nextUsed } from "./capacity.ts";
import type { Expected } from "./expected.ts";
import type { ProximityParams } from "./params.ts";
import type { ExerciseProfile, RepsPossible } from "./profile.ts";

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
  const { enduranceReps } = params;
  const seen = profile.observations.flatMap(({ day: then, possible }) =>
    possible === null || then === day ? [] : [{ day: then, ...atLoad(fresh(possible, params), possible.loadKg / loadKg, params) }],
  );
  const expected = acrossDays(seen, day, (mean) => enduranceReps + mean, params);
  return expected !== null && expected.mean >= 1 ? tired(expected, earlierSets, params) : null;
}

/** What the lifter could lift once on `day`, kg, by the same; null without a set whose end is known. */
export function oneRepMaxByReps(profile: ExerciseProfile, day: number, params: ProximityParams): Expected | null {
  const { enduranceReps, strength } = params;
  const seen = profile.observations.flatMap(({ day: then, possible }) => {
    if (possible === null) return [];
    const { mean, sd } = fresh(possible, params);
    const further = (mean - 1) / enduranceReps;
    const scale = possible.loadKg / (1 + 1 / enduranceReps);
    // Who can do it once lifts its 1RM: Epley's line is taken from there.
    return [
      {
        day: then,
        mean: scale * (1 + mean / enduranceReps),
        sd: Math.hypot((scale * sd) / enduranceReps, scale * strength.enduranceCv * further),
      },
    ];
  });
  return acrossDays(seen, day, (mean) => mean, params);
}

/**
 * The value to expect on `day` of what was seen on others. Sets of one day share that day's strength; `whole` is what a change of all
 * strength would change.
 */
function acrossDays(
  seen: readonly (Expected & { readonly day: number })[],
  day: number,
  whole: (mean: number) => number,
  { strength }: ProximityParams,
): Expected | null {
  let precision = 0;
  let weighted = 0;
  for (const [then, sets] of Map.groupBy(seen, (set) => set.day)) {
    const ofSets = sets.reduce((sum, { sd }) => sum + sd ** -2, 0);
    const mean = sets.reduce((sum, set) => sum + set.mean * set.sd ** -2, 0) / ofSets;
    const ofDay = whole(mean) * strength.daySd;
    const drift = whole(mean) * strength.yearSd * Math.sqrt(Math.abs(day - then) / 365);
    const weight = 1 / (1 / ofSets + ofDay ** 2 + drift ** 2);
    precision += weight;
    weighted += weight * mean;
  }
  if (precision === 0) return null;
  const mean = weighted / precision;
  return { mean, sd: Math.hypot(precision ** -0.5, whole(mean) * strength.daySd) };
}

function atLoad({ mean, sd }: Expected, ratio: number, params: ProximityParams): Expected {
  const extrapolated = params.enduranceReps * (ratio - 1);
  return { mean: mean * ratio + extrapolated, sd: Math.hypot(sd * ratio, params.strength.enduranceCv * extrapolated) };
}

/** What would have been possible without the sets before. */
function fresh({ reps, repsSd, earlierSets }: RepsPossible, params: ProximityParams): Expected {
  const left = usuallyLeft(earlierSets, params);
  return { mean: reps / left, sd: Math.hypot(repsSd / left, (reps / left) * params.capacity.fallSd * Math.sqrt(earlierSets)) };
}

function tired({ mean, sd }: Expected, earlierSets: number, params: ProximityParams): Expected {
  const left = usuallyLeft(earlierSets, params);
  return { mean: mean * left, sd: Math.hypot(sd * left, mean * left * params.capacity.fallSd * Math.sqrt(earlierSets)) };
}

/**
 * Share of the reps that so many sets leave when nobody knows how near to failure they went: as with two reps in reserve. What is less than a
 * whole set takes that much of what a whole one would.
 */
function usuallyLeft(earlierSets: number, params: ProximityParams): number {
  let used = 0;
  for (let left = earlierSets; left > 0; left--) used += Math.min(1, left) * (nextUsed(used, 2, params) - used);
  return 1 - used;
}
