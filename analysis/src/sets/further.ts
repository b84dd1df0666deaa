import { type Features, windowOf } from "../motion/motion.ts";
import { axisOf } from "../reps/axis.ts";
import { type Chain, chainOf, gainsOf } from "../reps/chain.ts";
import { linkTurns } from "../reps/links.ts";
import { pairedReps } from "../reps/paired.ts";
import type { RepParams } from "../reps/params.ts";
import { strokesOn } from "../reps/stroke.ts";
import type { FoundSet } from "./found-set.ts";
import { ownReps } from "./own-reps.ts";

/**
 * Stretches of the same movement as `set` within `reachS` before and after it and with at least `leastRestS` between them, s, on the axis and by the model of
 * its own reps: two reps repeat too little to be found by repetition. They may overlap what was found otherwise.
 */
export function furtherStretches(set: FoundSet, features: Features, reachS: number, leastRestS: number, repParams: RepParams): FoundSet[] {
  const { rateHz } = features;
  const reach = Math.round((reachS + MARGIN_S) * rateHz);
  const from = Math.max(0, set.start - reach);
  const window = windowOf(features, from, Math.min(features.length, set.end + reach));
  const own = { start: set.start - from, end: set.end - from };
  // The height's drift is taken out by the length of one repetition, which is what a seed is two of.
  const axis = axisOf(set.chain.axis.kind, window, own, repParams);
  const stroke = strokesOn(window, axis);
  const { up, down } = set.chain.model;
  const linked = linkTurns(window, axis, (up.axisTravel + down.axisTravel) / 2, stroke, repParams);
  const rest = Math.round(leastRestS * rateHz);
  const found: FoundSet[] = [];
  const search = (start: number, end: number): void => {
    if (end - start < up.duration + down.duration) return;
    const seed = { start, end };
    const { model } = set.chain;
    const inside = within(linked, start, end);
    const context = {
      axis,
      linked: inside,
      model,
      gains: gainsOf(inside, model, repParams),
      seed,
      rateHz,
      moved: window.moved,
      opens: window.opens,
      stroke,
      params: repParams,
    };
    const [a, b] = [chainOf(context, 1), chainOf(context, -1)];
    const best = a && (!b || a.score >= b.score) ? { ...a, reversed: b } : b && { ...b, reversed: a };
    if (!best) return;
    const chain: Chain = ownReps(pairedReps(best));
    const pause = chain.reps.findIndex((rep, i) => i > 0 && rep.start - chain.reps[i - 1].end >= rest);
    if (pause > 0) {
      const middle = (chain.reps[pause - 1].end + chain.reps[pause].start) >> 1;
      search(start, middle);
      search(middle, end);
      return;
    }
    const [first, last] = [chain.reps[0].start, chain.reps[chain.reps.length - 1].end];
    search(start, first - rest);
    found.push({ chain, features: window, offset: from, start: from + first, end: from + last, similarity: set.similarity });
    search(last + rest, end);
  };
  search(0, own.start - rest);
  search(own.end + rest, window.length);
  return found;
}

/** Room for the reps at the far end, s. */
const MARGIN_S = 20;

/** The turning points, and the strokes that lie within a stretch: the turning point of a stroke may lie anywhere in the rest before or after it. */
function within({ turns, from }: ReturnType<typeof linkTurns>, start: number, end: number): ReturnType<typeof linkTurns> {
  return { turns, from: from.map((links) => links.filter(({ stroke }) => stroke.start >= start && stroke.end <= end)) };
}
