import type { Tensor, Tensor2D, Tensor3D, TensorFlow } from "./backend.ts";
import { COURSE_POINTS } from "./cycle.ts";
import { COURSES, type Movement, TRAITS } from "./describe.ts";
import { movementFamilies } from "./movement-family.ts";

const POSE = 6;
/** Numbers that the encoder leaves of a set. */
export const EMBEDDING = 32;

/**
 * The weights of one network by name, as [rows, columns]; a bias has one row. The courses go through three convolutions over the rep, which is a circle:
 * 3 points, then 4 points two at a time, twice. What they leave is joined by a layer of the traits and one of the pose, and encoded.
 */
export const LAYERS = {
  course1: [3 * COURSES.length, 16],
  course1Bias: [1, 16],
  course2: [4 * 16, 24],
  course2Bias: [1, 24],
  course3: [4 * 24, 12],
  course3Bias: [1, 12],
  traits: [TRAITS.length, 48],
  traitsBias: [1, 48],
  // The last number says whether the pose is known.
  pose: [POSE + 1, 24],
  poseBias: [1, 24],
  encode: [12 * (COURSE_POINTS / 4) + 48 + 24, EMBEDDING],
  encodeBias: [1, EMBEDDING],
  head: [EMBEDDING, movementFamilies.length],
  headBias: [1, movementFamilies.length],
} as const;

export type LayerName = keyof typeof LAYERS;
export type LayerTensors = Readonly<Record<LayerName, Tensor>>;

/** Movements as the network takes them: [sets, points, courses], [sets, traits] standardised, [sets, pose and whether it is known]. */
export interface NetworkInput {
  readonly courses: Tensor3D;
  readonly traits: Tensor2D;
  readonly pose: Tensor2D;
}

/** How traits are standardised. */
export interface Standard {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** Standardised traits are cut here, in standard deviations. */
const TRAIT_LIMIT = 4;

/** Standardised traits of one movement. */
export function standardised({ traits }: Movement, { mean, deviation }: Standard): Float32Array {
  return traits.map((v, k) => Math.min(TRAIT_LIMIT, Math.max(-TRAIT_LIMIT, (v - mean[k]) / deviation[k])));
}

/** Runs the network: what to call inside `tidy`. With `keep`, layers are thinned out by what it returns for a shape, as in training. */
export function forward(
  tf: TensorFlow,
  layers: LayerTensors,
  { courses, traits, pose }: NetworkInput,
  keep?: (shape: readonly [number, number]) => Tensor2D,
): { embedding: Tensor2D; logits: Tensor2D } {
  const sets = courses.shape[0];
  const dense = (x: Tensor2D, name: "traits" | "pose" | "encode" | "head") =>
    tf.add(tf.matMul(x, layers[name] as Tensor2D), layers[`${name}Bias`]) as Tensor2D;
  const convolved = (x: Tensor3D, name: "course1" | "course2" | "course3") => {
    const [, points, width] = x.shape;
    const weights = layers[name] as Tensor2D;
    const flat = tf.matMul(tf.reshape(x, [sets * points, width]), weights);
    return tf.reshape(tf.relu(tf.add(flat, layers[`${name}Bias`])), [sets, points, weights.shape[1]]) as Tensor3D;
  };
  const one = convolved(patchesOfThree(tf, courses), "course1");
  const two = convolved(patchesOfFour(tf, one), "course2");
  const three = convolved(patchesOfFour(tf, two), "course3");
  const seen = tf.reshape(three, [sets, three.shape[1] * three.shape[2]]);
  const joined = tf.concat([seen, tf.relu(dense(traits, "traits")), tf.relu(dense(pose, "pose"))], 1) as Tensor2D;
  const thinned = (x: Tensor2D) => (keep ? (tf.mul(x, keep(x.shape)) as Tensor2D) : x);
  const embedding = tf.tanh(dense(thinned(joined), "encode"));
  return { embedding, logits: dense(thinned(embedding), "head") };
}

/** Each point with its two neighbours on the circle: [sets, points, 3·width]. */
function patchesOfThree(tf: TensorFlow, x: Tensor3D): Tensor3D {
  const [sets, points, width] = x.shape;
  const before = tf.concat([tf.slice(x, [0, points - 1, 0], [sets, 1, width]), tf.slice(x, [0, 0, 0], [sets, points - 1, width])], 1);
  const after = tf.concat([tf.slice(x, [0, 1, 0], [sets, points - 1, width]), tf.slice(x, [0, 0, 0], [sets, 1, width])], 1);
  return tf.concat([before, x, after], 2) as Tensor3D;
}

/** Each pair of points with the pair after it on the circle: [sets, points ÷ 2, 4·width]. */
function patchesOfFour(tf: TensorFlow, x: Tensor3D): Tensor3D {
  const [sets, points, width] = x.shape;
  const pairs = tf.reshape(x, [sets, points / 2, 2 * width]);
  const next = tf.concat(
    [tf.slice(pairs, [0, 1, 0], [sets, points / 2 - 1, 2 * width]), tf.slice(pairs, [0, 0, 0], [sets, 1, 2 * width])],
    1,
  );
  return tf.concat([pairs, next], 2) as Tensor3D;
}

/** Courses of one movement, points first; `mirror` gives those of the other arm. */
export function coursesByPoint({ courses }: Movement, mirror: boolean): Float32Array {
  const out = new Float32Array(courses.length);
  for (const [k, { mirrored }] of COURSES.entries()) {
    const sign = mirror && mirrored ? -1 : 1;
    for (let p = 0; p < COURSE_POINTS; p++) out[p * COURSES.length + k] = sign * courses[k * COURSE_POINTS + p];
  }
  return out;
}
