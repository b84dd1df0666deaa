import type { Stretch } from "../stretch.ts";

/** A set whose exercise a person or a device has said: what a lifter's memory is made of. */
export interface LabelledSet {
  /** Catalogue id. */
  readonly exercise: string;
  /** {@link Encoding.signature} of the set. */
  readonly signature: Float32Array;
  readonly context: SetContext;
  /** Where it lies in the recordings that are being named; absent where it is a set of another workout. */
  readonly stretch?: Stretch;
}

/** What is known of a set besides its movement. */
export interface SetContext {
  readonly loadKg: number | null;
  /** Start, ms since the epoch; null where nothing tells. */
  readonly timeMs: number | null;
  /** Catalogue id of the exercise done before this one in the same workout; null at its beginning and where it is not known. */
  readonly previous: string | null;
}

/** What one lifter has taught. Signatures are those of one model. */
export interface LifterMemory {
  readonly model: string;
  readonly sets: readonly LabelledSet[];
}

/** A memory's sets by exercise. */
export function byExercise({ sets }: LifterMemory): Map<string, readonly LabelledSet[]> {
  return Map.groupBy(sets, ({ exercise }) => exercise);
}

/** Distance of a signature to an exercise: the mean of those to its two nearest sets, of which one may be a slip. */
export function distanceTo(signature: Float32Array, sets: readonly LabelledSet[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (const set of sets) {
    const distance = distanceBetween(signature, set.signature);
    if (distance < nearest) {
      second = nearest;
      nearest = distance;
    } else second = Math.min(second, distance);
  }
  return second === Number.POSITIVE_INFINITY ? nearest : (nearest + second) / 2;
}

/** Euclidean, of two signatures of one model. */
export function distanceBetween(signature: Float32Array, other: Float32Array): number {
  let square = 0;
  for (let k = 0; k < signature.length; k++) square += (signature[k] - other[k]) ** 2;
  return Math.sqrt(square);
}
