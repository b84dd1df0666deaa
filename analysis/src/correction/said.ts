/** What a person has called a stretch of a recording. */
export interface SaidExercise {
  /** Index into the recordings. */
  readonly recording: number;
  /** s from the recording's start. */
  readonly startS: number;
  readonly endS: number;
  /** Catalogue id. */
  readonly exercise: string;
}

/** The exercise by the person's word of the stretch that overlaps most with `[startS, endS)`, by half of the shorter at least; null without one. */
export function saidOf(said: readonly SaidExercise[], recording: number, startS: number, endS: number): string | null {
  let most = 0;
  let exercise: string | null = null;
  for (const one of said) {
    const overlap = Math.min(endS, one.endS) - Math.max(startS, one.startS);
    if (one.recording !== recording || overlap <= most || overlap < 0.5 * Math.min(endS - startS, one.endS - one.startS)) continue;
    most = overlap;
    exercise = one.exercise;
  }
  return exercise;
}
