/** Log of the sum of exponentials, without overflow. Minus infinity for nothing. */
export function logSumExp(values: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) max = Math.max(max, values[i]);
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i] - max);
  return max + Math.log(sum);
}

/** Standard normal distribution function; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}

/** Evenly spaced points of a standard normal variable from `-reach` to `reach`, with weights that sum to one. */
export function normalGrid(steps: number, reach: number): { z: number; weight: number }[] {
  const points = Array.from({ length: steps }, (_, k) => {
    const z = steps === 1 ? 0 : (2 * k * reach) / (steps - 1) - reach;
    return { z, weight: Math.exp(-(z * z) / 2) };
  });
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map(({ z, weight }) => ({ z, weight: weight / total }));
}

/** Scales logarithms of weights to probabilities that sum to one. */
export function probabilitiesOf(logWeights: ArrayLike<number>): Float64Array {
  const total = logSumExp(logWeights);
  return Float64Array.from(logWeights, (log) => Math.exp(log - total));
}
