import { type BoostedTrees, DEPTH, SPLITS } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";

/** One example: its feature values, whether the event was there, and how much it counts. */
export interface Example {
  readonly row: readonly number[];
  readonly event: boolean;
  readonly weight: number;
}

export interface BoostOptions {
  readonly trees: number;
  /** Share of every tree's answer that is taken. */
  readonly rate: number;
  /** Share of the examples that each tree sees. */
  readonly sample: number;
  /** Least sum of weights in a leaf, and what shrinks its value. */
  readonly leastWeight: number;
  readonly shrink: number;
  readonly seed: string;
}

/**
 * Fits boosted trees to examples by second-order gradient boosting of the logistic loss (Friedman 2001, doi 10.1214/aos/1013203451; second order as in
 * Chen & Guestrin 2016, doi 10.1145/2939672.2939785). Deterministic for a seed.
 */
export function boost(features: readonly string[], examples: readonly Example[], options: BoostOptions): BoostedTrees {
  const random = createRandom(options.seed);
  const n = examples.length;
  const weights = Float64Array.from(examples, (e) => e.weight);
  const events = examples.reduce((sum, e) => sum + (e.event ? e.weight : 0), 0);
  const total = weights.reduce((a, b) => a + b, 0);
  const base = Math.log(events / (total - events));
  const z = new Float64Array(n).fill(base);
  const order = features.map((_, f) => Uint32Array.from(examples.keys()).sort((a, b) => at(examples, a, f) - at(examples, b, f) || a - b));
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n);
  const trees: number[][] = [];
  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-(z[i] ?? 0)));
      const seen = random.uniform() < options.sample ? (weights[i] ?? 0) : 0;
      gradient[i] = seen * ((examples[i]?.event ? 1 : 0) - p);
      hessian[i] = seen * p * (1 - p);
    }
    const tree = grow(examples, order, gradient, hessian, options);
    for (let i = 0; i < n; i++) z[i] = (z[i] ?? 0) + leafOf(tree, examples[i]?.row ?? []);
    trees.push(tree);
  }
  return { features, base: rounded(base), trees };
}

function grow(
  examples: readonly Example[],
  order: readonly Uint32Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  options: BoostOptions,
): number[] {
  const n = examples.length;
  const node = new Uint8Array(n);
  const tree = new Array<number>(2 * SPLITS + SPLITS + 1).fill(0);
  for (let level = 0; level < DEPTH; level++) {
    const first = 2 ** level - 1;
    for (let k = first; k < 2 * first + 1; k++) {
      const split = bestSplit(examples, order, gradient, hessian, node, k, options);
      // A node that is not worth a split sends everything left.
      tree[2 * k] = split?.feature ?? 0;
      tree[2 * k + 1] = split?.threshold ?? 1e9;
    }
    for (let i = 0; i < n; i++) {
      const k = node[i] ?? 0;
      node[i] = 2 * k + (at(examples, i, tree[2 * k] ?? 0) > (tree[2 * k + 1] ?? 0) ? 2 : 1);
    }
  }
  const g = new Float64Array(SPLITS + 1);
  const h = new Float64Array(SPLITS + 1);
  for (let i = 0; i < n; i++) {
    const leaf = (node[i] ?? 0) - SPLITS;
    g[leaf] = (g[leaf] ?? 0) + (gradient[i] ?? 0);
    h[leaf] = (h[leaf] ?? 0) + (hessian[i] ?? 0);
  }
  for (let leaf = 0; leaf <= SPLITS; leaf++)
    tree[2 * SPLITS + leaf] = rounded((options.rate * (g[leaf] ?? 0)) / ((h[leaf] ?? 0) + options.shrink));
  return tree;
}

function bestSplit(
  examples: readonly Example[],
  order: readonly Uint32Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  node: Uint8Array,
  k: number,
  options: BoostOptions,
): { feature: number; threshold: number } | null {
  let best: { feature: number; threshold: number } | null = null;
  let gain = 1e-6;
  const [g, h] = sums(gradient, hessian, node, k);
  const score = (a: number, b: number) => (a * a) / (b + options.shrink);
  for (const [feature, sorted] of order.entries()) {
    let left = 0;
    let leftH = 0;
    let before = Number.NaN;
    for (const i of sorted) {
      if (node[i] !== k) continue;
      const value = at(examples, i, feature);
      if (value > before && leftH >= options.leastWeight && h - leftH >= options.leastWeight) {
        const own = score(left, leftH) + score(g - left, h - leftH) - score(g, h);
        if (own > gain) {
          gain = own;
          best = { feature, threshold: rounded((value + before) / 2) };
        }
      }
      left += gradient[i] ?? 0;
      leftH += hessian[i] ?? 0;
      before = value;
    }
  }
  return best;
}

function sums(gradient: Float64Array, hessian: Float64Array, node: Uint8Array, k: number): [number, number] {
  let g = 0;
  let h = 0;
  for (let i = 0; i < node.length; i++) {
    if (node[i] !== k) continue;
    g += gradient[i] ?? 0;
    h += hessian[i] ?? 0;
  }
  return [g, h];
}

function leafOf(tree: readonly number[], row: readonly number[]): number {
  let node = 0;
  while (node < SPLITS) node = 2 * node + ((row[tree[2 * node] ?? 0] ?? 0) > (tree[2 * node + 1] ?? 0) ? 2 : 1);
  return tree[SPLITS + node] ?? 0;
}

function at(examples: readonly Example[], i: number, feature: number): number {
  return examples[i]?.row[feature] ?? 0;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
