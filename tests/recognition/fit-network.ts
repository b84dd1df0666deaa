import {
  COURSE_POINTS,
  COURSES,
  forward,
  LAYERS,
  type LayerName,
  type Model,
  movementFamilies,
  type NetworkInput,
  type Scalar,
  type Standard,
  type Tensor2D,
  type TensorFlow,
  TRAITS,
  type Variable,
} from "@lastrep/analysis";
import { createRandom, type Random } from "@lastrep/fixtures";
import { BATCH, type Batch, batches, type TrainingSet } from "./batches.ts";

/** Steps at each learning rate of Adam, one after the other. */
const SCHEDULE = [
  { learningRate: 3e-3, steps: 450 },
  { learningRate: 1e-3, steps: 300 },
  { learningRate: 2e-4, steps: 150 },
] as const;
/** Share of what layers hand on that is left out in training. */
const DROPOUT = 0.3;

/** Trains one network; the same seed, sets and backend give the same weights. */
export function fitNetwork(tf: TensorFlow, sets: readonly TrainingSet[], standard: Standard, seed: string): Model["networks"][number] {
  const random = createRandom(seed);
  const variables = initialLayers(tf, random);
  const layers = Object.fromEntries(variables) as Record<LayerName, Variable>;
  const next = batches(sets, standard, random);
  const keep = (shape: readonly [number, number]) =>
    tf.tensor(
      Float32Array.from({ length: shape[0] * shape[1] }, () => (random.chance(DROPOUT) ? 0 : 1 / (1 - DROPOUT))),
      [shape[0], shape[1]],
    ) as Tensor2D;
  for (const { learningRate, steps } of SCHEDULE) {
    const optimizer = tf.train.adam(learningRate);
    for (let step = 0; step < steps; step++) {
      const batch = next();
      tf.tidy(() => {
        optimizer.minimize(
          () => loss(tf, layers, batch, keep),
          false,
          variables.map(([, variable]) => variable),
        );
      });
    }
    optimizer.dispose();
  }
  const trained = Object.fromEntries(variables.map(([name, variable]) => [name, Float32Array.from(variable.dataSync())]));
  tf.dispose(variables.map(([, variable]) => variable));
  return trained as Model["networks"][number];
}

/** Mean cross entropy of a batch. */
function loss(tf: TensorFlow, layers: Readonly<Record<LayerName, Variable>>, batch: Batch, keep: Parameters<typeof forward>[3]) {
  const input = {
    courses: tf.tensor(batch.courses, [BATCH, COURSE_POINTS, COURSES.length], "float32"),
    traits: tf.tensor(batch.traits, [BATCH, TRAITS.length], "float32"),
    pose: tf.tensor(batch.pose, [BATCH, 7], "float32"),
  };
  const { logits } = forward(tf, layers, input as NetworkInput, keep);
  const truth = tf.tensor(batch.truth, [BATCH, movementFamilies.length]);
  return tf.neg(tf.mean(tf.sum(tf.mul(truth, tf.logSoftmax(logits)), 1))) as Scalar;
}

/** Weights spread after He et al. 2015 (doi 10.1109/ICCV.2015.123), biases zero. */
function initialLayers(tf: TensorFlow, random: Random): [LayerName, Variable][] {
  return (Object.keys(LAYERS) as LayerName[]).map((name) => {
    const [rows, columns] = LAYERS[name];
    const spread = rows === 1 ? 0 : Math.sqrt((name === "encode" || name === "head" ? 1 : 2) / rows);
    const values = Float32Array.from({ length: rows * columns }, () => spread * random.normal());
    return [name, tf.variable(tf.tensor(values, [rows, columns]))];
  });
}
