import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  blocksOf,
  type Encoding,
  type ExerciseGuess,
  type LabelledSet,
  type LifterMemory,
  loadRecogniser,
  movementFamilies,
  movementFamilyOf,
  nameEncoded,
  type Recogniser,
} from "@lastrep/analysis";
import { type Example, poorerExamples, type RecordedExample, recordedExamples, simulatedExamples } from "../../recognition/examples.ts";
import type { PoorerSensor } from "../../recognition/poorer.ts";
import type { Part } from "../part.ts";
import type { DatasetId } from "../recordings/datasets.ts";

/** What the recognition says of the sets of real recordings. */
export interface RecognitionObservation {
  readonly families: readonly FamilyAnswer[];
  /** The same of wrist-gym as poorer sensors would have recorded it. */
  readonly poorer: readonly (FamilyAnswer & { readonly sensor: string })[];
  readonly exercises: readonly ExerciseAnswer[];
}

/** What the general model says of a set of a lifter whom it has not met. */
export interface FamilyAnswer {
  readonly source: DatasetId | "simulated";
  readonly part: Part;
  /** The true family. */
  readonly family: string;
  /** All families, the likeliest first. */
  readonly ranked: readonly string[];
  /** Probability of the first. */
  readonly confidence: number;
}

/** What is said of a set with the lifter's earlier sets remembered. */
export interface ExerciseAnswer {
  readonly part: Part;
  /**
   * `remembered`: the memory holds what it holds. `left_out`: without this set's exercise. `corrected`: with the first set of each exercise that was new, in sets
   * that came after it.
   */
  readonly memory: "remembered" | "left_out" | "corrected";
  readonly exercise: string;
  /** Whether the memory holds the exercise. */
  readonly known: boolean;
  /** One and the same object for sets that share one answer. */
  readonly guess: ExerciseGuess;
  /** What two simple rules say: the exercise of the labelled set whose signature is nearest, and the one with most labelled sets. */
  readonly nearest: string;
  readonly commonest: string;
}

/** Sensors that tell less than that of wrist-gym, which gives 100 samples a second and has a gyroscope; by name. */
const POORER: Readonly<Record<string, PoorerSensor>> = {
  "25 Hz": { rateHz: 25, gyroscope: true },
  "12.5 Hz": { rateHz: 12.5, gyroscope: true },
  "100 Hz, no gyroscope": { rateHz: 100, gyroscope: false },
  "25 Hz, no gyroscope": { rateHz: 25, gyroscope: false },
  "12.5 Hz, no gyroscope": { rateHz: 12.5, gyroscope: false },
};

export const POORER_SENSORS: readonly string[] = Object.keys(POORER);

/** Simulated lifters of the test part, each with two sets of every exercise. */
const SIMULATED_LIFTERS = 16;

/** Runs the models over all sets of which they may be asked. */
export async function observeRecognition(): Promise<RecognitionObservation> {
  const examples = await recordedExamples();
  const shipped = await recogniserAt(import.meta.resolve("@lastrep/analysis/recognition.bin"));
  const unseenLifter = await recogniserAt(new URL("models/unseen-lifter.bin", import.meta.url));
  const otherPeople = await recogniserAt(new URL("models/other-people.bin", import.meta.url));
  const of = (dataset: DatasetId, part: Part) => examples.filter((example) => example.source === dataset && example.part === part);
  const gym = { fit: of("wrist-gym", "fit").sort(byTime), test: of("wrist-gym", "test").sort(byTime) };
  return {
    families: [
      ...familyAnswers(unseenLifter, [...gym.fit, ...gym.test]),
      ...familyAnswers(otherPeople, [...of("wristband-barbell", "fit"), ...of("bar-imu", "fit")]),
      ...familyAnswers(shipped, [...of("wristband-barbell", "test"), ...of("bar-imu", "test")]),
      ...familyAnswers(shipped, simulatedExamples("test", SIMULATED_LIFTERS)),
    ],
    poorer: await poorerAnswers(unseenLifter),
    exercises: [
      // The shipped model has learned from the fit part, so there it is tested by the one that has not.
      ...datesOf(gym.fit).flatMap((date) => {
        const [today, others] = [gym.fit.filter((set) => set.date === date), gym.fit.filter((set) => set.date !== date)];
        const earlier = others.filter((set) => (set.date ?? "") < date);
        return [
          ...rememberedAnswers(unseenLifter, others, today),
          ...(earlier.length > 0 ? correctedAnswers(unseenLifter, earlier, today) : []),
        ];
      }),
      ...rememberedAnswers(shipped, gym.fit, gym.test),
      ...correctedAnswers(shipped, gym.fit, gym.test),
    ],
  };
}

async function recogniserAt(url: string | URL): Promise<Recogniser> {
  return await loadRecogniser(new Uint8Array(await readFile(fileURLToPath(url))));
}

function byTime(a: RecordedExample, b: RecordedExample): number {
  return (a.startTimeUs ?? 0) - (b.startTimeUs ?? 0);
}

function datesOf(examples: readonly RecordedExample[]): string[] {
  return [...new Set(examples.flatMap(({ date }) => date ?? []))];
}

async function poorerAnswers(recogniser: Recogniser): Promise<RecognitionObservation["poorer"]> {
  const examples = await poorerExamples(Object.values(POORER), ["wrist-gym"]);
  return Object.entries(POORER).flatMap(([name, sensor]) => {
    const seen = examples.filter((example) => example.sensor === sensor);
    return familyAnswers(recogniser, seen).map((answer) => ({ ...answer, sensor: name }));
  });
}

