import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { boostedProbability } from "../signal/boosted.ts";
import { type Stretch, setEvidence } from "./evidence.ts";
import type { AcceptanceParams } from "./params.ts";

/** Probability that stretches of reps are a set, or parts of one; `priorLogOdds` is what is known from elsewhere. */
export function setProbability(stretches: readonly Candidate[], params: AcceptanceParams, priorLogOdds = 0): number {
  if (stretches.some(({ chain, features }) => isWalking(chain, features, params))) return 0;
  const p = boostedProbability(params.model, setEvidence(stretches, stretches[0].features.rateHz));
  const odds = (p / (1 - p)) * Math.exp(priorLogOdds);
  return odds / (1 + odds);
}

/** A stretch of reps that may be a set, and the features in which it was found. */
export interface Candidate extends Stretch {
  readonly features: Features;
}

/**
 * Whether the chain is the swing of an arm that walks: quick, and with a vertical acceleration that repeats twice per swing, since both a pendulum
 * and two steps rise twice. Half a rep later a lift accelerates the other way.
 */
function isWalking(chain: Chain, { acceleration, rateHz }: Features, params: AcceptanceParams): boolean {
  const { reps } = chain;
  const start = reps[0].start;
  const end = reps[reps.length - 1].end;
  const cycle = (end - start) / reps.length;
  if (cycle > params.swingS * rateHz) return false;
  const lag = Math.max(1, Math.round(cycle / 2));
  let own = 0;
  let cross = 0;
  for (let i = start; i + lag < end; i++) {
    own += (acceleration[i] ** 2 + acceleration[i + lag] ** 2) / 2;
    cross += acceleration[i] * acceleration[i + lag];
  }
  return cross > params.swingLikeness * own;
}
