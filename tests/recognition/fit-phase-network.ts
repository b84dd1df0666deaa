import type { Scalar, Tensor2D, TensorFlow, Variable } from "@lastrep/analysis";
import { createRandom, type Random } from "@lastrep/fixtures";
import {
  lookAround,
  PHASE_INPUT,
  PHASE_LAYERS,
  PHASES,
  type PhaseLayer,
  type PhaseWeights,
  phaseLayers,
} from "../accuracy/detectors/phase-network.ts";
import type { PhaseExample } from "./phase-examples.ts";

const BATCH = 128;
/** Steps at each learning rate of Adam, one after the other. */
const SCHEDULE = [
  { learningRate: 3e-3, steps: 1500 },
  { learningRate: 1e-3, steps: 1500 },
  { learningRate: 2e-4, steps: 800 },
] as const;
/** Share of the first layer that is left out in training. */
const DROPOUT = 0.2;
/** Truth is softened by this share. */
const SMOOTHING = 0.05;

/** Trains the network of the phase counter, one instant in two a recorded one; the same seed, examples and backend give the same weights. */
export function fitPhaseNetwork(tf: TensorFlow, examples: readonly PhaseExample[], seed: string): PhaseWeights {
  const random = createRandom(seed);
  const kinds = [examples.filter(({ simulated }) => simulated), examples.filter(({ simulated }) => !simulated)];
  const variables = phaseLayers().map((name) => [name, tf.variable(tf.tensor(initial(name, random), [...PHASE_LAYERS[name]]))] as const);
  const layers = Object.fromEntries(variables) as Record<PhaseLayer, Variable>;
  for (const { learningRate, steps } of SCHEDULE) {
    const optimizer = tf.train.adam(learningRate);
    for (let step = 0; step < steps; step++) {
      const batch = drawn(kinds, random);
      tf.tidy(() => {
        optimizer.minimize(
          () => loss(tf, layers, batch, random),
          false,
          variables.map(([, variable]) => variable),
        );
      });
    }
    optimizer.dispose();
  }
  const trained = variables.map(([name, variable]) => [name, Float32Array.from(variable.dataSync())] as const);
  tf.dispose(variables.map(([, variable]) => variable));
  return Object.fromEntries(trained) as Record<PhaseLayer, Float32Array>;
}

interface PhaseBatch {
  readonly input: Float32Array;
  readonly truth: Float32Array;
}

/** Instants of sets of both kinds, seen a little larger or smaller, faster or slower, and now and then without one column. */
function drawn(kinds: readonly (readonly PhaseExample[])[], random: Random): PhaseBatch {
  const input = new Float32Array(BATCH * PHASE_INPUT);
  const truth = new Float32Array(BATCH * PHASES.length).fill(SMOOTHING / PHASES.length);
  for (let row = 0; row < BATCH; row++) {
    const { columns, phases } = random.pick(random.pick(kinds));
    const instant = random.integer(0, phases.length - 1);
    lookAround(columns, instant, input, row * PHASE_INPUT, {
      gain: Math.exp(0.2 * random.normal()),
      stretch: Math.exp(0.2 * random.normal()),
      without: random.chance(0.2) ? random.integer(0, columns.length - 1) : null,
    });
    const at = row * PHASES.length + (phases[instant] as number);
    truth[at] = (truth[at] as number) + 1 - SMOOTHING;
  }
  return { input, truth };
}

/** Mean cross entropy of a batch. */
function loss(tf: TensorFlow, layers: Readonly<Record<PhaseLayer, Variable>>, { input, truth }: PhaseBatch, random: Random): Scalar {
  const dense = (x: Tensor2D, name: "first" | "second" | "third") =>
    tf.add(tf.matMul(x, layers[name] as unknown as Tensor2D), layers[`${name}Bias`]) as Tensor2D;
  const width = PHASE_LAYERS.first[1];
  const kept = Float32Array.from({ length: BATCH * width }, () => (random.chance(DROPOUT) ? 0 : 1 / (1 - DROPOUT)));
  const first = tf.mul(tf.relu(dense(tf.tensor(input, [BATCH, PHASE_INPUT]) as Tensor2D, "first")), tf.tensor(kept, [BATCH, width]));
  const second = tf.relu(dense(first as Tensor2D, "second"));
  const logs = tf.logSoftmax(dense(second, "third"));
  return tf.neg(tf.mean(tf.sum(tf.mul(tf.tensor(truth, [BATCH, PHASES.length]), logs), 1))) as Scalar;
}

/** Weights spread after He et al. 2015 (doi 10.1109/ICCV.2015.123), biases zero. */
function initial(name: PhaseLayer, random: Random): Float32Array {
  const [rows, columns] = PHASE_LAYERS[name];
  const spread = rows === 1 ? 0 : Math.sqrt((name === "third" ? 1 : 2) / rows);
  return Float32Array.from({ length: rows * columns }, () => spread * random.normal());
}
