import type { MovementAxis } from "./axis.ts";
import { bestInSeed, type ChainEnd, repsOf } from "./chain-end.ts";
import {
  type Before,
  type ChainContext,
  type ChainSearch,
  clippedRep,
  closedRep,
  halfDone,
  halfRep,
  type Lift,
  type OpenRep,
  openRep,
  unfinishedRep,
} from "./chain-step.ts";
import type { LinkedTurns } from "./links.ts";
import { linkGain, type RepModel } from "./model.ts";
import type { RepParams } from "./params.ts";
import type { RepSpan } from "./rep-span.ts";
import type { StrokeTemplate } from "./template.ts";

/** A run of alike reps on one axis. Times of reps and strokes are samples of the features in which it was found, as is the axis. */
export interface Chain {
  readonly axis: MovementAxis;
  readonly reps: readonly RepSpan[];
  /** What the search for the best chain on one axis maximises. */
  readonly score: number;
  /** Movement that the reps explain, rad of pose and half metres of height weighted by gain: compares chains on different axes, one of which may count a rep as two. */
  readonly explained: number;
  /** Direction of a rep's first stroke on the axis, and which of the two strokes lifts as far as the movement itself shows. */
  readonly first: 1 | -1;
  readonly lift: Lift;
  readonly model: RepModel;
  /** A further rep at the end of which only the first stroke is seen, and that one falls: it counts where the exercise pulls down. Null where there is none. */
  readonly halfDone: RepSpan | null;
  /** The best chain of the same movement whose reps begin with the other stroke, or null. */
  readonly reversed: Chain | null;
}

/** How well each of the linked strokes fits the model's stroke in its direction, in their order. */
export function gainsOf({ from }: LinkedTurns, { up, down }: RepModel, params: RepParams): number[][] {
  return from.map((links) => links.map((link) => linkGain(link, link.stroke.direction === 1 ? up : down, params)));
}

/**
 * The best chain of reps whose first stroke goes in `direction`, by dynamic programming over the turning points: every rep adds its gain and a bonus,
 * every pause between reps costs. Which direction comes first is decided by which chain explains more. Returns null without a rep in the seed.
 */
export function chainOf(context: ChainContext, direction: 1 | -1): Chain | null {
  const { axis, linked, model, gains, rateHz, params } = context;
  const { turns, from } = linked;
  const search = searchIn(context, direction);
  const ending: (ChainEnd | null)[] = turns.map(() => null);
  // Last reps that run on into putting the load down: nothing can follow them.
  const finals: ChainEnd[] = [];
  const offer = (at: number, end: ChainEnd | null) => {
    const known = ending[at];
    if (end && (!known || end.score > known.score)) ending[at] = end;
  };
  const finish = (end: ChainEnd | null) => {
    if (end) finals.push(end);
  };
  // What could follow an end if the first stroke lifted, though it falls.
  const halves = new Map<ChainEnd, RepSpan>();
  const keepHalf = ({ before: { end } }: OpenRep, half: RepSpan | null) => {
    if (end && half && half.gain > (halves.get(end)?.gain ?? 0)) halves.set(end, half);
  };

  const edge = context.opens ? params.edgeS * rateHz : -1;
  for (let i = 0; i < turns.length; i++) {
    if (turns[i] < edge) for (const b of from[i]) offer(b.to, halfRep(b, edge, search));
    // All strokes from one turning point go the same way.
    if (from[i][0]?.stroke.direction !== direction) continue;
    const best = bestBefore(i, ending, search);
    for (const [x, a] of from[i].entries()) {
      const open = openRep(a, gains[i][x], best, search);
      if (!open) continue;
      for (const [y, b] of from[a.to].entries()) {
        offer(b.to, closedRep(open, b, gains[a.to][y], search));
        finish(clippedRep(open, b, search));
      }
      finish(unfinishedRep(open, search));
      if (search.lift === "second" && axis.kind === "height") keepHalf(open, halfDone(open, search));
    }
  }
  const last = bestInSeed([...ending, ...finals], context.seed);
  if (!last) return null;
  const reps = repsOf(last);
  const explained = explainedBy(reps, context.moved);
  return {
    axis,
    reps,
    score: last.score,
    explained,
    first: direction,
    lift: search.lift,
    model,
    halfDone: halves.get(last) ?? null,
    reversed: null,
  };
}

function searchIn(context: ChainContext, direction: 1 | -1): ChainSearch {
  const { axis, model, params } = context;
  const [first, second] = direction === 1 ? [model.up, model.down] : [model.down, model.up];
  return { ...context, direction, first, second, cycle: first.duration + second.duration, lift: liftOf(axis, first, second, params) };
}

/** The best chain that the next rep could continue from turning point `i`, and its score after the pause in between. */
function bestBefore(i: number, ending: readonly (ChainEnd | null)[], { linked, moved, rateHz, cycle, params }: ChainSearch): Before {
  const { turns } = linked;
  let end: ChainEnd | null = null;
  let score = 0;
  for (let k = i; k >= Math.max(0, i - params.maxGapTurns) && turns[i] - turns[k] < params.maxGapS * rateHz; k--) {
    const candidate = ending[k];
    // A pause is rest; another movement is no pause.
    if (!candidate || moved[turns[i]] - moved[turns[k]] > params.maxGapWay) continue;
    const gap = k === i ? 0 : params.gapCost + (params.gapCostPerCycle * (turns[i] - turns[k])) / cycle;
    if (candidate.score - gap > score) {
      score = candidate.score - gap;
      end = candidate;
    }
  }
  return { end, score };
}

function explainedBy(reps: readonly RepSpan[], moved: Float64Array): number {
  let sum = 0;
  for (const { gain, strokes } of reps) for (const { start, end } of strokes) sum += Math.max(0, gain) * (moved[end] - moved[start]);
  return sum;
}

/** Which stroke lifts: the rising one, or where the wrist mostly turns, the faster one; unknown where neither differs. */
function liftOf(axis: MovementAxis, first: StrokeTemplate, second: StrokeTemplate, params: RepParams): Lift {
  if (axis.kind === "height") {
    const rise = (first.rise - second.rise) / 2;
    return rise > params.liftRise ? "first" : rise < -params.liftRise ? "second" : "unknown";
  }
  const slower = Math.log(first.duration / second.duration);
  return slower < -params.liftFaster ? "first" : slower > params.liftFaster ? "second" : "unknown";
}
