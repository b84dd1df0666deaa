import type { Features } from "../motion/motion.ts";
import { bestChain, type Chain } from "../reps/chain.ts";
import { selfSimilarity } from "./similarity.ts";

export const Q = { score: 0.45, seeds: 5, context: 20, gain: 0.4, fewGain: 0.8, shortest: 5 };
Object.assign(Q, JSON.parse((globalThis as any).process?.env?.LR_Q ?? "{}"));

/** Stretches of `features` that repeat, as chains of reps in order of time. */
export function findSets(features: Features): Chain[] {
  const sim = selfSimilarity(features);
  const ratio = features.rateHz / sim.rateHz;
  const n = sim.score.length;
  const free = new Uint8Array(n).fill(1);
  const sets: Chain[] = [];
  for (let guard = 0; guard < 500; guard++) {
    const region = nextRegion(sim.score, sim.lag, free);
    if (!region) break;
    const seeds = seedsIn(sim.score, sim.lag, free, region);
    const context = Math.round(Q.context * sim.rateHz);
    const lo = lastTaken(free, region[0], Math.max(0, region[0] - context));
    const hi = firstTaken(free, region[1], Math.min(n, region[1] + context));
    let best: Chain | null = null;
    for (const seed of seeds) {
      const chain = bestChain(features, seed * ratio, Math.min(n, seed + 2 * sim.lag[seed]) * ratio, lo * ratio, Math.min(features.length, hi * ratio));
      if (chain && chain.reps.length >= 2 && (!best || chain.score > best.score)) best = chain;
    }
    if (!best) {
      for (const seed of seeds) free.fill(0, seed, seed + 1 + (sim.lag[seed] >> 1));
      continue;
    }
    const start = best.reps[0].start;
    const end = best.reps[best.reps.length - 1].end;
    free.fill(0, Math.floor(start / ratio), Math.ceil(end / ratio));
    if (isSet(best, features.rateHz)) sets.push(best);
  }
  return sets.sort((a, b) => a.reps[0].start - b.reps[0].start);
}

/** Few reps must be more alike than many: any two gestures can repeat once. */
function isSet(chain: Chain, rateHz: number): boolean {
  const n = chain.reps.length;
  const gain = chain.reps.reduce((sum, r) => sum + r.gain, 0) / n;
  const seconds = (chain.reps[n - 1].end - chain.reps[0].start) / rateHz;
  return gain >= Q.gain + Q.fewGain / n && seconds >= Q.shortest;
}

/** The free stretch that repeats best, measured over its whole length. */
function nextRegion(score: Float32Array, lag: Uint16Array, free: Uint8Array): [number, number] | null {
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
    if (score[i] < Q.score) continue;
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

/** Up to `Q.seeds` starts in the region that repeat best, at least one lag apart. */
function seedsIn(score: Float32Array, lag: Uint16Array, free: Uint8Array, [start, end]: [number, number]): number[] {
  const blocked = new Uint8Array(end - start);
  const seeds: number[] = [];
  while (seeds.length < Q.seeds) {
    let best = -1;
    for (let i = start; i < end; i++) if (free[i] && !blocked[i - start] && score[i] >= Q.score && (best < 0 || score[i] > score[best])) best = i;
    if (best < 0) break;
    seeds.push(best);
    blocked.fill(1, Math.max(0, best - lag[best] - start), best + lag[best] + 1 - start);
  }
  return seeds;
}

function lastTaken(free: Uint8Array, from: number, limit: number): number {
  let i = from;
  while (i > limit && free[i - 1]) i--;
  return i;
}

function firstTaken(free: Uint8Array, from: number, limit: number): number {
  let i = from;
  while (i < limit && free[i]) i++;
  return i;
}
