import { overlapS, type Stretch } from "../stretch.ts";

/** What a person has called a stretch of a recording. */
export interface SaidExercise extends Stretch {
  /** Catalogue id. */
  readonly exercise: string;
}

/** The exercise by the person's word of the stretch that overlaps most with `[startS, endS)`, by half of the shorter at least; null without one. */
export function saidOf(said: readonly SaidExercise[], recording: number, startS: number, endS: number): string | null {
  let most = 0;
  let exercise: string | null = null;
  for (const one of said) {
    const overlap = overlapS(one, { recording, startS, endS });
    if (overlap <= most || overlap < 0.5 * Math.min(endS - startS, one.endS - one.startS)) continue;
    most = overlap;
    exercise = one.exercise;
  }
  return exercise;
}
