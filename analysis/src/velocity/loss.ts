import type { Rep, WorkSet } from "../session.ts";

/**
 * Fastest and last completed rep of a set and the loss between them: 100·(fastest − last) ÷ fastest, within the set.
 * Nulls where the basis gives no speed.
 */
export function velocityOf(reps: readonly Rep[], basis: WorkSet["velocity"]["basis"]): WorkSet["velocity"] {
  let best: number | null = null;
  let last: number | null = null;
  let referenceRep: number | null = null;
  for (const [k, rep] of reps.entries()) {
    const value = basis === "linear" ? rep.meanVelocity : basis === "angular" ? rep.meanAngularVelocity : null;
    if (!rep.completed || value === null) continue;
    last = value;
    if (best === null || value > best) {
      best = value;
      referenceRep = k;
    }
  }
  return { basis, best, last, lossPct: best && last !== null ? (100 * (best - last)) / best : null, referenceRep };
}
