import type { Exercise } from "../exercise/exercise.ts";
import type { SetObservation } from "./observe.ts";
import type { ProximityParams } from "./params.ts";
import type { CurvePrior } from "./posterior.ts";

/**
 * What is believed of any lifter in this exercise before one of their sets was seen. Where a velocity at failure is published for it and
 * the sensor measures that velocity (`published`), the curve has a scale; elsewhere speeds only count relative to the set's own fastest.
 */
export function populationPrior(
  exercise: Exercise | null,
  observed: SetObservation,
  params: ProximityParams,
): { prior: CurvePrior; published: boolean } {
  const published = publishedPrior(exercise, observed.basis, params);
  if (published !== null) return { published: true, prior: published };
  return {
    published: false,
    prior: {
      // Half the fastest rep is where failure lies with some ten reps of capacity at the relative reserve.
      failureLogMean: Math.log(observed.fastest / 2),
      failureLogSd: params.unknownFailureLogSd,
      reserve: params.relativeReserve,
      reserveCv: params.relativeReserveCv,
      reserveIsRelative: true,
      shape: exercise?.failureVelocity?.shape ?? params.shape,
      shapeLogSd: params.shapeLogSd,
    },
  };
}

/** The belief of any lifter where a velocity at failure is published and this basis measures it; else null. */
export function publishedPrior(exercise: Exercise | null, basis: SetObservation["basis"], params: ProximityParams): CurvePrior | null {
  const failure = basis === "linear" ? (exercise?.failureVelocity ?? null) : null;
  if (failure === null) return null;
  return {
    failureLogMean: Math.log(failure.median),
    failureLogSd: Math.sqrt(Math.log(1 + failure.cv ** 2)),
    reserve: failure.reserve ?? params.reserve,
    reserveCv: params.reserveCv,
    reserveIsRelative: false,
    shape: failure.shape ?? params.shape,
    shapeLogSd: params.shapeLogSd,
  };
}
