import { describeSets, type FoundSet, type Movement, sameMovement } from "@lastrep/analysis";
import {
  APPLE_WATCH,
  atRate,
  createPerson,
  createRandom,
  EXERCISES,
  META_MOTION,
  measure,
  type Random,
  type SensorModel,
  simulate,
  toRecording,
} from "@lastrep/fixtures";
import type { Part } from "../accuracy/part.ts";
import { DATASETS, type DatasetId, readRecording, windowOf } from "../accuracy/recordings/datasets.ts";
import { mainSpan, overlap } from "../accuracy/span.ts";
import { asSensedBy, type PoorerSensor } from "./poorer.ts";

/** A set as the pipeline found it, with what was really done. */
export interface Example {
  readonly source: DatasetId | "simulated";
  readonly part: Part;
  readonly person: string;
  /** Catalogue id. */
  readonly exercise: string;
  readonly movement: Movement;
  readonly loadKg: number | null;
  /** Day of the recording and its start, µs since the epoch; null where sets of a day are not told apart. */
  readonly date: string | null;
  readonly startTimeUs: number | null;
}

/** A set of a real recording. */
export interface RecordedExample extends Example {
  /** Whether it follows the same path as the set recorded before it on that day, as the analysis tells it. */
  readonly continues: boolean;
}

/** The main set of every recording in which the pipeline finds one with a complete rep. */
export async function recordedExamples(): Promise<RecordedExample[]> {
  const examples: (Example & { readonly found: FoundSet })[] = [];
  for (const dataset of Object.keys(DATASETS) as DatasetId[]) {
    for (const set of DATASETS[dataset]()) {
      const recording = await readRecording(set);
      const main = mainSpan(describeSets(recording), windowOf(set, recording));
      if (!main?.movement) continue;
      const { movement, found } = main;
      const { part, person, exercise, loadKg, date } = set;
      const startTimeUs = date ? recording.startTimeUs : null;
      examples.push({ source: dataset, part, person, exercise, movement, loadKg, date, startTimeUs, found });
    }
  }
  const dated = examples.filter(({ date }) => date !== null).sort((a, b) => (a.startTimeUs ?? 0) - (b.startTimeUs ?? 0));
  const before = new Map(dated.map((example, k) => [example, dated[k - 1]]));
  return examples.map((example) => {
    const { found, ...rest } = example;
    const previous = before.get(example);
    return { ...rest, continues: previous !== undefined && previous.date === example.date && sameMovement(previous.found, found) };
  });
}

/** A set as a poorer sensor would have recorded it. */
export interface PoorerExample extends Example {
  readonly sensor: PoorerSensor;
}

/** The main sets of the recordings as each of the sensors would have seen them, as far as the pipeline still finds them. */
export async function poorerExamples(sensors: readonly PoorerSensor[], datasets: readonly DatasetId[]): Promise<PoorerExample[]> {
  const examples: PoorerExample[] = [];
  for (const set of datasets.flatMap((dataset) => DATASETS[dataset]())) {
    const recording = await readRecording(set);
    for (const sensor of sensors) {
      const main = mainSpan(describeSets(asSensedBy(recording, sensor)), windowOf(set, recording));
      if (!main?.movement) continue;
      const { dataset, part, person, exercise, loadKg } = set;
      examples.push({ source: dataset, part, person, exercise, movement: main.movement, loadKg, date: null, startTimeUs: null, sensor });
    }
  }
  return examples;
}

/** Sensors that simulated lifters wear: with and without gyroscope, 12.5 to 200 Hz. */
const SENSORS: readonly SensorModel[] = [
  APPLE_WATCH,
  META_MOTION,
  atRate(APPLE_WATCH, 200),
  atRate(APPLE_WATCH, 50),
  atRate(APPLE_WATCH, 25),
  atRate(APPLE_WATCH, 12.5),
  atRate(APPLE_WATCH, 50, false),
  atRate(APPLE_WATCH, 25, false),
  atRate(APPLE_WATCH, 12.5, false),
];

/** Exercises in which a wrist on the lifter's own hand moves at all. */
const SIMULATED = EXERCISES.filter(({ kind }) => kind !== "leg_machine");

/** Two sets of every simulated exercise by each of `lifters` lifters, as far as the pipeline finds them. */
export function simulatedExamples(part: Part, lifters: number): Example[] {
  return Array.from({ length: lifters }, (_, lifter) => SIMULATED.flatMap(({ id }) => setsOf(part, lifter, id))).flat();
}

function setsOf(part: Part, lifter: number, exercise: string): Example[] {
  const seed = `${part}-recognition-${lifter}-${exercise}`;
  const random = createRandom(seed);
  const person = createPerson(`${part}-recognition-${lifter}`);
  const sets = [0, 20].map((restBeforeS) => ({
    exercise,
    load: { ofMax: random.between(0.45, 0.85) },
    goal: { kind: "reserve" as const, rir: random.integer(0, 4) },
    restBeforeS,
  }));
  const { motion, truth } = simulate({ seed, person, sets, rests: "still" });
  const sensor = random.pick(SENSORS);
  const worn = sensor.mounting === "usual" ? { ...sensor, mounting: watchMounting(random) } : sensor;
  const found = describeSets(toRecording(measure(motion, worn, seed)));
  return truth.sets.flatMap((set) => {
    const main = mainSpan(found, set);
    if (!main?.movement || overlap(main, set) < 0.6 * (set.endS - set.startS)) return [];
    const { movement } = main;
    return [{ source: "simulated", part, person: seed, exercise, movement, loadKg: set.loadKg, date: null, startTimeUs: null }];
  });
}

/**
 * A watch's axes on the wrist: x along the forearm, towards the hand where the crown is on that side, as most wear it (the share is a judgement); some degrees
 * askew.
 */
function watchMounting(random: Random): [number, number, number, number] {
  const askew = [random.normal(0, 0.06), random.normal(0, 0.04), random.normal(0, 0.05)] as const;
  const size = Math.hypot(1, ...askew);
  const [w, x, y, z] = [1 / size, askew[0] / size, askew[1] / size, askew[2] / size];
  // The other way round is half a turn about z.
  return random.chance(0.75) ? [w, x, y, z] : [-z, y, -x, w];
}
