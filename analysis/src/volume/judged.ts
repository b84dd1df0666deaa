import type { WorkSet } from "../session.ts";
import { type CountingRule, isCounted } from "./counting-rule.ts";
import type { Addend } from "./sum-distribution.ts";
import type { Tally } from "./tally.ts";

/** How many sets a count of hard and failure sets rests on. */
export interface Judged {
  /** Counted sets of which something says how close to failure they came: their movement, other sets of the lifter, or the lifter's word. */
  readonly judgedSets: number;
  /** Counted sets of which nothing does. */
  readonly unjudgedSets: number;
}

/** Counts both, each set once, with what the rule says of warm-ups. */
export function countJudged(sets: readonly Pick<WorkSet, "role" | "rir">[], rule: CountingRule): Judged {
  const counted = sets.filter((set) => isCounted(set, rule));
  const judgedSets = counted.filter(({ rir }) => rir !== null).length;
  return { judgedSets, unjudgedSets: counted.length - judgedSets };
}

/** Which part of a tally's expected sets was judged, from 0 (none) to 1; 0 too where no set is expected. */
export function judgedShareOf({ sets, judged }: Tally): number {
  const all = expectedSum(sets);
  return all > 0 ? expectedSum(judged) / all : 0;
}

function expectedSum(addends: readonly Addend[]): number {
  return addends.reduce((sum, { values, p }) => sum + values.reduce((own, value, i) => own + value * p[i], 0), 0);
}
