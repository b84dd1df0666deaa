import { boostedProbability } from "../signal/boosted.ts";
import { SET_EVIDENCE, type Stretch, setEvidence } from "./evidence.ts";
import type { AcceptanceParams } from "./params.ts";

/** Probability that stretches of reps are a set, or parts of one; `priorLogOdds` is what is known from elsewhere. */
export function setProbability(stretches: readonly Stretch[], params: AcceptanceParams, priorLogOdds = 0): number {
  const evidence = setEvidence(stretches);
  // People walk in more ways than a model has seen: what the arm's swing obeys in all of them decides alone.
  if (swingsQuickly(stretches, params) && evidence[HALF_LIKENESS] > params.swingLikeness) return 0;
  const p = boostedProbability(params.model, evidence);
  const odds = (p / (1 - p)) * Math.exp(priorLogOdds);
  return odds / (1 + odds);
}

const HALF_LIKENESS = SET_EVIDENCE.indexOf("halfLikeness");

function swingsQuickly(stretches: readonly Stretch[], params: AcceptanceParams): boolean {
  return stretches.every(({ chain: { reps }, features }) => {
    const moving = reps.reduce((sum, rep) => sum + rep.end - rep.start, 0);
    return moving / reps.length <= params.swingS * features.rateHz;
  });
}

/** Log odds of a probability; bounded, since no model is surer than this. */
export function logOdds(p: number): number {
  return Math.log((p + DOUBT) / (1 - p + DOUBT));
}

const DOUBT = 1e-3;
