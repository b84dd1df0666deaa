import type { Exercise } from "../exercise/exercise.ts";
import { median } from "../signal/median.ts";
import type { Chain, RepSpan } from "./chain.ts";
import type { Stroke } from "./stroke.ts";

/** The two strokes of a rep by what the muscle does. Null where the recording holds only half of the rep. */
export interface RepPhases {
  readonly span: RepSpan;
  readonly concentric: Stroke | null;
  readonly eccentric: Stroke | null;
}

/** A set needs to rise this far per stroke, m, before "up" means anything. */
const LEVEL_TRAVEL = 0.05;

/**
 * Which strokes of a chain lift. Known exercises say which way the wrist goes while the muscle shortens; an unknown one is taken to lift upwards,
 * and where nothing rises, the first stroke of a rep is taken for the lift.
 */
export function phasesOf(chain: Chain, spans: readonly RepSpan[], exercise: Exercise | null): RepPhases[] {
  const lifts = liftingDirection(chain, exercise);
  return spans.map((span) => ({
    span,
    concentric: span.strokes.find((s) => s.direction === lifts) ?? null,
    eccentric: span.strokes.find((s) => s.direction !== lifts) ?? null,
  }));
}

/**
 * The reps in the order in which the exercise does its phases. Where the movement alone does not say which stroke comes first, a press that starts
 * with the lowering and one that starts with the lift differ in what is left over at the ends of the set.
 */
export function inOrderOf(exercise: Exercise | null, chain: Chain): Chain {
  const { reversed } = chain;
  if (!exercise || !reversed || exercise.concentricDirection === "level") return chain;
  const rise = riseOf(chain);
  if (!(Math.abs(rise) >= LEVEL_TRAVEL)) return chain;
  const lifts = (rise > 0 ? 1 : -1) * (exercise.concentricDirection === "down" ? -1 : 1);
  const first = exercise.starts === "concentric" ? lifts : -lifts;
  return first === chain.first || reversed.score + ORDER_WORTH < chain.score ? chain : reversed;
}

/** What the usual order of an exercise is worth against what the movement shows, in gains of reps: not all lifters start where others do. */
const ORDER_WORTH = 1;

/** Median rise of the strokes that go up the axis and fall of those that go down it, m. */
function riseOf(chain: Chain): number {
  return median(chain.reps.flatMap((r) => r.strokes).map((s) => s.rise * s.direction));
}

/** The direction on the axis in which the muscle shortens. */
export function liftingDirection(chain: Chain, exercise: Exercise | null): 1 | -1 {
  const rise = riseOf(chain);
  const first = chain.reps.find((r) => r.strokes.length === 2)?.strokes[0]?.direction ?? 1;
  const starts = exercise?.starts === "eccentric" ? -first : first;
  if (exercise?.concentricDirection === "level" || !(Math.abs(rise) >= LEVEL_TRAVEL)) return starts as 1 | -1;
  const up = rise > 0 ? 1 : -1;
  return exercise?.concentricDirection === "down" ? (-up as 1 | -1) : up;
}
