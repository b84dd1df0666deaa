import type { RepPattern } from "../exercise/exercise.ts";
import type { Chain } from "./chain.ts";
import { type Direction, liftingDirection } from "./lifting.ts";
import type { RepSpan } from "./rep-span.ts";
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

/** A pattern that the reps of a set may follow, and how likely it is; those of a set sum to 1 at most. */
export interface LikelyPattern extends RepPattern {
  readonly share: number;
}

/**
 * The reps in the order in which the exercise does its phases: of a known exercise by its one pattern, of another by those of what it may be. Where the movement
 * alone does not say which stroke comes first, a press that starts with the lowering and one that starts with the lift differ in what is left over at the ends of
 * the set.
 */
export function inOrderOf(patterns: readonly LikelyPattern[], chain: Chain): OrderedChain {
  const { reversed } = chain;
  // Towards 1 or −1: which way along the axis is the lift, and whether reps begin as they were found to.
  let [upwards, asFound] = [0, 0];
  for (const { share, ...pattern } of patterns) {
    const own = liftingDirection(chain, pattern);
    upwards += share * own;
    asFound += share * (pattern.starts === "concentric" ? own : -own) * chain.first;
  }
  const lifting = upwards === 0 ? liftingDirection(chain, null) : upwards > 0 ? 1 : -1;
  if (!reversed) return asLifted(chain, lifting);
  const [usual, other] = asFound < 0 ? [reversed, chain] : [chain, reversed];
  const worth = usual.reps.length < other.reps.length ? 0 : Math.abs(asFound) * ORDER_WORTH;
  const least = usual === chain ? REORDER : 0;
  return asLifted(other.score > usual.score + worth + least ? other : usual, lifting);
}

/** A chain whose first stroke lifts, with the last rep of which no more than that is seen. */
function asLifted(chain: Chain, lifting: Direction): OrderedChain {
  const { reps, halfDone, first } = chain;
  return { chain: halfDone && first === lifting ? { ...chain, reps: [...reps, halfDone], halfDone: null } : chain, lifting };
}

/**
 * What the usual order of an exercise is worth against what the movement shows, in gains of reps, where it loses no rep: not all lifters start where others
 * do. Set on simulated sets near failure (seeds starting `fit-`), whose lifters all do: more would gain nothing there.
 */
const ORDER_WORTH = 3;
/**
 * How much more the other order must explain, gains, where the usual one would lose a rep. Of 0 to 0.5: as little as leaves the counts of the fit part's recordings
 * as they are; simulated workouts (seeds starting `fit-`) gain most at 0.
 */
const REORDER = 0.1;

/** The phases of reps whose muscle shortens in one direction. */
export function phasesOf(spans: readonly RepSpan[], lifting: Direction): RepPhases[] {
  return spans.map((span) => ({
    span,
    concentric: span.strokes.find((s) => s.direction === lifting) ?? null,
    eccentric: span.strokes.find((s) => s.direction !== lifting) ?? null,
  }));
}
