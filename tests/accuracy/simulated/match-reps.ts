import type { Rep } from "@lastrep/analysis";
import type { RepTruth } from "@lastrep/fixtures";
import type { Span } from "../span.ts";

export interface MatchedReps {
  /** For each true rep the found one that stands for it, or null. */
  readonly byTruth: readonly (Rep | null)[];
  /** For each found rep the one true rep that it stands for; null where it stands for none or for several. */
  readonly byFound: readonly (RepTruth | null)[];
}

/**
 * A found rep stands for the true rep the middle of whose concentric it holds: so it does whether a cycle is taken to begin with
 * the lift or with the lowering, which nobody can know of an unknown exercise.
 */
export function matchReps(truth: readonly RepTruth[], found: readonly Rep[]): MatchedReps {
  const holders = truth.map(({ concentric }) => {
    const at = middle(concentric);
    const holding = found.filter((rep) => rep.startS <= at && at < rep.endS);
    // Where found reps overlap, the one centred nearest to it.
    return holding.toSorted((a, b) => Math.abs(middle(a) - at) - Math.abs(middle(b) - at))[0] ?? null;
  });
  const byFound = found.map((rep) => {
    const held = truth.filter((_, i) => holders[i] === rep);
    return held.length === 1 ? (held[0] ?? null) : null;
  });
  return { byTruth: truth.map((rep, i) => (byFound.includes(rep) ? (holders[i] ?? null) : null)), byFound };
}

/** How many found reps have their concentric within that of one true rep: two or more where it was split. */
export function concentricsWithin(rep: RepTruth, found: readonly Rep[]): number {
  return found.filter(({ concentric }) => {
    const at = middle(concentric);
    return at > rep.concentric.startS && at < rep.concentric.endS;
  }).length;
}

function middle({ startS, endS }: Span): number {
  return (startS + endS) / 2;
}