function familyAnswers(recogniser: Recogniser, examples: readonly Example[]): FamilyAnswer[] {
  const encodings = recogniser.encode(examples.map(({ movement }) => movement));
  return examples.flatMap(({ source, part, exercise }, i) => {
    const family = movementFamilyOf(exercise);
    const chances = encodings[i]?.families;
    if (family === null || !chances) return [];
    const chance = (name: string) => chances[(movementFamilies as readonly string[]).indexOf(name)] ?? 0;
    const ranked = movementFamilies.toSorted((a, b) => chance(b) - chance(a));
    return [{ source, part, family, ranked, confidence: chance(ranked[0] as string) }];
  });
}

/** Sets of later dates with the memory as it is, and each with its exercise left out of it. */
function rememberedAnswers(
  recogniser: Recogniser,
  taught: readonly RecordedExample[],
  later: readonly RecordedExample[],
): ExerciseAnswer[] {
  const memory = memoryOf(recogniser, taught);
  return datesOf(later).flatMap((date) => {
    const today = encoded(
      recogniser,
      later.filter((set) => set.date === date),
    );
    const answers = nameDay(today, memory).map((guess, i) => answerOf("remembered", today[i] as DaySet, memory, guess));
    const without = [...new Set(today.map(({ example }) => example.exercise))].flatMap((exercise) => {
      const rest = { ...memory, sets: memory.sets.filter((set) => set.exercise !== exercise) };
      const guesses = nameDay(today, rest);
      return today.flatMap((set, i) => (set.example.exercise === exercise ? [answerOf("left_out", set, rest, guesses[i])] : []));
    });
    return [...answers, ...without];
  });
}

/** Sets of later dates one after the other; whoever does an exercise for the first time says so, and that set is remembered and not counted. */
function correctedAnswers(recogniser: Recogniser, taught: readonly RecordedExample[], later: readonly RecordedExample[]): ExerciseAnswer[] {
  let memory = memoryOf(recogniser, taught);
  const answers: ExerciseAnswer[] = [];
  for (const date of datesOf(later)) {
    const today = encoded(
      recogniser,
      later.filter((set) => set.date === date),
    );
    for (const [i, set] of today.entries()) {
      if (memory.sets.some(({ exercise }) => exercise === set.example.exercise)) {
        answers.push(answerOf("corrected", set, memory, nameDay(today.slice(0, i + 1), memory)[i]));
      } else memory = { ...memory, sets: [...memory.sets, ...labelled(today.slice(0, i + 1)).slice(-1)] };
    }
  }
  return answers;
}

interface DaySet {
  readonly example: RecordedExample;
  readonly encoding: Encoding;
}

function encoded(recogniser: Recogniser, examples: readonly RecordedExample[]): DaySet[] {
  const encodings = recogniser.encode(examples.map(({ movement }) => movement));
  return examples.flatMap((example, i) => (encodings[i] ? [{ example, encoding: encodings[i] }] : []));
}

function memoryOf(recogniser: Recogniser, examples: readonly RecordedExample[]): LifterMemory {
  const days = [...Map.groupBy(examples, ({ date }) => date).values()];
  return { model: recogniser.model, sets: days.flatMap((day) => labelled(encoded(recogniser, day))) };
}

/** A day's sets as the service remembers them: each with the exercise of the block before. */
function labelled(day: readonly DaySet[]): LabelledSet[] {
  const blocks = blocksOfDay(day);
  return day.map(({ example, encoding }, i) => {
    const before = blocks.lastIndexOf((blocks[i] as number) - 1);
    const previous = day[before]?.example.exercise ?? null;
    return {
      exercise: example.exercise,
      signature: encoding.signature,
      context: { loadKg: example.loadKg, timeMs: timeOf(example), previous },
    };
  });
}

/** Names a day's sets as one workout, block by block, as the analysis does. */
function nameDay(sets: readonly DaySet[], memory: LifterMemory): ExerciseGuess[] {
  const blocks = blocksOfDay(sets);
  const workout = sets.map(({ example, encoding }, i) => {
    return { given: null, loadKg: example.loadKg, timeMs: timeOf(example), encoding, block: blocks[i] as number };
  });
  return nameEncoded(workout, memory);
}

function blocksOfDay(sets: readonly DaySet[]): number[] {
  return blocksOf(sets.map(({ example: { continues }, encoding }) => ({ continues, encoding })));
}

function timeOf({ startTimeUs }: RecordedExample): number | null {
  return startTimeUs === null ? null : startTimeUs / 1000;
}

function answerOf(
  kind: ExerciseAnswer["memory"],
  { example, encoding }: DaySet,
  memory: LifterMemory,
  guess: ExerciseGuess | undefined,
): ExerciseAnswer {
  if (!guess) throw new Error("a set got no answer");
  const { part, exercise } = example;
  const known = memory.sets.some((set) => set.exercise === exercise);
  return { part, memory: kind, exercise, known, guess, nearest: nearestIn(memory, encoding), commonest: commonestOf(memory) };
}

function nearestIn({ sets }: LifterMemory, { signature }: Encoding): string {
  const distance = ({ signature: other }: LabelledSet) => Math.hypot(...signature.map((v, k) => v - (other[k] ?? 0)));
  return sets.reduce((best, set) => (distance(set) < distance(best) ? set : best)).exercise;
}

function commonestOf({ sets }: LifterMemory): string {
  const counts = [...Map.groupBy(sets, ({ exercise }) => exercise)].map(([exercise, { length }]) => ({ exercise, length }));
  return counts.reduce((best, one) => (one.length > best.length ? one : best)).exercise;
}
