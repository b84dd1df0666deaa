import { type BackendName, loadTensorFlow, type Tensor, type Tensor2D, type Tensor3D, type TensorFlow } from "./backend.ts";
import { COURSE_POINTS } from "./cycle.ts";
import { COURSES, type Movement, TRAITS } from "./describe.ts";
import {
  coursesByPoint,
  EMBEDDING,
  forward,
  LAYERS,
  type LayerName,
  type LayerTensors,
  type NetworkInput,
  standardised,
} from "./network.ts";
import { type Model, readModel } from "./weights.ts";

/** What the network makes of a set. */
export interface Encoding {
  /** Probability of each of {@link movementFamilies}. */
  readonly families: Float32Array;
  /** Where the set lies among movements: close for alike ones. Comparable within one model only. */
  readonly signature: Float32Array;
}

export interface Recogniser {
  /** Fingerprint of the model. */
  readonly model: string;
  readonly backend: BackendName;
  /** One encoding a movement, in the same order. */
  encode(movements: readonly Movement[]): Encoding[];
}

/**
 * How much the parts of a signature weigh against each other: the encoder's view, the pose in device axes, which tells one lifter's exercises apart best,
 * and the traits. Fitted on the fit part.
 */
const SIGNATURE = { embedding: 1, pose: 2, traits: 1 } as const;

/** Loads a model from its bytes; throws where it or TensorFlow cannot be loaded. Whoever can do without answers "unknown" then. */
export async function loadRecogniser(bytes: Uint8Array, only?: BackendName): Promise<Recogniser> {
  const model = readModel(bytes);
  const tf = await loadTensorFlow(only);
  const networks = model.networks.map((network) => tensorsOf(tf, network));
  return {
    model: model.id,
    backend: tf.getBackend() as BackendName,
    encode: (movements) => (movements.length === 0 ? [] : encodeAll(tf, model, networks, movements)),
  };
}

function tensorsOf(tf: TensorFlow, network: Model["networks"][number]): LayerTensors {
  const entries = (Object.keys(LAYERS) as LayerName[]).map((name) => [name, tf.tensor(network[name], [...LAYERS[name]])] as const);
  return Object.fromEntries(entries) as Record<LayerName, Tensor>;
}

/** A set is looked at as it is and mirrored, by every network: the probabilities and the embeddings are those of the mean. */
function encodeAll(tf: TensorFlow, model: Model, networks: readonly LayerTensors[], movements: readonly Movement[]): Encoding[] {
  const views = [false, true].map((mirror) => inputOf(tf, model, movements, mirror));
  const outputs = networks.map((layers) =>
    views.map((input) =>
      tf.tidy(() => {
        const { embedding, logits } = forward(tf, layers, input);
        return { embedding: embedding.dataSync() as Float32Array, logits: logits.dataSync() as Float32Array };
      }),
    ),
  );
  for (const view of views) tf.dispose([view.courses, view.traits, view.pose]);
  return movements.map((movement, set) => {
    const families = outputs[0][0].logits.length / movements.length;
    const logits = new Float32Array(families);
    for (const { logits: found } of outputs.flat()) {
      for (let k = 0; k < families; k++) logits[k] += found[set * families + k] / (outputs.length * views.length);
    }
    return { families: softmax(logits, model.temperature), signature: signatureOf(movement, model, outputs, set) };
  });
}

function inputOf(tf: TensorFlow, { standard }: Model, movements: readonly Movement[], mirror: boolean): NetworkInput {
  const courses = new Float32Array(movements.length * COURSE_POINTS * COURSES.length);
  const traits = new Float32Array(movements.length * TRAITS.length);
  const pose = new Float32Array(movements.length * 7);
  for (const [i, movement] of movements.entries()) {
    courses.set(coursesByPoint(movement, mirror), i * COURSE_POINTS * COURSES.length);
    traits.set(standardised(movement, standard), i * TRAITS.length);
    pose.set(movement.pose, i * 7);
    pose[i * 7 + 6] = 1;
  }
  return {
    courses: tf.tensor(courses, [movements.length, COURSE_POINTS, COURSES.length]) as Tensor3D,
    traits: tf.tensor(traits, [movements.length, TRAITS.length]) as Tensor2D,
    pose: tf.tensor(pose, [movements.length, 7]) as Tensor2D,
  };
}

function softmax(logits: Float32Array, temperature: number): Float32Array {
  const most = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logits.map((v) => Math.exp((v - most) / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((v) => v / total);
}

function signatureOf(
  movement: Movement,
  model: Model,
  outputs: readonly (readonly { readonly embedding: Float32Array }[])[],
  set: number,
): Float32Array {
  const traits = standardised(movement, model.standard);
  const signature = new Float32Array(outputs.length * EMBEDDING + movement.pose.length + traits.length);
  const share = SIGNATURE.embedding / Math.sqrt(outputs.length);
  for (const [n, views] of outputs.entries()) {
    for (const { embedding } of views) {
      for (let k = 0; k < EMBEDDING; k++) signature[n * EMBEDDING + k] += (share * embedding[set * EMBEDDING + k]) / views.length;
    }
  }
  signature.set(
    movement.pose.map((v) => SIGNATURE.pose * v),
    outputs.length * EMBEDDING,
  );
  signature.set(
    traits.map((v) => (SIGNATURE.traits * v) / Math.sqrt(traits.length)),
    outputs.length * EMBEDDING + movement.pose.length,
  );
  return signature;
}
