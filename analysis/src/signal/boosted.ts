/**
 * Boosted decision trees: the log odds of an event are `base` plus one leaf of every tree. Each tree is complete and {@link DEPTH} deep, stored as its splits
 * (feature, threshold) from the root on, level by level, and then its leaves from left to right. A value above the threshold goes right.
 */
export interface BoostedTrees {
  /** Names of the features in the order in which trees count them. */
  readonly features: readonly string[];
  readonly base: number;
  readonly trees: readonly (readonly number[])[];
}

/** Levels of splits in a tree. */
export const DEPTH = 3;
/** Splits in a tree. */
export const SPLITS = 2 ** DEPTH - 1;

/** Probability of the event, 0 to 1, for one row of feature values in the order of `features`. */
export function boostedProbability({ base, trees }: BoostedTrees, row: ArrayLike<number>): number {
  let z = base;
  for (const tree of trees) {
    let node = 0;
    while (node < SPLITS) node = 2 * node + (row[tree[2 * node]] > tree[2 * node + 1] ? 2 : 1);
    z += tree[2 * SPLITS + node - SPLITS];
  }
  return 1 / (1 + Math.exp(-z));
}
