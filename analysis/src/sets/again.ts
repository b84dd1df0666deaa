import type { Features } from "../motion/motion.ts";
import type { RepParams } from "../reps/params.ts";
import { logOdds, setProbability } from "./acceptance.ts";
import type { FoundSet, SetPrior } from "./found-set.ts";
import { furtherStretches } from "./further.ts";
import type { SetParams } from "./params.ts";

/**
 * Sets that repeat too little to be found by repetition, found by the model of a plain set around them: the exercise done again for two or three reps. One rep
 * alone is as easily the load taken up or put down, and believed only where a device logged a set.
 */
export function doneAgain(
  accepted: readonly FoundSet[],
  features: Features,
  { acceptance: params }: SetParams,
  repParams: RepParams,
  prior: SetPrior,
): FoundSet[] {
  const { plain, like, reachS } = params.repeated;
  const least = logOdds(params.accept);
  const oddsOf = (set: FoundSet) => logOdds(setProbability([set], params)) + prior(set.start, set.end);
  const again: FoundSet[] = [];
  const isFree = ({ start, end }: FoundSet) => [...accepted, ...again].every((set) => set.start >= end || start >= set.end);
  const isSet = ({ chain, start, end }: FoundSet) => chain.reps.length >= 2 || prior(start, end) > 0;
  const groupRest = params.groupRestS * features.rateHz;
  const goesOn = (set: FoundSet) => again.some(({ start, end }) => start - set.end <= groupRest && set.start - end <= groupRest);
  for (const set of accepted) {
    if (oddsOf(set) < plain) continue;
    const others = furtherStretches(set, features, reachS, params.groupLeastRestS, repParams)
      .filter(isSet)
      .map((other) => ({ other, odds: oddsOf(other) + like }));
    for (const { other, odds } of others) if (odds >= least && isFree(other)) again.push(other);
    // A group of a cluster needs less beside another.
    for (const { other, odds } of others) if (odds >= least + params.together.goingOn && goesOn(other) && isFree(other)) again.push(other);
  }
  return again;
}
