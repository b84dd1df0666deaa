/** A stretch of one of the recordings that are analysed together. */
export interface Stretch {
  /** Index into the recordings. */
  readonly recording: number;
  /** s from the recording's start. */
  readonly startS: number;
  readonly endS: number;
}

/** s that two stretches have in common; 0 or less where they do not overlap, as those of two recordings never do. */
export function overlapS(a: Stretch, b: Stretch): number {
  if (a.recording !== b.recording) return 0;
  return Math.min(a.endS, b.endS) - Math.max(a.startS, b.startS);
}
