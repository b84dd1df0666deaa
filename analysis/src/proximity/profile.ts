import type { SetObservation } from "./observe.ts";
import type { ProximityParams } from "./params.ts";
import type { CurvePrior } from "./posterior.ts";

/** How many reps were possible in one set, as its known end shows. */
export interface RepsPossible {
  readonly loadKg: number;
  readonly reps: number;
  /** Standard error of `reps`. */
  readonly repsSd: number;
  /** Sets of the same exercise that those before it on that day are worth as far as they tire. */
  readonly earlierSets: number;
}

/** What one set with a known end taught: natural logarithms of speeds in the basis' unit, and their standard errors. */
export interface ProfileObservation {
  /** Days since 1970. */
  readonly day: number;
  /** The set that it was learnt from, as whoever keeps sets calls it: a set is not judged by what it taught itself. Null: nobody says. */
  readonly set: string | null;
  /** Null where the set showed no speeds. */
  readonly failureLog: number | null;
  readonly failureLogSd: number | null;
  /** Velocity above failure with one rep in reserve; null where the set was too short to show it. */
  readonly reserveLog: number | null;
  readonly reserveLogSd: number | null;
  /** Exponent of the decline; null where the set did not show it, absent in profiles from before it was learnt. */
  readonly shapeLog?: number | null;
  readonly shapeLogSd?: number | null;
  /** Null where the load is not known. */
  readonly possible: RepsPossible | null;
}

/** One lifter in one exercise: the observations themselves, so that every number made of them can be explained and made anew. */
export interface ExerciseProfile {
  readonly version: 2;
  readonly exerciseId: string;
  readonly basis: SetObservation["basis"];
  /** Oldest first. */
  readonly observations: readonly ProfileObservation[];
}

/** Older sets than this many say nothing that newer ones do not say better. */
const KEPT = 24;

/** Returns the profile with one more observation; the oldest go when there are many. */
export function withObservation(
  profile: ExerciseProfile | null,
  exerciseId: string,
  basis: SetObservation["basis"],
  observation: ProfileObservation,
): ExerciseProfile {
  const before = profile !== null && profile.basis === basis && profile.exerciseId === exerciseId ? profile.observations : [];
  const observations = [...before, observation].sort((a, b) => a.day - b.day).slice(-KEPT);
  return { version: 2, exerciseId, basis, observations };
}

/**
 * The population's belief pulled towards this lifter's own sets: little by one set, almost entirely by many, less by old ones (partial
 * pooling). Sets of one day share that day's form. Null where the profile has nothing for this basis.
 */
export function personalPrior(
  profile: ExerciseProfile | null,
  basis: SetObservation["basis"],
  day: number | null,
  population: CurvePrior,
  params: ProximityParams,
): CurvePrior | null {
  if (profile === null || profile.basis !== basis) return null;
  const failures = profile.observations.flatMap((o) =>
    o.failureLog === null || o.failureLogSd === null ? [] : [{ day: o.day, value: o.failureLog, sd: o.failureLogSd }],
  );
  if (failures.length === 0) return null;
  const { profile: spread } = params;
  const at = day ?? failures[failures.length - 1].day;
  const failure = pooled(
    failures,
    at,
    population.failureLogMean,
    Math.sqrt(Math.max(population.failureLogSd ** 2 - spread.failureDaySd ** 2 - spread.failureSetSd ** 2, 0.01)),
    { daySd: spread.failureDaySd, setSd: spread.failureSetSd, memoryDays: spread.memoryDays },
  );
  const usual = population.reserveIsRelative ? population.reserve * Math.exp(failure.mean) : population.reserve;
  const reserve = pooled(
    profile.observations.flatMap((o) =>
      o.reserveLog === null || o.reserveLogSd === null ? [] : [{ day: o.day, value: o.reserveLog, sd: o.reserveLogSd }],
    ),
    at,
    Math.log(usual),
    Math.sqrt(Math.max(population.reserveCv ** 2 - spread.reserveSetSd ** 2, 0.01)),
    { daySd: 0, setSd: spread.reserveSetSd, memoryDays: spread.memoryDays },
  );
  const shape = pooled(
    profile.observations.flatMap((o) =>
      o.shapeLog == null || o.shapeLogSd == null ? [] : [{ day: o.day, value: o.shapeLog, sd: o.shapeLogSd }],
    ),
    at,
    Math.log(population.shape),
    Math.sqrt(Math.max(population.shapeLogSd ** 2 - spread.shapeSetSd ** 2, 0)),
    { daySd: 0, setSd: spread.shapeSetSd, memoryDays: spread.memoryDays },
  );
  return {
    failureLogMean: failure.mean,
    failureLogSd: failure.sd,
    reserve: Math.exp(reserve.mean),
    reserveCv: reserve.sd,
    reserveIsRelative: false,
    shape: Math.exp(shape.mean),
    shapeLogSd: shape.sd,
  };
}

interface Spread {
  readonly daySd: number;
  readonly setSd: number;
  readonly memoryDays: number;
}

/**
 * The value to expect of a new set on day `at`, and its standard deviation: a Gaussian process around the population's `mean` with the
 * person's own offset (`personSd`, forgotten over `memoryDays`), a part shared within a day and a part of each set's own.
 */
function pooled(
  observations: readonly { day: number; value: number; sd: number }[],
  at: number,
  mean: number,
  personSd: number,
  { daySd, setSd, memoryDays }: Spread,
): { mean: number; sd: number } {
  const shared = (a: number, b: number) => personSd ** 2 * Math.exp(-Math.abs(a - b) / memoryDays) + (a === b ? daySd ** 2 : 0);
  const total = personSd ** 2 + daySd ** 2 + setSd ** 2;
  if (observations.length === 0) return { mean, sd: Math.sqrt(total) };
  const covariance = observations.map((a, i) => observations.map((b, j) => shared(a.day, b.day) + (i === j ? setSd ** 2 + a.sd ** 2 : 0)));
  const towards = observations.map((o) => shared(o.day, at));
  const weights = solve(covariance, towards);
  return {
    mean: mean + weights.reduce((sum, w, i) => sum + w * (observations[i].value - mean), 0),
    sd: Math.sqrt(Math.max(total - weights.reduce((sum, w, i) => sum + w * towards[i], 0), setSd ** 2)),
  };
}

/** Solves `matrix · x = right` for a symmetric positive definite matrix, by Cholesky decomposition. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const lower = matrix.map((row) => [...row]);
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(sum) : sum / lower[j][j];
    }
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
