import type { Features } from "../motion/motion.ts";
import type { MovementAxis } from "./axis.ts";
import type { RepParams } from "./params.ts";
import type { Stroke } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

/** A stroke that could be one half of a rep, between two turning points given by index. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly stroke: Stroke;
  /** True where the recording's edge may hide part of it. */
  readonly cut: boolean;
}

/** The turning points of a movement, as samples, and every stroke that could lead on from each. */
export interface LinkedTurns {
  readonly turns: readonly number[];
  readonly from: readonly (readonly Link[])[];
}

/**
 * Connects turning points to candidate strokes. A stroke runs between the extremes of its own stretch and may hold smaller reversals: the sticking
 * point of a grinding rep, a re-grip, tremor. `range` is the seed's range of movement on the axis.
 */
export function linkTurns(
  features: Features,
  axis: MovementAxis,
  range: number,
  strokeOf: (from: number, to: number) => Stroke,
  params: RepParams,
): LinkedTurns {
  const v = axis.values;
  const turns = turnsOf(v, 0, features.length, params.turnReversal * range);
  const edge = features.opens ? params.edgeS * features.rateHz : -1;
  const lastEdge = features.closes ? features.length - params.edgeS * features.rateHz : features.length;
  const longest = params.maxStrokeS * features.rateHz;
  const from = turns.map((turn, i) => {
    const links: Link[] = [];
    const sign = i + 1 < turns.length && v[turns[i + 1]] > v[turn] ? 1 : -1;
    let farthest = Number.NEGATIVE_INFINITY;
    for (let j = i + 1; j < turns.length && j <= i + params.maxTurns; j++) {
      const travel = (v[turns[j]] - v[turn]) * sign;
      if ((j - i) % 2 === 0) {
        if (farthest - travel > params.strokeReversal * range) break;
        continue;
      }
      // An end that lies behind one already passed is not the extreme of its stretch.
      if (travel <= farthest - 0.1 * range) continue;
      farthest = Math.max(farthest, travel);
      const least = turn < edge || turns[j] > lastEdge ? params.minCutTravel : params.minTravel;
      if (travel < least * range) continue;
      const stroke = strokeOf(turn, turns[j]);
      if (stroke.end - stroke.start > longest) break;
      links.push({ from: i, to: j, stroke, cut: stroke.start < edge || stroke.end > lastEdge });
    }
    return links;
  });
  return { turns, from };
}
