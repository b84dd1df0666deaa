import { type Features, windowOf } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { detectReps } from "../reps/detect.ts";
import type { RepParams } from "../reps/params.ts";
import type { RepSpan } from "../reps/rep-span.ts";
import { median } from "../signal/median.ts";
import { setProbability } from "./acceptance.ts";
import { doneAgain } from "./again.ts";
import { withCompanions } from "./companions.ts";
import type { FoundSet, SetPrior } from "./found-set.ts";
import { acceptedOf } from "./group.ts";
import { ownReps } from "./own-reps.ts";
import type { SetParams } from "./params.ts";
import { type Region, regionsIn, seedsIn } from "./regions.ts";
import { type Similarity, selfSimilarity } from "./similarity.ts";

/**
 * The sets of a recording in order of time. Sets are searched by repetition, not by energy: picking a dumbbell up moves the wrist more than pressing
 * it. The stretch that repeats most is explained first; what it takes is no longer free for others.
 */
export function findSets(features: Features, params: SetParams, repParams: RepParams, prior: SetPrior = () => 0): FoundSet[] {
  const candidates = setCandidates(features, params, repParams, prior);
  const accepted = acceptedOf(candidates, features, params.acceptance, prior);
  const again = doneAgain(accepted, features, params, repParams, prior);
  return withCompanions([...candidates, ...again], [...accepted, ...again], features, params, repParams, prior);
}

/** All stretches that could be sets, believed or not, in order of time; they may overlap by a rep. */
export function setCandidates(features: Features, params: SetParams, repParams: RepParams, prior: SetPrior = () => 0): FoundSet[] {
  const similarity = selfSimilarity(features, params);
  const ratio = features.rateHz / similarity.rateHz;
  const n = similarity.score.length;
  // What goes to and fro faster than any rep that is searched is a step or a tremble.
  const shortest = params.shortestLagS * features.rateHz;
  const free = new Uint8Array(n).fill(1);
  const candidates: FoundSet[] = [];
  const waiting = regionsIn(similarity, free, 0, n, params);
  for (let region = takeLargest(waiting); region; region = takeLargest(waiting)) {
    const left = regionsIn(similarity, free, region.start, region.end, params);
    if (left.length !== 1 || left[0].total < region.total) {
      // Others have taken from it since it was listed.
      waiting.push(...left);
      continue;
    }
    const context = Math.round(params.contextS * similarity.rateHz);
    const lo = Math.round(freeBefore(free, region.start, Math.max(0, region.start - context)) * ratio);
    const after = freeAfter(free, region.end, Math.min(n, region.end + context));
    const hi = after === n ? features.length : Math.round(after * ratio);
    const window = windowOf(features, lo, hi);
    const seeds = seedsIn(similarity, free, region, params);
    let best: Chain | null = null;
    for (const seed of seeds) {
      const end = Math.min(n, seed + 2 * similarity.lag[seed]);
      const stretch = { start: Math.round(seed * ratio) - lo, end: Math.min(hi, Math.round(end * ratio)) - lo };
      const chain = detectReps(window, stretch, repParams);
      if (chain && chain.reps.length >= 2 && cycleOf(chain) >= shortest && (!best || chain.score > best.score)) best = chain;
    }
    if (best) {
      const chain = ownReps(best);
      const start = lo + chain.reps[0].start;
      const end = lo + chain.reps[chain.reps.length - 1].end;
      const alike = meanSimilarity(similarity, start / ratio, end / ratio, chain.reps.length);
      const candidate = { chain, features: window, offset: lo, start, end, similarity: alike };
      candidates.push(candidate);
      const inner = innerReps(chain);
      if (inner.length === 0 || setProbability([candidate], params.acceptance, prior(start, end)) >= PLAUSIBLE) {
        free.fill(0, Math.floor(start / ratio), Math.ceil(end / ratio));
      } else {
        for (const rep of inner) free.fill(0, Math.floor((lo + rep.start) / ratio), Math.ceil((lo + rep.end) / ratio));
      }
    } else {
      for (const seed of seeds) free.fill(0, seed, seed + 1 + (similarity.lag[seed] >> 1));
    }
    waiting.push(...regionsIn(similarity, free, region.start, region.end, params));
  }
  return candidates.sort((a, b) => a.start - b.start);
}

/**
 * The reps of what is plainly no set without those that have no other right beside them, before or after: they may be reps of a set that lies beside it, or in
 * one of its pauses.
 */
function innerReps({ reps }: Chain): RepSpan[] {
  const usual = median(reps.map(({ start, end }) => end - start));
  const isBeside = (a: RepSpan | undefined, b: RepSpan | undefined) => a !== undefined && b !== undefined && b.start - a.end < usual;
  return reps.filter((rep, i) => isBeside(reps[i - 1], rep) && isBeside(rep, reps[i + 1]));
}

/** Usual time from rep to rep, samples. */
function cycleOf({ reps }: Chain): number {
  return median(reps.slice(1).map(({ start }, i) => start - reps[i].start));
}

/** Mean score between two samples of the similarity. A score looks two reps ahead, so those of the last two reps look beyond the set. */
function meanSimilarity({ score }: Similarity, start: number, end: number, reps: number): number {
  const first = Math.floor(start);
  const last = Math.max(first + 1, Math.floor(end - (2 * (end - start)) / reps));
  let sum = 0;
  for (let i = first; i < last; i++) sum += score[i];
  return sum / (last - first);
}

/** A candidate less likely than this is none. */
const PLAUSIBLE = 0.02;

function takeLargest(regions: Region[]): Region | null {
  let best = 0;
  for (let i = 1; i < regions.length; i++) if (regions[i].total > regions[best].total) best = i;
  const last = regions.pop();
  if (last === undefined) return null;
  if (best === regions.length) return last;
  const taken = regions[best];
  regions[best] = last;
  return taken;
}

function freeBefore(free: Uint8Array, from: number, limit: number): number {
  let i = from;
  while (i > limit && free[i - 1]) i--;
  return i;
}

function freeAfter(free: Uint8Array, from: number, limit: number): number {
  let i = from;
  while (i < limit && free[i]) i++;
  return i;
}
