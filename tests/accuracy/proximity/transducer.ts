import type { ProximityInput, Rep } from "@lastrep/analysis";

/**
 * A set as a position transducer logs it: the mean concentric velocity of every rep, m/s, null where it is not known, and the lifting times that follow from a travel
 * of half a metre.
 */
export function transducerSet(exerciseId: string, velocities: readonly (number | null)[]): ProximityInput {
  const reps = velocities.map(
    (meanVelocity, i): Rep => ({
      startS: 4 * i,
      endS: 4 * i + 3,
      concentric: { startS: 4 * i, endS: 4 * i + (meanVelocity ? 0.5 / meanVelocity : 1.5) },
      eccentricS: null,
      pauseS: null,
      meanVelocity,
      peakVelocity: null,
      rangeOfMotion: null,
      meanAngularVelocity: null,
      velocityUncertainty: 0.01,
      completed: true,
      confidence: 1,
    }),
  );
  const known = velocities.filter((velocity) => velocity !== null);
  const best = Math.max(...known);
  const last = known.at(-1) ?? null;
  return {
    reps,
    velocity: {
      basis: "linear",
      best,
      last,
      lossPct: last === null ? null : 100 * (1 - last / best),
      referenceRep: velocities.indexOf(best),
    },
    exerciseId,
    loadKg: null,
    parts: [],
  };
}
