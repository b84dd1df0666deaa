import type { Interval } from "./numbers.ts";

/**
 * How many of some independent events happen: the expected number, and the central 80 % interval of the exact distribution
 * (Poisson binomial). Empty input gives 0, 0, 0.
 */
export function countInterval(probabilities: readonly number[]): Interval {
  const distribution = probabilities.reduce<number[]>(addEvent, [1]);
  return {
    low: quantile(distribution, 0.1),
    likely: probabilities.reduce((sum, p) => sum + p, 0),
    high: quantile(distribution, 0.9),
  };
}

function addEvent(distribution: readonly number[], p: number): number[] {
  const next = [...distribution.map((q) => q * (1 - p)), 0];
  distribution.forEach((q, k) => {
    next[k + 1] = (next[k + 1] ?? 0) + q * p;
  });
  return next;
}

function quantile(distribution: readonly number[], level: number): number {
  let sum = 0;
  for (const [k, p] of distribution.entries()) {
    sum += p;
    if (sum >= level - 1e-9) return k;
  }
  return distribution.length - 1;
}
