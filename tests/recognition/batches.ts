import {
  COURSE_POINTS,
  COURSES,
  coursesByPoint,
  type MovementFamily,
  movementFamilies,
  type Standard,
  standardised,
  TRAITS,
} from "@lastrep/analysis";
import type { Random } from "@lastrep/fixtures";
import type { Example } from "./examples.ts";

/** An example as the network is trained on it. */
export interface TrainingSet {
  readonly example: Example;
  readonly family: MovementFamily;
  /** How often it is drawn, relative to others of its family. */
  readonly weight: number;
}

/** Arrays of one batch, row by row. */
export interface Batch {
  readonly courses: Float32Array;
  readonly traits: Float32Array;
  readonly pose: Float32Array;
  readonly truth: Float32Array;
}

export const BATCH = 64;
const FALLS_FIRST = TRAITS.indexOf("falls first");
/** Truth is softened by this share, so that a family is never certain. */
const SMOOTHING = 0.05;

/**
 * Draws batches without end: families nearly even, other arms, other ways to wear the sensor, noise, missing channels. What a set shows only because of how it was
 * recorded is varied here, so that the network does not learn it.
 */
export function batches(sets: readonly TrainingSet[], standard: Standard, random: Random): () => Batch {
  const draw = drawer(sets, random);
  const straight = sets.map(({ example }) => coursesByPoint(example.movement, false));
  const mirrored = sets.map(({ example }) => coursesByPoint(example.movement, true));
  const traitsOf = sets.map(({ example }) => standardised(example.movement, standard));
  const width = COURSES.length;
  return () => {
    const batch: Batch = {
      courses: new Float32Array(BATCH * COURSE_POINTS * width),
      traits: new Float32Array(BATCH * TRAITS.length),
      pose: new Float32Array(BATCH * 7),
      truth: new Float32Array(BATCH * movementFamilies.length).fill(SMOOTHING / movementFamilies.length),
    };
    for (let row = 0; row < BATCH; row++) {
      const at = draw();
      const courses = (random.chance(0.5) ? straight : mirrored)[at] as Float32Array;
      const gains = COURSES.map(() => (random.chance(0.1) ? 0 : 1 + 0.15 * random.normal()));
      for (let i = 0; i < courses.length; i++) {
        const gain = gains[i % width] as number;
        batch.courses[row * courses.length + i] = gain === 0 ? 0 : gain * (courses[i] as number) + 0.1 * random.normal();
      }
      const traits = traitsOf[at] as Float32Array;
      for (let i = 0; i < traits.length; i++) {
        batch.traits[row * traits.length + i] = random.chance(0.1) ? 0 : (traits[i] as number) + 0.2 * random.normal();
      }
      // Which half a count began with is often found the wrong way round, and lifters begin a dumbbell press at either end.
      if (random.chance(0.5)) batch.traits[row * TRAITS.length + FALLS_FIRST] = (traitsOf[draw()] as Float32Array)[FALLS_FIRST] as number;
      if (random.chance(0.85)) batch.pose.set(wornAnyWay((sets[at] as TrainingSet).example.movement.pose, random), row * 7);
      const truth = row * movementFamilies.length + movementFamilies.indexOf((sets[at] as TrainingSet).family);
      batch.truth[truth] = (batch.truth[truth] as number) + 1 - SMOOTHING;
    }
    return batch;
  };
}

/** Draws sets by weight, families by the square root of theirs. */
function drawer(sets: readonly TrainingSet[], random: Random): () => number {
  const total = new Map<MovementFamily, number>();
  for (const { family, weight } of sets) total.set(family, (total.get(family) ?? 0) + weight);
  let sum = 0;
  const upTo = sets.map(({ family, weight }) => {
    sum += weight / Math.sqrt(total.get(family) as number);
    return sum;
  });
  return () => {
    const target = random.uniform() * sum;
    let low = 0;
    let high = sets.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** The pose as it is, or as it would be with the sensor worn another way round or on the other arm; the last number says that it is known. */
function wornAnyWay(pose: Float32Array, random: Random): Float32Array {
  const worn = new Float32Array(7);
  const asIs = random.chance(0.8);
  const axes = asIs ? [0, 1, 2] : shuffledAxes(random);
  const signs = axes.map(() => (asIs || random.chance(0.5) ? 1 : -1));
  for (let i = 0; i < 6; i++) {
    const axis = axes[i % 3] as number;
    worn[i] = (signs[i % 3] as number) * (pose[i - (i % 3) + axis] as number) + 0.08 * random.normal();
  }
  worn[6] = 1;
  return worn;
}

function shuffledAxes(random: Random): number[] {
  const first = random.integer(0, 2);
  const others = [0, 1, 2].filter((axis) => axis !== first);
  return random.chance(0.5) ? [first, ...others] : [first, ...others.reverse()];
}
