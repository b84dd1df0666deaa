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
  const columns = features.map((_, f) => columnOf(Float64Array.from(examples, (e) => e.row[f] ?? 0)));
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
    const tree = grow(columns, gradient, hessian, options);
    for (let i = 0; i < n; i++) z[i] = (z[i] ?? 0) + leafOf(tree, examples[i]?.row ?? []);
    trees.push(tree);
  }
  return { features, base: rounded(base), trees };
}

/** The values of one feature, and the examples in the order of their values with these values. */
interface Column {
  readonly values: Float64Array;
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
}

function columnOf(values: Float64Array): Column {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  return { values, order, sorted: Float64Array.from(order, (i) => values[i] ?? 0) };
}

function grow(columns: readonly Column[], gradient: Float64Array, hessian: Float64Array, options: BoostOptions): number[] {
  const n = gradient.length;
  const node = new Uint8Array(n);
  const tree = new Array<number>(2 * SPLITS + SPLITS + 1).fill(0);
  for (let level = 0; level < DEPTH; level++) {
    const first = 2 ** level - 1;
    for (const [k, split] of bestSplits(columns, gradient, hessian, node, first, options).entries()) {
      // A node that is not worth a split sends everything left.
      tree[2 * (first + k)] = split?.feature ?? 0;
      tree[2 * (first + k) + 1] = split?.threshold ?? 1e9;
    }
    for (let i = 0; i < n; i++) {
      const k = node[i] ?? 0;
      node[i] = 2 * k + ((columns[tree[2 * k] ?? 0]?.values[i] ?? 0) > (tree[2 * k + 1] ?? 0) ? 2 : 1);
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

interface Split {
  readonly feature: number;
  readonly threshold: number;
}

/** The best split of every node of one level, which begins with node `first`; null where none is worth it. Every feature is gone through once for all of them. */
function bestSplits(
  columns: readonly Column[],
  gradient: Float64Array,
  hessian: Float64Array,
  node: Uint8Array,
  first: number,
  { leastWeight, shrink }: BoostOptions,
): (Split | null)[] {
  const count = first + 1;
  const g = new Float64Array(count);
  const h = new Float64Array(count);
  for (let i = 0; i < node.length; i++) {
    const k = (node[i] as number) - first;
    g[k] = (g[k] as number) + (gradient[i] as number);
    h[k] = (h[k] as number) + (hessian[i] as number);
  }
  const score = (a: number, b: number) => (a * a) / (b + shrink);
  const best = new Array<Split | null>(count).fill(null);
  const gain = new Float64Array(count).fill(1e-6);
  const left = new Float64Array(count);
  const leftH = new Float64Array(count);
  const before = new Float64Array(count);
  for (const [feature, { order, sorted }] of columns.entries()) {
    left.fill(0);
    leftH.fill(0);
    before.fill(Number.NaN);
    for (let j = 0; j < order.length; j++) {
      const i = order[j] as number;
      const k = (node[i] as number) - first;
      const value = sorted[j] as number;
      const own = left[k] as number;
      const ownH = leftH[k] as number;
      const whole = g[k] as number;
      const wholeH = h[k] as number;
      if (value > (before[k] as number) && ownH >= leastWeight && wholeH - ownH >= leastWeight) {
        const gained = score(own, ownH) + score(whole - own, wholeH - ownH) - score(whole, wholeH);
        if (gained > (gain[k] as number)) {
          gain[k] = gained;
          best[k] = { feature, threshold: rounded((value + (before[k] as number)) / 2) };
        }
      }
      left[k] = own + (gradient[i] as number);
      leftH[k] = ownH + (hessian[i] as number);
      before[k] = value;
    }
  }
  return best;
}

function leafOf(tree: readonly number[], row: readonly number[]): number {
  let node = 0;
  while (node < SPLITS) node = 2 * node + ((row[tree[2 * node] ?? 0] ?? 0) > (tree[2 * node + 1] ?? 0) ? 2 : 1);
  return tree[SPLITS + node] ?? 0;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
