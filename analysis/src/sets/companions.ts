import type { Features } from "../motion/motion.ts";
import type { RepParams } from "../reps/params.ts";
import { logOdds, setProbability } from "./acceptance.ts";
import type { FoundSet, SetPrior } from "./found-set.ts";
import { furtherStretches } from "./further.ts";
import type { CompanionParams, SetParams } from "./params.ts";

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
    for (const other of furtherStretches(set, features, params.groupRestS, params.groupLeastRestS, repParams)) {
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
