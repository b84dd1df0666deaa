/** A stretch of a recording, s from its start. */
export type Span = readonly [startS: number, endS: number];

/** The stretch `factor` times as long about the same middle, moved so that it stays inside the recording; null once it is all of it. */
export function zoomed([start, end]: Span, factor: number, durationS: number): Span | null {
  const length = Math.max(1, (end - start) * factor);
  if (length >= durationS) return null;
  const from = Math.min(Math.max(0, (start + end - length) / 2), durationS - length);
  return [from, from + length];
}

/** The stretch moved by a share of its own length, kept inside the recording. */
export function shifted([start, end]: Span, share: number, durationS: number): Span {
  const length = end - start;
  const from = Math.min(Math.max(0, start + share * length), Math.max(0, durationS - length));
  return [from, from + length];
}
