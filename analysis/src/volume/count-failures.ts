import type { WorkSet } from "../session.ts";
import { type CountingRule, isCounted } from "./counting-rule.ts";
import { habitsOf } from "./habit.ts";
import { defaultVolumeParams, type VolumeParams } from "./params.ts";
import type { Addend, Range } from "./sum-distribution.ts";
import { addTo, emptyTally, rangeOf } from "./tally.ts";

/** A set as such. */
const ONCE: Addend = { values: [1], p: [1], most: 1 };

/**
 * How many of these sets, of one workout or of one week, ended in failure, each counted once whatever it works: median and the range that
 * holds the truth with probability 0.8, with what the rule says of warm-ups and of sets that could not be judged.
 */
export function countFailures(
  sets: readonly Pick<WorkSet, "role" | "rir" | "failure">[],
  rule: CountingRule,
  params: VolumeParams = defaultVolumeParams,
): Range {
  const counted = sets.filter((set) => isCounted(set, rule));
  const whole = emptyTally();
  for (const set of counted) addTo(whole, ONCE, set, rule);
  return rangeOf(whole, whole.failure, 1, habitsOf(counted, params));
}
