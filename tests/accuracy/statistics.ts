/** Sum of the values; 0 of none. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Mean of the values; null of none. */
export function mean(values: readonly number[]): number | null {
  return values.length > 0 ? sum(values) / values.length : null;
}

/** The middle value, of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Share of the items for which `holds`; null of none. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length > 0 ? items.filter(holds).length / items.length : null;
}

/** Root mean square; null of none. */
export function rootMeanSquare(values: readonly number[]): number | null {
  const square = mean(values.map((value) => value * value));
  return square === null ? null : Math.sqrt(square);
}

/** Pearson's r of pairs; null of fewer than three or where one side does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const line = pairs.length >= 3 ? leastSquares(pairs) : null;
  const [x, y] = [spread(pairs.map(([a]) => a)), spread(pairs.map(([, b]) => b))];
  return line && y > 0 ? (line.slope * x) / y : null;
}

/** The line `y = intercept + slope · x` with the least squared error; null where x does not vary. */
export function leastSquares(pairs: readonly (readonly [number, number])[]): { intercept: number; slope: number } | null {
  const x = mean(pairs.map(([a]) => a)) ?? 0;
  const y = mean(pairs.map(([, b]) => b)) ?? 0;
  const variance = pairs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  if (!(variance > 0)) return null;
  const slope = pairs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / variance;
  return { intercept: y - slope * x, slope };
}

function spread(values: readonly number[]): number {
  const middle = mean(values) ?? 0;
  return rootMeanSquare(values.map((value) => value - middle)) ?? 0;
}

/** Harmonic mean of precision and recall of a yes-or-no answer; null where nothing is or was called true. */
export function f1(answers: readonly { readonly said: boolean; readonly is: boolean }[]): number | null {
  const hits = answers.filter(({ said, is }) => said && is).length;
  const wrong = answers.filter(({ said, is }) => said !== is).length;
  return hits + wrong > 0 ? (2 * hits) / (2 * hits + wrong) : null;
}

/**
 * Expected calibration error: the mean distance between confidence and share of right answers in ten equal ranges of confidence, each weighted by its answers
 * (Naeini et al. 2015, AAAI 29); null of none. Of few answers chance alone gives some: see {@link chanceErrors}.
 */
export function calibrationError(answers: readonly Answer[]): number | null {
  const bins = Map.groupBy(answers, ({ confidence }) => Math.min(9, Math.floor(10 * confidence)));
  const gaps = [...bins.values()].map((bin) => Math.abs(sum(bin.map(({ confidence, right }) => confidence - (right ? 1 : 0)))));
  return answers.length > 0 ? sum(gaps) / answers.length : null;
}

/** An answer with the probability that was given to it. */
export interface Answer {
  readonly confidence: number;
  readonly right: boolean;
  /** What several answers share that were given as one, and are right or wrong together; without it an answer stands alone. */
  readonly decision?: unknown;
}

/** {@link calibrationError} in 2000 draws in which each decision is right exactly as often as said; `random` gives values from 0 to 1. Empty of no answers. */
export function chanceErrors(answers: readonly Answer[], random: () => number): number[] {
  const decisions = [...Map.groupBy(answers, (answer) => answer.decision ?? answer).values()];
  const draw = () =>
    decisions.flatMap((shared) => {
      const luck = random();
      return shared.map(({ confidence }) => ({ confidence, right: luck < confidence }));
    });
  return Array.from({ length: 2000 }, () => calibrationError(draw())).filter((error) => error !== null);
}
