/** A stretch of a recording, s from its start. */
export type Span = readonly [startS: number, endS: number];

/** The stretch `factor` times as long about the same middle, moved so that it stays inside `whole`; null once it is all of it. */
export function zoomed([start, end]: Span, factor: number, [first, last]: Span): Span | null {
  const length = Math.max(1, (end - start) * factor);
  if (length >= last - first) return null;
  const from = Math.min(Math.max(first, (start + end - length) / 2), last - length);
  return [from, from + length];
}

/** The stretch moved by a share of its own length, kept inside `whole`. */
export function shifted([start, end]: Span, share: number, [first, last]: Span): Span {
  const length = end - start;
  const from = Math.min(Math.max(first, start + share * length), Math.max(first, last - length));
  return [from, from + length];
}
