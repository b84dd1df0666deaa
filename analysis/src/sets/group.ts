import { setProbability } from "./acceptance.ts";
import type { FoundSet, SetPrior } from "./find.ts";
import type { AcceptanceParams } from "./params.ts";
import { sameMovement } from "./same-movement.ts";

/**
 * The candidates that are sets, in order of time as given. Two or three reps alone are easily handling; the same movement again after a short rest is not, so
 * what does not convince alone is judged together with its like (clusters, myo-reps, the tail of a rest-pause set).
 */
export function acceptedOf(candidates: readonly FoundSet[], rateHz: number, params: AcceptanceParams, prior: SetPrior): FoundSet[] {
  const priorOf = ({ start, end }: FoundSet) => prior(start, end);
  const accepted = candidates.map((candidate) => setProbability([candidate], params, priorOf(candidate)) >= params.accept);
  const longest = params.groupRestS * rateHz;
  const isShort = ({ chain }: FoundSet) => chain.reps.length <= params.groupReps;
  for (const [i, first] of candidates.entries()) {
    if (accepted[i] || !isShort(first)) continue;
    const group = [first];
    const members = [i];
    for (let k = i + 1; k < candidates.length && candidates[k].start - group[group.length - 1].end <= longest; k++) {
      if (!(accepted[k] || isShort(candidates[k])) || !sameMovement(first, candidates[k])) continue;
      group.push(candidates[k]);
      members.push(k);
    }
    for (let k = i - 1; k >= 0 && group[0].start - candidates[k].end <= longest; k--) {
      if (!accepted[k] || !sameMovement(first, candidates[k])) continue;
      group.unshift(candidates[k]);
    }
    if (group.length < 2) continue;
    const together = setProbability(group, params, Math.max(...group.map(priorOf)));
    if (together >= params.accept) for (const k of members) accepted[k] = true;
  }
  return candidates.filter((_, i) => accepted[i]);
}
