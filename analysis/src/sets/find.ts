import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { detectReps } from "../reps/detect.ts";
import type { RepParams } from "../reps/params.ts";
import { setProbability } from "./acceptance.ts";
import type { SetParams } from "./params.ts";
import { type Similarity, selfSimilarity } from "./similarity.ts";

/** What is known from elsewhere of there being a set between two samples: added to the log odds that what was found there is one. */
export type SetPrior = (start: number, end: number) => number;

/**
 * The sets of a recording as chains of reps, in order of time. Sets are searched by repetition, not by energy: picking a dumbbell up moves the wrist
 * more than pressing it. The stretch that repeats most is explained first; what it takes is no longer free for others.
 */
export function findSets(features: Features, params: SetParams, repParams: RepParams, prior: SetPrior = () => 0): Chain[] {
  const similarity = selfSimilarity(features, params);
  const ratio = features.rateHz / similarity.rateHz;
  const n = similarity.score.length;
  const free = new Uint8Array(n).fill(1);
  const sets: Chain[] = [];
  for (let region = nextRegion(similarity, free, params); region; region = nextRegion(similarity, free, params)) {
    const seeds = seedsIn(similarity, free, region, params);
    const context = Math.round(params.contextS * similarity.rateHz);
    const lo = Math.round(freeBefore(free, region[0], Math.max(0, region[0] - context)) * ratio);
    const hi = Math.min(features.length, Math.round(freeAfter(free, region[1], Math.min(n, region[1] + context)) * ratio));
    let best: Chain | null = null;
    for (const seed of seeds) {
      const end = Math.min(n, seed + 2 * similarity.lag[seed]);
      const chain = detectReps(
        features,
        { start: Math.round(seed * ratio), end: Math.min(hi, Math.round(end * ratio)), lo, hi },
        repParams,
      );
      if (chain && chain.reps.length >= 2 && (!best || chain.score > best.score)) best = chain;
    }
    if (!best) {
      for (const seed of seeds) free.fill(0, seed, seed + 1 + (similarity.lag[seed] >> 1));
      continue;
    }
    const start = best.reps[0].start;
    const end = best.reps[best.reps.length - 1].end;
    free.fill(0, Math.floor(start / ratio), Math.ceil(end / ratio));
    if (setProbability(best, features, params.acceptance, prior(start, end)) >= params.acceptance.accept) sets.push(best);
  }
  return sets.sort((a, b) => a.reps[0].start - b.reps[0].start);
}

/** The free stretch that repeats best, measured over its whole length; `[start, end)` in samples of the similarity, or null. */
function nextRegion({ score, lag }: Similarity, free: Uint8Array, params: SetParams): [number, number] | null {
  let best: [number, number] | null = null;
  let bestTotal = 0;
  let start = -1;
  let end = -1;
  let total = 0;
  const close = () => {
    if (start >= 0 && total > bestTotal) {
      bestTotal = total;
      best = [start, end];
    }
    start = -1;
    total = 0;
  };
  for (let i = 0; i < score.length; i++) {
    if (start >= 0 && i >= end) close();
    if (!free[i]) {
      if (start >= 0) {
        end = Math.min(end, i);
        close();
      }
      continue;
    }
    if (score[i] < params.minSimilarity) continue;
    if (start < 0) {
      start = i;
      end = i;
    }
    end = Math.min(score.length, Math.max(end, i + 2 * lag[i]));
    total += score[i];
  }
  close();
  return best;
}

/** The starts in the region that repeat best, at least one lag apart. */
function seedsIn({ score, lag }: Similarity, free: Uint8Array, [start, end]: [number, number], params: SetParams): number[] {
  const blocked = new Uint8Array(end - start);
  const seeds: number[] = [];
  while (seeds.length < params.seeds) {
    let best = -1;
    for (let i = start; i < end; i++) {
      if (free[i] && !blocked[i - start] && score[i] >= params.minSimilarity && (best < 0 || score[i] > score[best])) best = i;
    }
    if (best < 0) break;
    seeds.push(best);
    blocked.fill(1, Math.max(0, best - lag[best] - start), best + lag[best] + 1 - start);
  }
  return seeds;
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
