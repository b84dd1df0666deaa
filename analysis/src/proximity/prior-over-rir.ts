import type { ProximityParams } from "./params.ts";
import { probabilitiesOf } from "./probability.ts";

/** Probability of 0, 1, … `maxRir` reps in reserve before anything is measured; `silent`: of a set that was watched to its end and showed no attempt. */
export function priorOverRir(params: ProximityParams, silent: boolean): Float64Array {
  const atFailure = params.priorAtFailure * (silent ? 1 - params.attemptAtFailure : 1);
  const logs = Array.from(
    { length: params.maxRir + 1 },
    (_, rir) => Math.max(0, rir - params.priorFlatTo) * Math.log(params.priorDecay) + (rir === 0 ? Math.log(atFailure) : 0),
  );
  return probabilitiesOf(logs);
}
