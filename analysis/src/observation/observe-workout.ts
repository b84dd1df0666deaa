import { findExercise } from "../exercise/catalogue.ts";
import { probabilityAtMost } from "../proximity/rir.ts";
import { knownExercise } from "../roles/same-exercise.ts";
import type { WorkSet } from "../session.ts";
import { repRangeOf } from "./rep-range.ts";

/** Something about one set of a workout that a lifter may want to see, in words no stronger than what is known. */
export interface Observation {
  readonly code: "stopped_short" | "last_set" | "early_failure";
  /** Index of the set that it is about. */
  readonly set: number;
  readonly sentence: string;
}

/** Reps in reserve within which a set is near failure, and the probability of that below which it surely was not. */
const NEAR = 2;
const UNLIKELY = 0.2;
/** From this probability on a failure is told without "probably". */
const SURE = 0.9;
/** A later set fell off when it had at least so many reps fewer. */
const FEWER = 2;

/**
 * Looks at the sets of one workout, in the order of time: light sets that stopped far from failure, whether the last working set of each exercise reached
 * failure, and failures that were followed by fewer reps at the same weight. Sets of unknown exercise and warm-ups are left out.
 * @param names what the lifter's own exercises are called, by id.
 */
export function observeWorkout(sets: readonly WorkSet[], names: ReadonlyMap<string, string> = new Map()): Observation[] {
  const work = sets.flatMap((set, index) => {
    const exercise = knownExercise(set);
    if (exercise === null || set.role === "warm_up" || set.repCount === 0) return [];
    return [{ set, index, exercise, name: inSentence(names.get(exercise) ?? findExercise(exercise)?.name ?? exercise) }];
  });
  const byExercise = [...Map.groupBy(work, ({ exercise }) => exercise).values()];
  return [
    ...work.flatMap(({ set, index }) => stoppedShort(set, index)),
    ...byExercise.flatMap((own) => earlyFailures(own)),
    ...byExercise.flatMap((own) => lastSet(own[own.length - 1])),
  ].sort((a, b) => a.set - b.set);
}

interface Working {
  readonly set: WorkSet;
  readonly index: number;
  readonly exercise: string;
  readonly name: string;
}

/** In one study of 25 untrained men sets at 30 % of 1RM did more at failure, sets at 80 % did not (Lasevicius 2022, doi 10.1519/JSC.0000000000003454). */
function stoppedShort({ repCount, rir, parts }: WorkSet, index: number): Observation[] {
  if (repRangeOf(repCount) !== "light" || parts.length > 1 || rir === null || probabilityAtMost(rir, NEAR) >= UNLIKELY) return [];
  const left = Math.round(rir.estimate);
  const sentence = `${repCount} reps with about ${left >= 6 ? "6 or more" : left} left: a light set that stopped short of failure. In the one study that compared, light sets built more muscle when they went to failure; heavy ones did not.`;
  return [{ code: "stopped_short", set: index, sentence }];
}

/** Says what happened, not why: rest and the sets between play their part. */
function earlyFailures(own: readonly Working[]): Observation[] {
  return own.flatMap(({ set, index, name }, i): Observation[] => {
    const next = own[i + 1]?.set;
    if (next === undefined || set.parts.length > 1 || next.parts.length > 1 || set.failure.probability < 0.5) return [];
    const fewer = set.repCount - next.repCount;
    if (set.loadKg === null || set.loadKg !== next.loadKg || fewer < FEWER) return [];
    const sentence = `This ${name} set ${probably(set)}went to failure; the next one at the same weight had ${fewer} reps fewer.`;
    return [{ code: "early_failure", set: index, sentence }];
  });
}

function lastSet(last: Working | undefined): Observation[] {
  if (last === undefined || (last.set.rir === null && !last.set.failure.reached)) return [];
  const { set, index, name } = last;
  const { probability } = set.failure;
  const said = probability >= 0.5 ? `${probably(set)}ended in failure` : `${probability > 1 - SURE ? "probably " : ""}ended before failure`;
  return [{ code: "last_set", set: index, sentence: `The last ${name} set ${said}.` }];
}

function probably({ failure }: WorkSet): string {
  return failure.probability >= SURE ? "" : "probably ";
}

/** Abbreviations keep their capitals. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}
