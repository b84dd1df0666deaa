import type { Exercise } from "../exercise/exercise.ts";
import type { Chain, RepSpan } from "./chain.ts";
import { type Direction, liftingDirection } from "./lifting.ts";
import type { Stroke } from "./stroke.ts";

/** The two strokes of a rep by what the muscle does. Null where the recording holds only half of the rep. */
export interface RepPhases {
  readonly span: RepSpan;
  readonly concentric: Stroke | null;
  readonly eccentric: Stroke | null;
}

/** A chain whose phases are known. */
export interface OrderedChain {
  readonly chain: Chain;
  /** The direction on its axis in which the muscle shortens. */
  readonly lifting: Direction;
}

/**
 * The reps in the order in which the exercise does its phases. Where the movement alone does not say which stroke comes first, a press that starts
 * with the lowering and one that starts with the lift differ in what is left over at the ends of the set.
 */
export function inOrderOf(exercise: Exercise | null, chain: Chain): OrderedChain {
  const lifting = liftingDirection(chain, exercise);
  const { reversed } = chain;
  if (!exercise || !reversed) return { chain, lifting };
  const first = exercise.starts === "concentric" ? lifting : -lifting;
  const worth = reversed.reps.length < chain.reps.length ? 0 : ORDER_WORTH;
  return { chain: first === chain.first || reversed.score + worth < chain.score ? chain : reversed, lifting };
}

/**
 * What the usual order of an exercise is worth against what the movement shows, in gains of reps, where it loses no rep: not all lifters start where others
 * do. Set on simulated sets near failure (seeds starting `fit-`), whose lifters all do: more would gain nothing there.
 */
const ORDER_WORTH = 3;

/** The phases of reps whose muscle shortens in one direction. */
export function phasesOf(spans: readonly RepSpan[], lifting: Direction): RepPhases[] {
  return spans.map((span) => ({
    span,
    concentric: span.strokes.find((s) => s.direction === lifting) ?? null,
    eccentric: span.strokes.find((s) => s.direction !== lifting) ?? null,
  }));
}
