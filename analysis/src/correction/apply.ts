import { estimateProximity } from "../proximity/estimate.ts";
import { defaultProximityParams, type ProximityParams } from "../proximity/params.ts";
import type { WorkSet } from "../session.ts";
import type { Correction } from "./correction.ts";
import { withFacts } from "./facts.ts";

/**
 * The effective set by itself: the machine's answer with the person's facts put in. How close to failure the set came is judged anew from
 * the measured reps with those facts: a typed RIR and "this was failure" are evidence that carries people's known error, weighed with the
 * speeds. Applying the same facts twice gives the same set; the given set is never changed. `notASet` does not show in the result: whoever
 * counts leaves such sets out. A whole workout is judged better by `judgeCorrected`.
 */
export function applyCorrection(set: WorkSet, facts: Correction, params: ProximityParams = defaultProximityParams): WorkSet {
  const effective = withFacts(set, facts);
  if (facts.exercise == null && facts.reps == null && facts.failure == null && facts.rir == null) return effective;
  const { reps, velocity, exercise, loadKg, parts } = effective;
  const label = { failure: facts.failure, rir: facts.rir ?? set.reportedRir };
  const proximity = estimateProximity(
    { reps, velocity, exerciseId: exercise.id, loadKg, parts, repCount: facts.reps ?? null, label },
    params,
  );
  return { ...effective, ...proximity };
}
