import type { Rep, WorkSet } from "../api.ts";
import { plusMinus } from "./numbers.ts";

type Basis = WorkSet["velocity"]["basis"];

/** A rep's speed in the quantity that its set is judged by, with its standard uncertainty. */
export interface RepSpeed {
  /** m/s or rad/s. */
  readonly value: number;
  readonly uncertainty: number | null;
}

/** m/s for movements along a line, rad/s for those that rotate about a joint. */
export function speedUnit(basis: Basis): string {
  return basis === "angular" ? "rad/s" : "m/s";
}

/** What to call the quantity on an axis. */
export function speedName(basis: Basis): string {
  return basis === "angular" ? "Mean turning speed" : "Mean velocity";
}

/** The rep's speed, or null where the wrist cannot see it. */
export function repSpeed(rep: Rep, basis: Basis): RepSpeed | null {
  const value = basis === "linear" ? rep.meanVelocity : basis === "angular" ? rep.meanAngularVelocity : null;
  return value === null ? null : { value, uncertainty: rep.velocityUncertainty };
}

/** Velocity loss of a set in %, with its standard uncertainty carried from the fastest and the last completed rep (first order). */
export function velocityLoss(set: WorkSet): { lossPct: number; uncertainty: number | null } | null {
  const { best, last, lossPct, basis, referenceRep } = set.velocity;
  if (best === null || last === null || lossPct === null || referenceRep === null || best <= 0) return null;
  const reference = set.reps[referenceRep];
  const final = set.reps.findLast((rep) => rep.completed);
  if (!reference || !final) return { lossPct, uncertainty: null };
  // One rep alone is its own fastest; of several, the last may be.
  if (reference === final) return set.repCount > 1 ? { lossPct, uncertainty: null } : null;
  const a = repSpeed(reference, basis)?.uncertainty ?? null;
  const b = repSpeed(final, basis)?.uncertainty ?? null;
  if (a === null || b === null) return { lossPct, uncertainty: null };
  return { lossPct, uncertainty: (100 / best) * Math.hypot(b, (last / best) * a) };
}

/** `0.62 to 0.31 m/s`, of a single rep `0.62 m/s`; a dash where the wrist saw no speed. */
export function bestToLast(set: WorkSet): string {
  const { best, last, basis } = set.velocity;
  if (best === null || last === null) return "–";
  if (set.repCount === 1) return `${best.toFixed(2)} ${speedUnit(basis)}`;
  return `${best.toFixed(2)} to ${last.toFixed(2)} ${speedUnit(basis)}`;
}

/** `0.62 ± 0.03 m/s`. */
export function formatSpeed(speed: RepSpeed | null, basis: Basis): string {
  return speed === null ? "–" : `${plusMinus(speed.value, speed.uncertainty)} ${speedUnit(basis)}`;
}
