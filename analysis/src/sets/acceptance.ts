import { boostedProbability } from "../signal/boosted.ts";
import { SET_EVIDENCE, type Stretch, setEvidence } from "./evidence.ts";
import type { AcceptanceParams } from "./params.ts";

/** Probability that stretches of reps are a set, or parts of one; `priorLogOdds` is what is known from elsewhere. */
export function setProbability(stretches: readonly Stretch[], params: AcceptanceParams, priorLogOdds = 0): number {
  const evidence = setEvidence(stretches);
  // People walk in more ways than a model has seen: what walking obeys in all of them decides alone.
  if (stretches.some((stretch) => strides(stretch, params))) return 0;
  if (evidence[HALF_LIKENESS] > params.swingLikeness && stretches.every((stretch) => swings(stretch, params))) return 0;
  const p = boostedProbability(params.model, evidence);
  const odds = (p / (1 - p)) * Math.exp(priorLogOdds);
  return odds / (1 + odds);
}

const HALF_LIKENESS = SET_EVIDENCE.indexOf("halfLikeness");

/** Whether reps go as fast and rise as little as a hanging arm that swings, and turn as it does: about a level axis, so that the wrist tilts more than it turns about the vertical. */
function swings({ chain: { reps }, features }: Stretch, { swingS, swingRise }: AcceptanceParams): boolean {
  const moving = reps.reduce((sum, rep) => sum + rep.end - rep.start, 0);
  if (moving / reps.length > swingS * features.rateHz) return false;
  const strokes = reps.flatMap((rep) => rep.strokes);
  if (strokes.reduce((sum, { rise }) => sum + Math.abs(rise), 0) > swingRise * strokes.length) return false;
  const { ux, uy, uz, yaw } = features;
  let tilted = 0;
  let turned = 0;
  for (const { start, end } of reps) {
    for (let i = start + 1; i < end; i++) {
      tilted += Math.hypot(ux[i] - ux[i - 1], uy[i] - uy[i - 1], uz[i] - uz[i - 1]);
      turned += Math.abs(yaw[i] - yaw[i - 1]);
    }
  }
  return tilted >= turned;
}

/** Whether it goes on at the pace of strides for longer than anybody lifts so fast, as a hand in a pocket or a phone does in walking. */
function strides({ chain: { reps }, features }: Stretch, { strideS, mostAtStride }: AcceptanceParams): boolean {
  return reps.length > mostAtStride && reps[reps.length - 1].end - reps[0].start <= strideS * reps.length * features.rateHz;
}

/** Log odds of a probability; bounded, since no model is surer than this. */
export function logOdds(p: number): number {
  return Math.log((p + DOUBT) / (1 - p + DOUBT));
}

const DOUBT = 1e-3;
