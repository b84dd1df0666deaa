import type { ExerciseGuess } from "../session.ts";
import { habitFor } from "./habit.ts";
import { byExercise, distanceTo, type LifterMemory, type SetContext } from "./memory.ts";
import { movementFamilies, movementFamilyOf, usualShares } from "./movement-family.ts";
import { defaultRecognitionParams, type RecognitionParams } from "./params.ts";
import type { Encoding } from "./recogniser.ts";

/** Probability of each exercise that a set may be; what is left to 1 is that it is none of them. */
export type Belief = ReadonlyMap<string, number>;

/**
 * What exercise a set is: the lifter's own labelled sets against the chance that it is none of those, which goes to the exercises that the general model thinks of. With
 * nothing labelled the general model speaks alone. Bayes' rule with the pull of labelled sets as likelihoods.
 */
export function believe(
  { families, signature }: Encoding,
  memory: LifterMemory | null,
  context: SetContext,
  params: RecognitionParams = defaultRecognitionParams,
): Map<string, number> {
  const belief = new Map<string, number>();
  const taught = memory ? byExercise(memory) : new Map<string, never>();
  let total = params.novelty;
  for (const [exercise, sets] of taught) {
    const distance = distanceTo(signature, sets) / params.reach;
    const habit = habitFor(exercise, sets, memory?.sets ?? [], context) ** params.habit;
    // Falls off slowly: by a Gaussian the few sets that are done oddly would ask for a reach so wide that near and far exercises look alike.
    const weight = Math.exp(-distance) * habit * familyWeight(exercise, families) ** params.general;
    belief.set(exercise, weight);
    total += weight;
  }
  for (const [exercise, weight] of belief) belief.set(exercise, weight / total);
  const rest = (params.novelty / total) * (1 - params.other);
  for (const [k, family] of movementFamilies.entries()) {
    const open = usualShares(family).filter(({ id }) => !taught.has(id));
    const share = open.reduce((sum, { share }) => sum + share, 0);
    for (const { id, share: own } of open) belief.set(id, (rest * families[k] * own) / share);
  }
  return belief;
}

/** The family's probability relative to an even guess, so that it speaks for and against; movements without a family are neither. */
function familyWeight(exercise: string, families: Float32Array): number {
  const family = movementFamilyOf(exercise);
  return family === null ? 1 : families[movementFamilies.indexOf(family)] * families.length;
}

/** One belief for sets that are known to be of one exercise: their geometric mean, so that sets that look alike do not count as independent. */
export function together(beliefs: readonly Belief[]): Map<string, number> {
  const ids = new Set(beliefs.flatMap((belief) => [...belief.keys()]));
  const log = (p: number) => Math.log(Math.max(p, 1e-9)) / beliefs.length;
  const left = (belief: Belief) => 1 - [...belief.values()].reduce((sum, p) => sum + p, 0);
  const joint = new Map([...ids].map((id) => [id, Math.exp(beliefs.reduce((sum, belief) => sum + log(belief.get(id) ?? 0), 0))]));
  const none = Math.exp(beliefs.reduce((sum, belief) => sum + log(left(belief)), 0));
  const total = [...joint.values()].reduce((sum, p) => sum + p, none);
  return new Map([...joint].map(([id, p]) => [id, p / total]));
}

/** The belief as the contract says it: the likeliest exercise where it is likelier than not, else unknown, and what else it may be. */
export function guessFrom(belief: Belief, params: RecognitionParams = defaultRecognitionParams): ExerciseGuess {
  const ranked = [...belief].sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1)).map(([id, p]) => ({ id, confidence: rounded(p) }));
  const listed = (from: number) =>
    ranked.slice(from, from + params.alternatives).filter(({ confidence }) => confidence >= params.alternative);
  const [best] = ranked;
  if (best && best.confidence >= params.name) return { ...best, source: "model", alternatives: listed(1) };
  const alternatives = listed(0);
  const left = 1 - alternatives.reduce((sum, { confidence }) => sum + confidence, 0);
  return { id: "unknown", confidence: rounded(Math.max(0, left)), source: "model", alternatives };
}

function rounded(p: number): number {
  return Math.round(1000 * p) / 1000;
}
