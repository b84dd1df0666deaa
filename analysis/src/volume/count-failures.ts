import { type Addend, type Range, sumDistribution, toRange } from "./sum-distribution.ts";

const ONCE: Addend = { values: [1], p: [1], most: 1 };

/** How many sets of one workout ended in failure, by the probability of each: median and central range of the exact distribution. */
export function countFailures(probabilities: readonly number[]): Range {
  const sets = probabilities.map(() => ONCE);
  return toRange(
    sumDistribution(sets, (i) => probabilities[i]),
    1,
  );
}
