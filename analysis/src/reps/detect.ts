import type { Features } from "../motion/motion.ts";
import { AXIS_KINDS, axisOf, type MovementAxis, type Seed } from "./axis.ts";
import { type Chain, chainOf, gainsOf } from "./chain.ts";
import type { ChainContext } from "./chain-step.ts";
import { linkTurns } from "./links.ts";
import { modelOf, type RepModel, usualHold } from "./model.ts";
import { pairedReps } from "./paired.ts";
import type { RepParams } from "./params.ts";
import { type Stroke, strokesOn } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

/** Most times that the model of a rep is refined from the reps it found. */
const PASSES = 3;

/**
 * The reps around a stretch that repeats itself, on the axis that explains most of the movement; null where nothing does.
 *
 * A rep is a stroke away from a resting pose and the stroke back. All strokes of a set follow one path through pose and height, whatever their tempo,
 * so they are compared by path at equal progress: a pause, a sticking point or a slow last rep does not change it.
 */
export function detectReps(features: Features, seed: Seed, params: RepParams): Chain | null {
  let best: Detected | null = null;
  for (const kind of AXIS_KINDS) {
    const found = detectOn(features, axisOf(kind, features, seed, params), seed, params);
    if (found && (!best || found.chain.explained > best.chain.explained)) best = found;
  }
  return best && pairedReps(inBestOrder(best, params));
}

/** The chain with the one that begins with the other stroke beside it; in its place where that explains plainly more once it has its own hold. */
function inBestOrder(detected: Detected, { reorder }: RepParams): Chain {
  const { chain } = detected;
  const reversed = reversedOf(detected);
  return reversed && reversed.score > chain.score + reorder ? { ...reversed, reversed: chain } : { ...chain, reversed };
}

/** The best chain on one axis, the best one whose reps begin with the other stroke, and what they were searched in. */
interface Detected {
  readonly chain: Chain;
  readonly other: Chain | null;
  readonly context: ChainContext;
}

function detectOn(features: Features, axis: MovementAxis, seed: Seed, params: RepParams): Detected | null {
  const range = rangeOf(axis.values, seed.start, seed.end);
  if (range < params.minRange[axis.kind]) return null;
  const stroke = strokesOn(features, axis);
  let model = firstModel(features, axis, seed, range, stroke);
  if (!model) return null;
  const linked = linkTurns(features, axis, range, stroke, params);
  const { rateHz, moved, opens } = features;
  let sound: Strokes = [];
  for (let pass = 1; model; pass++) {
    const gains = gainsOf(linked, model, params);
    const context = { axis, linked, model, gains, seed, rateHz, moved, opens, stroke, params };
    const up = chainOf(context, 1);
    const down = chainOf(context, -1);
    const [chain, other] = up && (!down || up.score >= down.score) ? [up, down] : [down, up];
    if (!chain) return null;
    const before = sound;
    sound = soundStrokes(chain);
    // The same strokes would make the same model, and that would find the same reps again.
    if (areSame(sound, before)) return { chain, other, context };
    model = modelOf(sound.flat(), usualHold(sound));
    if (model && pass === PASSES) return { chain, other, context };
  }
  return null;
}

/**
 * The chain whose reps begin with the other stroke, searched again with the hold of its own reps. The model's is that of the better chain: where lifters rest at
 * one end of the movement, the other order would pay for that rest in every rep, and what is left over at the ends of the set, which is what tells the two apart,
 * would weigh nothing.
 */
function reversedOf({ other, context }: Detected): Chain | null {
  return other && chainOf({ ...context, model: { ...context.model, hold: usualHold(soundStrokes(other)) } }, other.first);
}

/** The strokes of each rep. */
type Strokes = readonly (readonly Stroke[])[];

const soundStrokes = ({ reps }: Chain): Strokes => reps.filter((r) => !r.weak).map((r) => r.strokes);

function areSame(a: Strokes, b: Strokes): boolean {
  return (
    a.length === b.length && a.every((strokes, r) => strokes.length === b[r].length && strokes.every((stroke, k) => stroke === b[r][k]))
  );
}

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
