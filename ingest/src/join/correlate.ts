/** Where two envelopes fit best. */
export interface Fit {
  /** Bins by which `b` must be moved to the right to lie on `a`. */
  readonly lag: number;
  /** Correlation of the overlapping stretch there, -1 to 1. */
  readonly correlation: number;
  /** The best correlation away from there: how well the next best place fits, -1 to 1. */
  readonly rival: number;
}

/**
 * Best fit of `b` on `a` among the lags `around ± reach` that leave at least `minOverlap` bins together; null when none does.
 * The correlation is that of the overlapping stretches alone. Lags up to `apart` bins from the best are the same place, not rivals.
 */
export function bestFit(a: Float64Array, b: Float64Array, around: number, reach: number, minOverlap: number, apart: number): Fit | null {
  const correlations = Array.from({ length: 2 * reach + 1 }, (_, k) => correlationAt(a, b, around - reach + k, minOverlap) ?? -1);
  let best = 0;
  for (let k = 1; k < correlations.length; k++) if ((correlations[k] as number) > (correlations[best] as number)) best = k;
  const correlation = correlations[best] as number;
  if (correlation <= -1) return null;
  const rival = correlations.reduce((most, value, k) => (Math.abs(k - best) > apart ? Math.max(most, value) : most), -1);
  return { lag: around - reach + best, correlation, rival };
}

/** Pearson's correlation of `a[i]` and `b[i - lag]` where both exist; null for too short an overlap, or when one of them does not vary. */
function correlationAt(a: Float64Array, b: Float64Array, lag: number, minOverlap: number): number | null {
  const from = Math.max(0, lag);
  const to = Math.min(a.length, b.length + lag);
  const count = to - from;
  if (count < minOverlap) return null;
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let i = from; i < to; i++) {
    const p = a[i] as number;
    const q = b[i - lag] as number;
    sumA += p;
    sumB += q;
    squaresA += p * p;
    squaresB += q * q;
    products += p * q;
  }
  const varianceA = squaresA - (sumA * sumA) / count;
  const varianceB = squaresB - (sumB * sumB) / count;
  if (varianceA <= 1e-12 * squaresA || varianceB <= 1e-12 * squaresB) return null;
  return (products - (sumA * sumB) / count) / Math.sqrt(varianceA * varianceB);
}
