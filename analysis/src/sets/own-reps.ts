import type { Chain } from "../reps/chain.ts";
import { distanceTo } from "../reps/template.ts";

/**
 * Distance of a stroke from the set's median one, relative to how far that moves, from which it is another movement. Fitted on simulated workouts (seeds
 * starting `fit-`): sloppy reps stay near 1, putting weights down and taking up lighter ones in a drop set begins at 2.
 */
const OTHER = 2;

/**
 * The chain without what lies amid its reps, counted as poor ones, and follows another path altogether: changing the weights of a drop set is a pause. The chain
 * itself where there is no such thing.
 */
export function ownReps(chain: Chain): Chain {
  const reps = chain.reps.filter(
    ({ weak, strokes }) =>
      !weak || strokes.every((stroke) => distanceTo(stroke.direction === 1 ? chain.model.up : chain.model.down, stroke) < OTHER),
  );
  const reversed = chain.reversed && ownReps(chain.reversed);
  return reps.length === chain.reps.length && reversed === chain.reversed ? chain : { ...chain, reps, reversed };
}
