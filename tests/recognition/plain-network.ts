import { COURSE_POINTS, COURSES, coursesByPoint, LAYERS, type LayerName, type Model, type Movement, standardised } from "@lastrep/analysis";

/** The network in plain loops, as its definition says it, to check the fast one by: probabilities of the families and the mean embedding of each network. */
export function encodePlainly(model: Model, movement: Movement): { readonly families: number[]; readonly embeddings: number[][] } {
  const views = [false, true];
  const outputs = model.networks.map((network) => views.map((mirror) => run(network, model, movement, mirror)));
  const meanOf = (rows: readonly number[][]) =>
    (rows[0] as number[]).map((_, k) => rows.reduce((sum, row) => sum + at(row, k), 0) / rows.length);
  const logits = meanOf(outputs.flat().map((output) => output.logits));
  const powers = logits.map((logit) => Math.exp(logit / model.temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    families: powers.map((power) => power / total),
    embeddings: outputs.map((both) => meanOf(both.map((output) => output.embedding))),
  };
}

type Weights = Model["networks"][number];

function run(network: Weights, model: Model, movement: Movement, mirror: boolean): { embedding: number[]; logits: number[] } {
  const courses = coursesByPoint(movement, mirror);
  const points = Array.from({ length: COURSE_POINTS }, (_, p) => [...courses.subarray(p * COURSES.length, (p + 1) * COURSES.length)]);
  const one = convolved(points, network, "course1", [-1, 0, 1], 1);
  const two = convolved(one, network, "course2", [0, 1, 2, 3], 2);
  const three = convolved(two, network, "course3", [0, 1, 2, 3], 2);
  const traits = dense([...standardised(movement, model.standard)], network, "traits").map(relu);
  const pose = dense([...movement.pose, 1], network, "pose").map(relu);
  const embedding = dense([...three.flat(), ...traits, ...pose], network, "encode").map(Math.tanh);
  return { embedding, logits: dense(embedding, network, "head") };
}

/** Every `step`th point from its neighbours at `offsets` on the circle. */
function convolved(
  points: readonly number[][],
  network: Weights,
  name: "course1" | "course2" | "course3",
  offsets: readonly number[],
  step: number,
): number[][] {
  const centres = points.map((_, p) => p).filter((p) => p % step === 0);
  return centres.map((p) => {
    const patch = offsets.flatMap((offset) => points[(p + offset + points.length) % points.length] as number[]);
    return dense(patch, network, name).map(relu);
  });
}

function dense(
  input: readonly number[],
  network: Weights,
  name: "course1" | "course2" | "course3" | "traits" | "pose" | "encode" | "head",
): number[] {
  const [rows, columns] = LAYERS[name];
  if (input.length !== rows) throw new Error(`${name} takes ${rows} numbers, not ${input.length}`);
  const weights = network[name];
  const bias = network[`${name}Bias` satisfies LayerName];
  return Array.from({ length: columns }, (_, c) => input.reduce((sum, v, r) => sum + v * at(weights, r * columns + c), at(bias, c)));
}

function relu(value: number): number {
  return Math.max(0, value);
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
