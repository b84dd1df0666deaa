import type { Features } from "../motion/motion.ts";
import { candidateAxes, type MovementAxis, type Seed } from "./axis.ts";
import { type Chain, type ChainContext, chainOf } from "./chain.ts";
import { linkTurns } from "./links.ts";
import { modelOf, type RepModel, usualHold } from "./model.ts";
import { pairedReps } from "./paired.ts";
import type { RepParams } from "./params.ts";
import { type Stroke, strokeOf } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

/** Times that the model of a rep is refined from the reps it found. */
const PASSES = 3;

/**
 * The reps around a stretch that repeats itself, on the axis that explains most of the movement; null where nothing does.
 *
 * A rep is a stroke away from a resting pose and the stroke back. All strokes of a set follow one path through pose and height, whatever their tempo,
 * so they are compared by path at equal progress: a pause, a sticking point or a slow last rep does not change it.
 */
export function detectReps(features: Features, seed: Seed, params: RepParams): Chain | null {
  let best: Chain | null = null;
  for (const axis of candidateAxes(features, seed, params)) {
    const chain = detectOn(features, axis, seed, params);
    if (chain && (!best || chain.explained > best.explained)) best = chain;
  }
  return best && pairedReps(best);
}

function detectOn(features: Features, axis: MovementAxis, seed: Seed, params: RepParams): Chain | null {
  const range = rangeOf(axis.values, seed.start, seed.end);
  if (range < params.minRange[axis.kind]) return null;
  const stroke = (from: number, to: number) => strokeOf(features, axis.values, axis.kind === "height", from, to);
  let model = firstModel(features, axis, seed, range, stroke);
  if (!model) return null;
  const linked = linkTurns(features, axis, range, params);
  const { rateHz, moved, opens } = features;
  const contextOf = (held: RepModel): ChainContext => ({ axis, linked, model: held, seed, rateHz, moved, opens, stroke, params });
  let chain: Chain | null = null;
  let other: Chain | null = null;
  for (let pass = 0; pass < PASSES && model; pass++) {
    const context = contextOf(model);
    const up = chainOf(context, 1);
    const down = chainOf(context, -1);
    [chain, other] = up && (!down || up.score >= down.score) ? [up, down] : [down, up];
    if (!chain) return null;
    model = modelOf(soundStrokes(chain).flat(), usualHold(soundStrokes(chain)));
  }
  if (!chain || !model) return null;
  const reversed = other && withOwnHold(other, contextOf);
  return reversed && reversed.score > chain.score + params.reorder ? { ...reversed, reversed: chain } : { ...chain, reversed };
}

/**
 * The chain searched again with the hold of its own reps. The model's is that of the better chain: where lifters rest at one end of the movement, the other
 * order would pay for that rest in every rep, and what is left over at the ends of the set, which is what tells the two apart, would weigh nothing.
 */
function withOwnHold(chain: Chain, contextOf: (model: RepModel) => ChainContext): Chain | null {
  return chainOf(contextOf({ ...chain.model, hold: usualHold(soundStrokes(chain)) }), chain.first);
}

const soundStrokes = ({ reps }: Chain): (readonly Stroke[])[] => reps.filter((r) => !r.weak).map((r) => r.strokes);

/** The model from the seed alone: the strokes of its one repetition. */
function firstModel(
  features: Features,
  axis: MovementAxis,
  { start, end }: Seed,
  range: number,
  stroke: (from: number, to: number) => Stroke,
): RepModel | null {
  const margin = Math.round(0.2 * (end - start));
  const turns = turnsOf(axis.values, Math.max(0, start - margin), Math.min(features.length, end + margin), 0.45 * range);
  const strokes: Stroke[] = [];
  for (let k = 1; k < turns.length; k++) strokes.push(stroke(turns[k - 1], turns[k]));
  return modelOf(strokes, 0.5 * features.rateHz);
}

function rangeOf(v: Float64Array, start: number, end: number): number {
  let low = v[start];
  let high = v[start];
  for (let i = start; i < end; i++) {
    if (v[i] < low) low = v[i];
    if (v[i] > high) high = v[i];
  }
  return high - low;
}
