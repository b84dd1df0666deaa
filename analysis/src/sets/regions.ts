import type { SetParams } from "./params.ts";
import type { Similarity } from "./similarity.ts";

/** A stretch that repeats itself: samples of the similarity `[start, end)`, and the sum of its scores. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

/** The free stretches within `[from, to)` that repeat, in order of time. */
export function regionsIn({ score, lag }: Similarity, free: Uint8Array, from: number, to: number, params: SetParams): Region[] {
  const regions: Region[] = [];
  let start = -1;
  let end = -1;
  let total = 0;
  const close = () => {
    if (start >= 0) regions.push({ start, end, total });
    start = -1;
    total = 0;
  };
  for (let i = from; i < to; i++) {
    if (start >= 0 && i >= end) close();
    if (!free[i]) {
      if (start >= 0) end = Math.min(end, i);
      close();
      continue;
    }
    if (score[i] < params.minSimilarity) continue;
    if (start < 0) {
      start = i;
      end = i;
    }
    end = Math.min(to, Math.max(end, i + 2 * lag[i]));
    total += score[i];
  }
  close();
  return regions;
}

/** The starts in the region that repeat best, at least one lag apart. */
export function seedsIn({ score, lag }: Similarity, free: Uint8Array, { start, end }: Region, params: SetParams): number[] {
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
