import type { Anchor } from "../store/corrections.ts";

/**
 * Two stretches are one where they share so much of the shorter: where boundaries move, a set may gain or lose reps, and what ends where the next begins is
 * another set.
 */
const SHARED = 1 / 3;

/**
 * Finds earlier stretches of recordings again among new ones: same file, same recording in it, largest overlap first, each used once.
 * @returns for each index of `earlier` the index of `later`; those that are not found are missing.
 */
export function matchByOverlap(earlier: readonly Anchor[], later: readonly Anchor[]): Map<number, number> {
  const pairs = earlier
    .flatMap((old, from) => later.map((anchor, to) => ({ from, to, overlapS: overlap(old, anchor) })))
    .filter(({ from, to, overlapS }) => overlapS > 0 && overlapS >= SHARED * shorter(earlier[from] as Anchor, later[to] as Anchor))
    .sort((a, b) => b.overlapS - a.overlapS);
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (matched.has(from) || taken.has(to)) continue;
    matched.set(from, to);
    taken.add(to);
  }
  return matched;
}

function overlap(a: Anchor, b: Anchor): number {
  if (a.sha256 !== b.sha256 || a.entry !== b.entry) return 0;
  return Math.min(a.endS, b.endS) - Math.max(a.startS, b.startS);
}

function shorter(a: Anchor, b: Anchor): number {
  return Math.min(a.endS - a.startS, b.endS - b.startS);
}
