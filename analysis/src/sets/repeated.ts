import { logOdds } from "./acceptance.ts";
import type { FoundSet } from "./found-set.ts";
import type { AcceptanceParams } from "./params.ts";
import { sameMovement } from "./same-movement.ts";

/**
 * Log odds that each candidate is a set, from the rest of the recording: `odds` of each alone, and what it is worth that the same movement is plainly a set
 * elsewhere in it, or that none is. An exercise is mostly done for several sets, and nothing between them follows its path; but many reps speak for themselves.
 * Alone in a recording a candidate is judged as it is.
 */
export function oddsByRepetition(candidates: readonly FoundSet[], odds: readonly number[], params: AcceptanceParams): number[] {
  const { plain, like, unlike } = params.repeated;
  const least = logOdds(params.accept);
  const sets = candidates.filter((_, i) => odds[i] >= plain);
  return candidates.map((candidate, i) => {
    const others = sets.filter(({ start, end }) => end <= candidate.start || start >= candidate.end);
    // Comparing movements is dear: not where it could change nothing.
    if (others.length === 0 || odds[i] + like < least || odds[i] + unlike >= least) return odds[i];
    if (others.some((other) => sameMovement(candidate, other))) return odds[i] + like;
    return candidate.chain.reps.length > params.groupReps ? odds[i] : odds[i] + unlike;
  });
}
