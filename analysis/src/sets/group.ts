import type { Features } from "../motion/motion.ts";
import { logOdds, setProbability } from "./acceptance.ts";
import type { FoundSet, SetPrior } from "./found-set.ts";
import type { AcceptanceParams } from "./params.ts";
import { oddsByRepetition } from "./repeated.ts";
import { ALIKE, movementDistance } from "./same-movement.ts";

/**
 * The candidates that are sets, in order of time as given. Two or three reps alone are easily handling; the same movement again after a short rest is not, so
 * what does not convince alone is judged together with its like (clusters, myo-reps, the tail of a rest-pause set).
 */
export function acceptedOf(candidates: readonly FoundSet[], features: Features, params: AcceptanceParams, prior: SetPrior): FoundSet[] {
  const { together } = params;
  const priors = candidates.map(({ start, end }) => prior(start, end));
  const alone = candidates.map((candidate) => setProbability([candidate], params));
  const least = logOdds(params.accept);
  const odds = oddsByRepetition(
    candidates,
    candidates.map((_, i) => logOdds(alone[i]) + priors[i]),
    params,
  );
  const accepted = odds.map((own) => own >= least);
  const pairs = pairsOf(candidates, features, params).map((pair) => {
    // Without a rest in between it is no second stretch of the movement, but may be the rest of the first.
    if (pair.moving === null) return { ...pair, odds: pair.distance < ALIKE ? least + together.goingOn : Number.NEGATIVE_INFINITY };
    const weaker = Math.min(logOdds(alone[pair.first]), logOdds(alone[pair.second]));
    const evidence =
      together.weaker * weaker + together.distance * Math.log(pair.distance + 0.1) + together.moving * Math.log(pair.moving + 0.1);
    return { ...pair, odds: together.bias + evidence + Math.max(priors[pair.first], priors[pair.second]) };
  });
  for (const { first, second, odds } of pairs) if (odds >= least) accepted[first] = accepted[second] = true;
  // What goes on from a stretch that is believed needs less to be believed itself.
  for (let more = true; more; ) {
    more = false;
    for (const { first, second, odds } of pairs) {
      if (accepted[first] === accepted[second] || odds < least + together.goingOn) continue;
      accepted[first] = accepted[second] = more = true;
    }
  }
  if (features.length <= params.oneSetS * features.rateHz && !accepted.includes(true)) {
    const likeliest = odds.indexOf(Math.max(...odds));
    if (odds[likeliest] >= logOdds(params.acceptOnly)) accepted[likeliest] = true;
  }
  return candidates.filter((_, i) => accepted[i]);
}

/** Two candidates, by index, that could be stretches of one set. */
interface Pair {
  readonly first: number;
  readonly second: number;
  /** Of their movements, see {@link movementDistance}. */
  readonly distance: number;
  /**
   * How far the wrist moves between them, rad of its pose and half metres of its height together, per s: who rests between two stretches walks and handles less.
   * Null where there is no rest between them.
   */
  readonly moving: number | null;
}

function pairsOf(candidates: readonly FoundSet[], { moved, rateHz }: Features, params: AcceptanceParams): Pair[] {
  const [shortest, longest] = [params.groupLeastRestS * rateHz, params.groupRestS * rateHz];
  const pairs: Pair[] = [];
  for (const [first, a] of candidates.entries()) {
    for (let second = first + 1; second < candidates.length; second++) {
      const b = candidates[second];
      const rest = b.start - a.end;
      if (rest > longest) break;
      if (rest < 0 || Math.min(a.chain.reps.length, b.chain.reps.length) > params.groupReps) continue;
      const moving = rest < shortest ? null : ((moved[b.start] - moved[a.end]) * rateHz) / rest;
      pairs.push({ first, second, distance: Math.min(FARTHEST, movementDistance(a, b)), moving });
    }
  }
  return pairs;
}

/** Movements farther apart than this are just as different. */
const FARTHEST = 3;
