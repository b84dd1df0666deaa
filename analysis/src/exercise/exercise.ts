import type { WorkSet } from "../session.ts";

/** Muscles that sets are credited to: fine enough for a front and back picture of the body, coarse enough to be honest. */
export const muscles = [
  "chest",
  "front_delts",
  "side_delts",
  "rear_delts",
  "biceps",
  "triceps",
  "forearms",
  "lats",
  "upper_back",
  "traps",
  "lower_back",
  "abs",
  "obliques",
  "glutes",
  "quads",
  "hamstrings",
  "adductors",
  "abductors",
  "calves",
  "tibialis",
  "neck",
] as const;

export type Muscle = (typeof muscles)[number];

export type Equipment = "barbell" | "dumbbell" | "kettlebell" | "cable" | "machine" | "smith_machine" | "bodyweight" | "band" | "other";

/** What a sensor on the wrist can measure of an exercise. */
export interface WristView {
  /** `linear` only where the wrist's vertical travel is that of the load: level pulls and presses are `none`. */
  readonly velocityBasis: WorkSet["velocity"]["basis"];
  /** Along the load's own line, on an arc around a joint, or not at all. */
  readonly wristPath: "straight" | "arc" | "still";
  /** Which way the wrist goes while the muscle shortens; a pulldown goes down. */
  readonly concentricDirection: "up" | "down" | "level";
}

/**
 * Mean concentric velocity of the last rep that a lifter can complete, over the population.
 * Literature gives it as the velocity at 1RM for most exercises; `kind` says which was measured.
 */
export interface VelocityPrior {
  /** m/s, mean velocity. */
  readonly median: number;
  /** Spread between people as a fraction of the median. */
  readonly cv: number;
  readonly kind: "at_failure" | "at_1rm";
  /** Velocity above that of failure with one rep in reserve, m/s, where it was measured for this exercise. */
  readonly reserve?: number;
  /** Exponent of the decline in a set, where it was measured for this exercise: 1 is a straight line, more falls later. */
  readonly shape?: number;
  /** Whether a load-velocity line read at this velocity gives the 1RM well enough to show. */
  readonly predictsOneRepMax?: boolean;
  readonly source: string;
}

/** One exercise of the catalogue. */
export interface Exercise extends WristView {
  /** Stable name in data: snake_case, never renamed. */
  readonly id: string;
  /** English name for people. */
  readonly name: string;
  readonly equipment: Equipment;
  /** Muscles that the exercise is done for: a set counts fully. */
  readonly direct: readonly Muscle[];
  /** Muscles that work along: a set counts by the counting rule's `indirect`. */
  readonly indirect: readonly Muscle[];
  /** The phase that a rep starts with. */
  readonly starts: "concentric" | "eccentric";
  /** Null where nothing is published. */
  readonly failureVelocity: VelocityPrior | null;
}

/** How the reps of an exercise go: which way the wrist goes in the lift, and which phase comes first. */
export type RepPattern = Pick<Exercise, "concentricDirection" | "starts">;
