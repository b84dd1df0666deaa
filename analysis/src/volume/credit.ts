import { findExercise } from "../exercise/catalogue.ts";
import type { Muscle } from "../exercise/exercise.ts";
import type { MuscleMap } from "../exercise/own.ts";
import type { ExerciseGuess, WorkSet } from "../session.ts";
import type { CountingRule } from "./counting-rule.ts";
import type { Addend } from "./sum-distribution.ts";

/** Weights as whole numbers of one step, so that sums of them can be counted exactly. */
export interface Lattice {
  readonly step: number;
  readonly direct: number;
  readonly indirect: number;
}

/** The largest step that both weights of the rule are multiples of, to a hundredth of a set. */
export function latticeOf(rule: CountingRule): Lattice {
  const direct = Math.round(rule.direct * 100);
  const indirect = Math.round(rule.indirect * 100);
  const step = greatestDivisor(direct, indirect) || 100;
  return { step: step / 100, direct: direct / step, indirect: indirect / step };
}

/** What a set counts for each muscle that its exercise, or one that it may be instead, works. */
export type Credits = ReadonlyMap<Muscle, Addend>;

/**
 * Credits of a set, or null where its exercise is not known. A guess that is not certain spreads over its alternatives; what is left of
 * the probability counts for no muscle. `times` is how often the set counts; `own` comes before the catalogue.
 */
export function creditsOf(guess: ExerciseGuess, times: number, lattice: Lattice, own: MuscleMap): Credits | null {
  const musclesOf = (id: string) => own.get(id) ?? findExercise(id);
  if (musclesOf(guess.id) === null) return null;
  const credits = new Map<Muscle, Map<number, number>>();
  for (const { id, p } of candidates(guess)) {
    const exercise = musclesOf(id);
    if (exercise === null) continue;
    for (const muscle of exercise.direct) add(credits, muscle, lattice.direct * times, p);
    for (const muscle of exercise.indirect) add(credits, muscle, lattice.indirect * times, p);
  }
  return new Map([...credits].map(([muscle, weights]) => [muscle, toAddend(weights)]));
}

/** How often a set counts: extended sets by the rule, all others once. */
export function timesCounted(set: WorkSet, rule: CountingRule): number {
  return rule.extendedSet === "each_part" ? Math.max(1, set.parts.length) : 1;
}

function candidates(guess: ExerciseGuess): { id: string; p: number }[] {
  const all = [{ id: guess.id, p: guess.confidence }, ...guess.alternatives.map(({ id, confidence }) => ({ id, p: confidence }))];
  const distinct = all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
  const total = distinct.reduce((sum, { p }) => sum + p, 0);
  return distinct.map(({ id, p }) => ({ id, p: p / Math.max(1, total) }));
}

function add(credits: Map<Muscle, Map<number, number>>, muscle: Muscle, value: number, p: number): void {
  const weights = credits.get(muscle) ?? new Map<number, number>();
  weights.set(value, (weights.get(value) ?? 0) + p);
  credits.set(muscle, weights);
}

function toAddend(weights: ReadonlyMap<number, number>): Addend {
  const values: number[] = [];
  const p: number[] = [];
  let most = 0;
  for (const [value, share] of weights) {
    if (value === 0) continue;
    values.push(value);
    p.push(Math.min(1, share));
    most = Math.max(most, value);
  }
  return { values, p, most };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
