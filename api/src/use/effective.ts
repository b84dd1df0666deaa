import { applyCorrection, type WorkSet } from "@lastrep/analysis";
import type { Correction } from "../contract.ts";

/** The machine's answer with the person's facts put beside it. */
export function effectiveSet(measured: WorkSet, facts: Correction | null): WorkSet {
  return facts ? applyCorrection(measured, facts) : measured;
}

/** The columns of a stored set that follow from both. */
export function effectiveColumns(measured: WorkSet, facts: Correction | null) {
  const { exercise, repCount, failure } = effectiveSet(measured, facts);
  return { exercise: exercise.id, rep_count: repCount, failure_probability: failure.probability, not_a_set: facts?.notASet === true };
}
