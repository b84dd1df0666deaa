/** A stretch of time, s from the start of the recording. */
export interface Span {
  readonly startS: number;
  readonly endS: number;
}

/** Seconds that two spans share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.endS, b.endS) - Math.max(a.startS, b.startS));
}

/** Intersection over union: 1 for the same span, 0 for spans that do not meet. */
export function iou(a: Span, b: Span): number {
  const shared = overlap(a, b);
  const union = a.endS - a.startS + (b.endS - b.startS) - shared;
  return union > 0 ? shared / union : 0;
}

/** The span that shares most time with `window`; null where none meets it. */
export function mainSpan<S extends Span>(spans: readonly S[], window: Span): S | null {
  let main: S | null = null;
  for (const span of spans) {
    if (overlap(span, window) > (main ? overlap(main, window) : 0)) main = span;
  }
  return main;
}

/** For each span of the truth the index of the found one that fits it best with an IoU of at least `least`, or null. One to one. */
export function matchSpans(truth: readonly Span[], found: readonly Span[], least = 0.5): (number | null)[] {
  const pairs = truth.flatMap((t, i) => found.map((f, j) => ({ i, j, fit: iou(t, f) }))).filter(({ fit }) => fit >= least);
  pairs.sort((a, b) => b.fit - a.fit || a.i - b.i || a.j - b.j);
  const matched = new Array<number | null>(truth.length).fill(null);
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (matched[i] !== null || taken.has(j)) continue;
    matched[i] = j;
    taken.add(j);
  }
  return matched;
}
