import { applyCorrection, type WorkSet, withFacts } from "@lastrep/analysis";
import type { Correction } from "../contract.ts";
import type { Judged } from "../store/sets.ts";

/**
 * The machine's answer with the person's facts put beside it, and judged with what is known of the lifter where that says more than the
 * set alone (`judged`).
 */
export function effectiveSet(measured: WorkSet, facts: Correction | null, judged: Judged | null): WorkSet {
  if (judged !== null) return { ...(facts ? withFacts(measured, facts) : measured), ...judged };
  return facts ? applyCorrection(measured, facts) : measured;
}

/** The columns of a stored set that follow from them. */
export function effectiveColumns(measured: WorkSet, facts: Correction | null, judged: Judged | null) {
  const { exercise, loadKg, repCount, failure } = effectiveSet(measured, facts, judged);
  return {
    exercise: exercise.id,
    load_kg: loadKg,
    rep_count: repCount,
    failure_probability: failure.probability,
    not_a_set: facts?.notASet === true,
  };
}
