/** How one FIT `exercise_category` reads: the numbers of its `*_exercise_name` enum, by our exercise. */
export interface FitCategory {
  readonly category: number;
  /** What a set of this category without a known subtype most likely was; null where the category says too little. */
  readonly usual: string | null;
  readonly subtypes: Readonly<Record<string, readonly number[]>>;
}
