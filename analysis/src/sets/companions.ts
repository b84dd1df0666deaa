import { type Features, windowOf } from "../motion/motion.ts";
import { axisOf } from "../reps/axis.ts";
import { type Chain, chainOf, gainsOf } from "../reps/chain.ts";
import { linkTurns } from "../reps/links.ts";
import { pairedReps } from "../reps/paired.ts";
import type { RepParams } from "../reps/params.ts";
import { strokesOn } from "../reps/stroke.ts";
import { logOdds, setProbability } from "./acceptance.ts";
import type { FoundSet, SetPrior } from "./found-set.ts";
import { ownReps } from "./own-reps.ts";
import type { AcceptanceParams, CompanionParams, SetParams } from "./params.ts";

/**
 * The accepted sets and what belongs with them, in order of time: further stretches that repeat too little to be found by repetition, or that were found with
 * other edges or on another axis, are looked for by the model of every short stretch that is a set or could be one. Where both convince together, both are sets.
 */
export function withCompanions(
  candidates: readonly FoundSet[],
  accepted: readonly FoundSet[],
  features: Features,
  { acceptance: params, shortestLagS }: SetParams,
  repParams: RepParams,
  prior: SetPrior,
): FoundSet[] {
  const { companion } = params;
  const shortest = shortestLagS * features.rateHz;
  const sets = [...accepted];
  const isFree = ({ start, end }: FoundSet) => sets.every((set) => set.start >= end || set.end <= start);
  const seeds = candidates
    .filter(({ chain: { reps, model } }) => reps.length <= params.groupReps && model.up.duration + model.down.duration >= shortest)
    .map((set) => ({ set, odds: logOdds(setProbability([set], params)) }))
    .filter(({ set, odds }) => odds >= companion.seed || accepted.includes(set))
    .sort((a, b) => b.odds - a.odds);
  for (let seed = seeds.shift(); seed; seed = seeds.shift()) {
    const { set, odds } = seed;
    if (!sets.includes(set) && !isFree(set)) continue;
    for (const other of companionsOf(set, features, params, repParams)) {
      const restS = restOf(set, other) / features.rateHz;
      if (restS < params.groupLeastRestS || restS > params.groupRestS || !isFree(other)) continue;
      const own = logOdds(setProbability([other], params));
      const known = Math.max(prior(set.start, set.end), prior(other.start, other.end));
      if (oddsOf(set, other, odds, own, features, companion) + known < logOdds(params.accept)) continue;
      if (!sets.includes(set)) sets.push(set);
      sets.push(other);
      // What is a set by its like is as good a start as that.
      seeds.unshift({ set: other, odds: Math.max(odds, own) });
    }
  }
  return sets.sort((a, b) => a.start - b.start);
}

function oddsOf(set: FoundSet, other: FoundSet, odds: number, own: number, { moved, rateHz }: Features, params: CompanionParams): number {
  const [before, after] = set.start < other.start ? [set, other] : [other, set];
  const moving = ((moved[after.start] - moved[before.end]) * rateHz) / restOf(set, other);
  const [n, m] = [set.chain.reps.length, other.chain.reps.length];
  const gain = other.chain.reps.reduce((sum, rep) => sum + rep.gain, 0) / m;
  return (
    params.bias +
    params.known * odds +
    params.own * own +
    params.gain * gain +
    params.moving * Math.log(moving + 0.1) +
    params.unequal * Math.abs(Math.log(n / m))
  );
}

function restOf(a: FoundSet, b: FoundSet): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

/**
 * Stretches of the same movement as `set` within the longest rest of a group before and after it, on the axis and by the model of its own reps: two reps repeat
 * too little to be found by repetition. In order of time; they may overlap what was found otherwise.
 */
function companionsOf(set: FoundSet, features: Features, params: AcceptanceParams, repParams: RepParams): FoundSet[] {
  const { rateHz } = features;
  const reach = Math.round((params.groupRestS + MARGIN_S) * rateHz);
  const from = Math.max(0, set.start - reach);
  const window = windowOf(features, from, Math.min(features.length, set.end + reach));
  const own = { start: set.start - from, end: set.end - from };
  // The height's drift is taken out by the length of one repetition, which is what a seed is two of.
  const axis = axisOf(set.chain.axis.kind, window, own, repParams);
  const stroke = strokesOn(window, axis);
  const { up, down } = set.chain.model;
  const linked = linkTurns(window, axis, (up.axisTravel + down.axisTravel) / 2, stroke, repParams);
  const rest = Math.round(params.groupLeastRestS * rateHz);
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
