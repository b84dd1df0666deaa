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
  const lifts = exercise && reversed && (risingLift(chain, exercise) ?? slowingStroke(chain));
  if (!lifts) return chain;
  const first = exercise.starts === "concentric" ? lifts : -lifts;
  const worth = reversed.reps.length < chain.reps.length ? 0 : ORDER_WORTH;
  return first === chain.first || reversed.score + worth < chain.score ? chain : reversed;
}

/** The direction in which strokes take longer from rep to rep, as lifts do when the lifter tires; null where neither does so clearly. */
function slowingStroke({ reps }: Chain): 1 | -1 | null {
  const pairs = reps.filter(({ strokes }) => strokes.length === 2);
  // How much longer the one stroke of each rep takes than the other.
  const ratios = pairs.map(({ strokes }) => {
    const [up, down] = strokes[0].direction === 1 ? strokes : [strokes[1], strokes[0]];
    return Math.log((up.end - up.start) / (down.end - down.start));
  });
  const n = ratios.length;
  if (n < 4) return null;
  const middle = (n - 1) / 2;
  const mean = ratios.reduce((sum, v) => sum + v, 0) / n;
  const spread = (n * (n * n - 1)) / 12;
  const slope = ratios.reduce((sum, v, i) => sum + (i - middle) * (v - mean), 0) / spread;
  const residual = ratios.reduce((sum, v, i) => sum + (v - mean - slope * (i - middle)) ** 2, 0);
  const error = Math.sqrt(residual / (n - 2) / spread);
  return Math.abs(slope) < SLOWING * error ? null : slope > 0 ? 1 : -1;
}

/** Standard errors. */
const SLOWING = 2;

/**
 * What the usual order of an exercise is worth against what the movement shows, in gains of reps, where it loses no rep: not all lifters start where others
 * do. Set on simulated sets near failure (seeds starting `fit-`), whose lifters all do: more would gain nothing there.
 */
const ORDER_WORTH = 3;

/** The direction on the axis in which the muscle shortens. */
export function liftingDirection(chain: Chain, exercise: Exercise | null): 1 | -1 {
  const first = chain.reps.find((r) => r.strokes.length === 2)?.strokes[0]?.direction ?? 1;
  return risingLift(chain, exercise) ?? ((exercise?.starts === "eccentric" ? -first : first) as 1 | -1);
}

/** The same by which way the wrist rises; null where the exercise or the movement is level. */
function risingLift(chain: Chain, exercise: Exercise | null): 1 | -1 | null {
  // Median rise of the strokes that go up the axis and fall of those that go down it, m.
  const rise = median(chain.reps.flatMap((r) => r.strokes).map((s) => s.rise * s.direction));
  if (exercise?.concentricDirection === "level" || !(Math.abs(rise) >= LEVEL_TRAVEL)) return null;
  return rise > 0 === (exercise?.concentricDirection !== "down") ? 1 : -1;
}
