import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { type SetEvidence, setEvidence } from "./evidence.ts";
import type { AcceptanceParams } from "./params.ts";

/** Probability that a chain of reps is a set, by logistic regression over {@link SetEvidence}. */
export function setProbability(chain: Chain, features: Features, params: AcceptanceParams, priorLogOdds = 0): number {
  const e = setEvidence(chain, features.rateHz);
  const w = params.weights;
  let z = params.intercept + priorLogOdds;
  for (const key of Object.keys(w) as (keyof SetEvidence)[]) z += w[key] * e[key];
  return 1 / (1 + Math.exp(-z));
}
