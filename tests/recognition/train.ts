import { mkdirSync, writeFileSync } from "node:fs";
import { loadForTraining, type Model, movementFamilyOf, packModel } from "@lastrep/analysis";
import { packPhaseWeights } from "../accuracy/detectors/phase-network.ts";
import { DATASETS, type DatasetId, haveRecordings } from "../accuracy/recordings/datasets.ts";
import { type Example, poorerExamples, recordedExamples, simulatedExamples } from "./examples.ts";
import { fitPhaseNetwork } from "./fit-phase-network.ts";
import { recordedPhases, simulatedPhases } from "./phase-examples.ts";
import type { PoorerSensor } from "./poorer.ts";
import { familiesOf, temperatureOf, trainModel } from "./train-model.ts";

// The command `npm run train`: makes the model that the analysis comes with, those that the accuracy report tests on lifters whom they have not met, and the network of
// the phase counter, a rival in the report. The same recordings, pipeline and backend give the same bytes.
if (!haveRecordings) throw new Error("The recordings are not here; see tests/accuracy/README.md.");

/** Simulated lifters; each does two sets of every exercise. */
const LIFTERS = 50;
/** Simulated lifters of the phase counter's network; each does one set of every exercise. */
const PHASE_LIFTERS = 10;
/** What recorded sets are told again as: a sensor without gyroscope, a slow one, and both. */
const LESS_TOLD: readonly PoorerSensor[] = [
  { rateHz: 100, gyroscope: false },
  { rateHz: 12.5, gyroscope: true },
  { rateHz: 12.5, gyroscope: false },
];

const startedAt = performance.now();
const say = (what: string) => console.log(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${what}`);

const recorded = await recordedExamples();
const poorer = await poorerExamples(LESS_TOLD, Object.keys(DATASETS) as DatasetId[]);
say(`${recorded.length} recorded sets described, and ${poorer.length} as poorer sensors would have seen them`);
const simulated = simulatedExamples("fit", LIFTERS);
say(`${simulated.length} simulated sets described`);

const tf = await loadForTraining();
const train = (name: string, wanted: (example: Example) => boolean) => {
  const model = trainModel(tf, [...simulated, ...recorded.filter(wanted), ...poorer.filter(wanted)], name);
  say(`${name} trained on ${recorded.filter(wanted).length} recorded and all simulated sets, ${tf.getBackend()}`);
  return model;
};
const isFit = ({ part }: Example) => part === "fit";
const isGym = ({ source }: Example) => source === "wrist-gym";
const exceptGym = (example: Example) => isFit(example) && !isGym(example);
// Of the recordings of several people, those who are learned from and those who are asked change places.
const changedPlaces = (example: Example) => isFit(example) === isGym(example);

const shipped = train("recognition", isFit);
const unseenLifter = train("unseen-lifter", exceptGym);
const otherPeople = train("other-people", changedPlaces);

// Each model's temperature comes from sets of the fit part by lifters whom its model had not met, and who are not those whom it is asked about.
const gym = temperatureOf(await given(unseenLifter, exceptGym, (example) => isFit(example) && isGym(example)));
const people = temperatureOf(await given(otherPeople, changedPlaces, exceptGym));
say(`temperature ${gym} on wrist-gym, ${people} on the others`);

write("../../analysis/model/recognition.bin", packModel({ ...shipped, temperature: gym }));
write("../accuracy/recognition/models/unseen-lifter.bin", packModel({ ...unseenLifter, temperature: people }));
write("../accuracy/recognition/models/other-people.bin", packModel({ ...otherPeople, temperature: gym }));

const phases = [...simulatedPhases(PHASE_LIFTERS), ...(await recordedPhases())];
write("../accuracy/detectors/phase-network.bin", packPhaseWeights(fitPhaseNetwork(tf, phases, "phases")));
say(`phase counter trained on ${phases.length} sets; all written`);

/** What a model says of the sets that are asked about; a family that it has not learned it cannot tell at any temperature, so those are left out. */
async function given(model: Omit<Model, "id">, learned: (example: Example) => boolean, asked: (example: Example) => boolean) {
  const families = new Set([...simulated, ...recorded.filter(learned)].map(({ exercise }) => movementFamilyOf(exercise)));
  const examples = recorded.filter((example) => asked(example) && families.has(movementFamilyOf(example.exercise)));
  const said = await familiesOf(model, examples);
  return examples.map(({ exercise }, i) => ({ exercise, families: said[i] as Float32Array }));
}

function write(path: string, bytes: Uint8Array): void {
  const url = new URL(path, import.meta.url);
  mkdirSync(new URL(".", url), { recursive: true });
  writeFileSync(url, bytes);
}
