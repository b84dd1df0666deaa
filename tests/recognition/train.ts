import { mkdirSync, writeFileSync } from "node:fs";
import { loadForTraining, type Model, packModel } from "@lastrep/analysis";
import { haveRecordings } from "../accuracy/recordings/datasets.ts";
import { type Example, recordedExamples, simulatedExamples } from "./examples.ts";
import { familiesOf, temperatureOf, trainModel } from "./train-model.ts";

// The command `npm run train`: makes the model that the analysis comes with, and those that the accuracy report tests on lifters whom they have not met. The same
// recordings, pipeline and backend give the same bytes.
if (!haveRecordings) throw new Error("The recordings are not here; see tests/accuracy/README.md.");

/** Simulated lifters; each does two sets of every exercise. */
const LIFTERS = 50;

const startedAt = performance.now();
const say = (what: string) => console.log(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${what}`);

const recorded = await recordedExamples();
say(`${recorded.length} recorded sets described`);
const simulated = simulatedExamples(LIFTERS);
say(`${simulated.length} simulated sets described`);

const tf = await loadForTraining();
const fit = recorded.filter(({ part }) => part === "fit");
const train = (name: string, examples: readonly Example[]) => {
  const model = trainModel(tf, [...simulated, ...examples], name);
  say(`${name} trained on ${examples.length} recorded and all simulated sets, ${tf.getBackend()}`);
  return model;
};
const without = (source: Example["source"]) => fit.filter((example) => example.source !== source);
const of = (source: Example["source"], person: string) => recorded.filter((e) => e.source === source && e.person === person);

const shipped = train("recognition", fit);
const unseenLifter = train("unseen-lifter", without("wrist-gym"));
const otherPerson = train("other-person", [...without("wristband-barbell"), ...of("wristband-barbell", "C")]);

const strangers = [
  ...(await given(
    unseenLifter,
    fit.filter(({ source }) => source === "wrist-gym"),
  )),
  ...(await given(otherPerson, of("wristband-barbell", "A"))),
];
const temperature = temperatureOf(strangers);
say(`temperature ${temperature}, on sets of the fit part by lifters whom the model had not met`);

write("../../analysis/model/recognition.bin", shipped);
write("../accuracy/recognition/models/unseen-lifter.bin", unseenLifter);
write("../accuracy/recognition/models/other-person.bin", otherPerson);
say("written");

async function given(model: Omit<Model, "id">, examples: readonly Example[]) {
  const families = await familiesOf(model, examples);
  return examples.map(({ exercise }, i) => ({ exercise, families: families[i] as Float32Array }));
}

function write(path: string, model: Omit<Model, "id">): void {
  const url = new URL(path, import.meta.url);
  mkdirSync(new URL(".", url), { recursive: true });
  writeFileSync(url, packModel({ ...model, temperature }));
}
