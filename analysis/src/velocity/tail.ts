import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import type { Stroke } from "../reps/stroke.ts";
import { turnsOf } from "../reps/turns.ts";
import { type SmoothedMotion, smoothMotion } from "./smooth.ts";
import { smoothSet, still } from "./standstill.ts";

/** How a set ends: the movement from its last lift on. Samples are those of the features in which the set was found. */
export interface Tail {
  /** The movement along the chain's axis. */
  readonly values: ArrayLike<number>;
  /** Turning points from the beginning of the last lift on. */
  readonly turns: readonly number[];
  /** Upward, m, and its standard deviation. */
  readonly height: (sample: number) => number;
  readonly heightSd: (sample: number) => number;
}

/** A tail has no more turning points that matter. */
const MOST_TURNS = 12;

/**
 * The tail of a set after `lift`, its last one, up to the sample `end`. What follows a set (racking, putting down) is so large that a filter which takes drift
 * out smears it over the last reps. So the height is followed forwards instead, from what the set has taught of the drift: the next turning point
 * stands still, and tells more of the drift for the one after it. `reversal` is what makes a turning point, in the axis' unit.
 */
export function tailOf(features: Features, chain: Chain, lift: Stroke, end: number, reversal: number): Tail {
  const { reps, axis } = chain;
  const { rateHz, acceleration } = features;
  const start = Math.max(0, reps[0].start - rateHz);
  const set = smoothSet(reps, (k) => k, { rateHz, acceleration, guide: features.velocity }, [start, end], false);
  const lastRep = reps[reps.length - 1];
  const began = set.instants[reps.length - 1][lastRep.strokes.indexOf(lift)]?.start ?? lift.start;
  const pins = set.pins.filter((pin) => pin.index <= began);
  let smoothed: SmoothedMotion = set.smoothed;
  const turns = [began];
  if (axis.kind === "height") {
    while (turns.length < MOST_TURNS) {
      smoothed = smoothMotion(acceleration, rateHz, start, end, pins);
      const from = turns[turns.length - 1];
      // The first is where the search begins, the second the next turning point; one at the very end is none.
      const next = turnsOf(smoothed.height, from - start, end - start, reversal)[1];
      if (next === undefined || next >= end - start - 1) break;
      turns.push(next + start);
      pins.push(still(next + start));
    }
  } else {
    turns.push(...turnsOf(axis.values, began, end, reversal).slice(1, MOST_TURNS));
    smoothed = smoothMotion(acceleration, rateHz, start, end, [...pins, ...turns.slice(1).map((index) => still(index))]);
  }
  const at = (column: Float64Array) => (sample: number) => column[Math.min(end - 1, Math.max(start, sample)) - start];
  const height = at(smoothed.height);
  const values = axis.kind === "height" ? Float64Array.from(axis.values, (_, k) => height(k)) : axis.values;
  return { values, turns, height, heightSd: at(smoothed.heightSd) };
}
