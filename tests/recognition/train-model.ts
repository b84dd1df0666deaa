import {
  loadRecogniser,
  type Model,
  movementFamilies,
  movementFamilyOf,
  packModel,
  type Standard,
  type TensorFlow,
  TRAITS,
} from "@lastrep/analysis";
import type { TrainingSet } from "./batches.ts";
import type { Example } from "./examples.ts";
import { fitNetwork } from "./fit-network.ts";

/** Networks whose answers are averaged; with two, strangers of the fit part were told worse. */
const NETWORKS = 4;
/** How often a set of each source is drawn against a simulated one: real movement outweighs what a simulator thinks of. */
const WEIGHTS: Readonly<Record<Example["source"], number>> = { simulated: 1, "wrist-gym": 3, "wristband-barbell": 8, "bar-imu": 2 };

/** Trains a model on examples; those of movements that no family holds are left out. */
export function trainModel(tf: TensorFlow, examples: readonly Example[], seed: string, temperature = 1): Omit<Model, "id"> {
  const sets = examples.flatMap((example): TrainingSet[] => {
    const family = movementFamilyOf(example.exercise);
    return family ? [{ example, family, weight: WEIGHTS[example.source] }] : [];
  });
  const standard = standardOf(sets);
  const networks = Array.from({ length: NETWORKS }, (_, k) => fitNetwork(tf, sets, standard, `${seed}-${k}`));
  return { standard, networks, temperature };
}

function standardOf(sets: readonly TrainingSet[]): Standard {
  const mean = new Float32Array(TRAITS.length);
  const deviation = new Float32Array(TRAITS.length);
  for (let k = 0; k < TRAITS.length; k++) {
    const values = sets.map(({ example }) => example.movement.traits[k] as number);
    mean[k] = values.reduce((sum, v) => sum + v, 0) / values.length;
    deviation[k] = Math.sqrt(values.reduce((sum, v) => sum + (v - (mean[k] as number)) ** 2, 0) / values.length) + 1e-3;
  }
  return { mean, deviation };
}

/** Probabilities of the families that a model gives to examples. */
export async function familiesOf(model: Omit<Model, "id">, examples: readonly Example[]): Promise<Float32Array[]> {
  const recogniser = await loadRecogniser(packModel(model));
  return recogniser.encode(examples.map(({ movement }) => movement)).map(({ families }) => families);
}

/**
 * The temperature at which probabilities given at temperature 1 to sets of lifters that the model has not met mean what they say: of least negative log
 * likelihood (Guo et al. 2017, arXiv 1706.04599).
 */
export function temperatureOf(given: readonly { readonly families: Float32Array; readonly exercise: string }[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.5; temperature <= 4; temperature += 0.05) {
    let loss = 0;
    for (const { families, exercise } of given) {
      const family = movementFamilyOf(exercise);
      if (family === null) continue;
      const truth = movementFamilies.indexOf(family);
      const powers = families.map((p) => p ** (1 / temperature));
      loss -= Math.log((powers[truth] as number) / powers.reduce((sum, p) => sum + p, 0));
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return Math.round(100 * best) / 100;
}
