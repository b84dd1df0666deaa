import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { POINTS, type Stroke } from "../reps/stroke.ts";
import type { StrokeTemplate } from "../reps/template.ts";
import { turnsOf } from "../reps/turns.ts";
import { type Pin, type SmoothedMotion, smoothMotion } from "./smooth.ts";
import { standstillsOf, turning } from "./standstill.ts";

/** How a set ends: the movement from its last lift on. Samples are those of the features in which the set was found. */
export interface Tail {
  /** The movement along the chain's axis. */
  readonly values: Float64Array;
  /** Whether that is its height, m. */
  readonly isHeight: boolean;
  /** Turning points from the beginning of the last lift on. */
  readonly turns: readonly number[];
  /** Upward, m, and its standard deviation. */
  readonly height: (sample: number) => number;
  readonly heightSd: (sample: number) => number;
}

/** A pose that turns this far in a lift shows better than its height how far the lift has come, rad: it does not drift. */
const POSE_WAY = 0.6;
/** A tail has no more turning points that matter. */
const MOST_TURNS = 12;
/** A hand that holds still keeps its height to this share of the reversal that makes a turning point: a lift that creeps does not. */
const SAME_HEIGHT = 0.25;
/** Samples on either side over which the acceleration counts as that of one instant. */
const QUIET_SAMPLES = 2;
/** How far from its set a hand may be found in the seconds after it, m (a standard deviation), and the step at which that is said, s. */
const REACH_SD = 0.5;
const REACH_STEP_S = 1;

/**
 * The tail of a set after `lift`, its last one, up to the sample `end`. What follows a set (racking, putting down) is so large that a filter which takes drift
 * out smears it over the last reps. So the height is followed forwards instead, from what the set has taught of the drift: the next turning point
 * stands still, and tells more of the drift for the one after it. `template` is the set's usual lift, `reversal` the share of it that makes a turning point.
 */
export function tailOf(features: Features, chain: Chain, lift: Stroke, template: StrokeTemplate, end: number, reversal: number): Tail {
  const { reps, axis } = chain;
  const { rateHz, acceleration, hole } = features;
  const start = Math.max(0, reps[0].start - rateHz);
  const set = standstillsOf(reps, (k) => k, { rateHz, acceleration, guide: features.velocity, hole }, [start, end], false);
  const lastRep = reps[reps.length - 1];
  const began = set.instants[reps.length - 1][lastRep.strokes.indexOf(lift)]?.start ?? lift.start;
  const pins = set.pins.filter((pin) => pin.index <= began);
  const withinReach = reachPins(began, end, rateHz);
  const smooth = () => smoothMotion(acceleration, rateHz, start, end, inOrder(pins, withinReach), hole);
  let smoothed: SmoothedMotion;
  let turns: number[];
  const pose = axis.kind === "height" ? poseAlong(features, template) : axis.values;
  if (!pose) {
    const least = reversal * template.axisTravel;
    const stretch = acceleration.subarray(start, end);
    smoothed = smooth();
    let [, next] = turnsFrom(smoothed.height, began - start, end - start, least);
    // One at the very end is none.
    for (let k = 1; k < MOST_TURNS && next < end - start - 1; k++) {
      pins.push(turning(quietest(smoothed.height, next, SAME_HEIGHT * least, stretch) + start, acceleration));
      smoothed = smooth();
      [, next] = turnsFrom(smoothed.height, next, end - start, least);
    }
    turns = turnsFrom(smoothed.height, began - start, end - start, least).map((k) => k + start);
    if (turns.length > 1 && turns[turns.length - 1] >= end - 1) turns.pop();
  } else {
    const least = reversal * Math.abs(pose[lift.end] - pose[lift.start]);
    turns = turnsFrom(pose, began, end, least).slice(0, MOST_TURNS);
    pins.push(...turns.slice(1).map((turn) => turning(quietest(pose, turn, SAME_HEIGHT * least, acceleration), acceleration)));
    smoothed = smooth();
  }
  const at = (column: Float64Array) => (sample: number) => column[Math.min(end - 1, Math.max(start, sample)) - start];
  const height = at(smoothed.height);
  const values = pose ?? Float64Array.from(axis.values, (_, k) => height(k));
  return { values, isHeight: !pose, turns, height, heightSd: at(smoothed.heightSd) };
}

/** The turning points from `from` on. The first is where the movement leaves: a hand that holds still before it has not moved by `reversal`. */
function turnsFrom(axis: Float64Array, from: number, end: number, reversal: number): number[] {
  const turns = turnsOf(axis, from, end, reversal);
  const [first, second] = turns;
  if (second !== undefined && Math.abs(axis[second] - axis[first]) < reversal) turns.shift();
  return turns.length > 0 ? turns : [from];
}

/**
 * The sample at which a hand rests that turns at `turn`: where it accelerates least of all samples around it that lie within `near` of its height. A hand that
 * holds still before it goes back seems to turn at either end of the hold, as the drift has it.
 */
function quietest(height: Float64Array, turn: number, near: number, acceleration: Float64Array): number {
  let from = turn;
  while (from > 0 && Math.abs(height[from - 1] - height[turn]) < near) from--;
  let to = turn;
  while (to < height.length - 1 && Math.abs(height[to + 1] - height[turn]) < near) to++;
  const loudness = (i: number) => {
    let sum = 0;
    for (let k = Math.max(0, i - QUIET_SAMPLES); k <= Math.min(height.length - 1, i + QUIET_SAMPLES); k++) sum += Math.abs(acceleration[k]);
    return sum;
  };
  let best = turn;
  let least = loudness(turn);
  for (let i = from; i <= to; i++) {
    const own = loudness(i);
    if (own < least) [best, least] = [i, own];
  }
  return best;
}

/**
 * A hand stays within reach of where the set was done: keeps drift from carrying it off where nothing else is known. A hand that hangs stays away for good,
 * so all these pins together say no more than one.
 */
function reachPins(from: number, end: number, rateHz: number): Pin[] {
  const step = REACH_STEP_S * rateHz;
  const sd = REACH_SD * Math.sqrt(Math.max(1, (end - from) / step));
  const pins: Pin[] = [];
  for (let index = from + step; index < end; index += step)
    pins.push({ index, velocitySd: Number.POSITIVE_INFINITY, height: { value: 0, sd } });
  return pins;
}

function inOrder(a: readonly Pin[], b: readonly Pin[]): Pin[] {
  return [...a, ...b].sort((p, q) => p.index - q.index);
}

/** The pose along the way of a lift that goes up the axis, rad; null where the lift hardly turns. */
function poseAlong({ ux, uy, uz, length }: Features, { path, rise }: StrokeTemplate): Float64Array | null {
  const channels = path.length / POINTS;
  const end = (POINTS - 1) * channels;
  const [x, y, z] = [path[end] - path[0], path[end + 1] - path[1], path[end + 2] - path[2]];
  const way = Math.hypot(x, y, z);
  if (way < POSE_WAY) return null;
  const scale = Math.sign(rise) / way;
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) out[i] = scale * (x * ux[i] + y * uy[i] + z * uz[i]);
  return out;
}
