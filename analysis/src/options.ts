import type { SaidExercise } from "./correction/said.ts";
import type { Recognition } from "./recognition/name-sets.ts";

/** What is known of a workout besides its recordings. */
export interface AnalyseOptions {
  /** Catalogue id of every set that no device or person has named. */
  readonly exercise?: string;
  /** kg on every set for which no device or person has given a load. */
  readonly loadKg?: number;
  /** Names the sets that are then still without an exercise; without it they stay unknown. */
  readonly recognition?: Recognition | null;
  /**
   * What a person has called sets: their reps are read in the order and direction of that exercise. The names in the answer stay the analysis' own, for
   * what a person says is put beside it.
   */
  readonly said?: readonly SaidExercise[];
}
