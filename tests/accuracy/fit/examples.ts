import { candidatesOf, type SetCandidate } from "@lastrep/analysis";
import { APPLE_WATCH, createRandom, exerciseSpec, measure, type SetTruth, type Simulation, simulate, toRecording } from "@lastrep/fixtures";
import type { Recording } from "@lastrep/ingest";
import { withHoles } from "../conditions/clock.ts";
import { withoutGravity, withoutGyroscope } from "../conditions/sensor.ts";
import { withSignal } from "../conditions/take.ts";
import { DATASETS, type DatasetId, type RecordedSet, readRecording, windowOf } from "../recordings/datasets.ts";
import { joinedDay } from "../recordings/day.ts";
import { SEEN_EXERCISES, toFailurePlan, workoutPlan } from "../simulated/plans.ts";
import { iou, overlap, type Span } from "../span.ts";
import type { Example } from "./boost.ts";

/** What the models are fitted on. Nothing of it belongs to the test part. */
export interface Examples {
  readonly sets: Example[];
  readonly attempts: Example[];
  /** Last reps of sets: true ones, and putting the load down. */
  readonly lastReps: Example[];
  /** First reps of sets: true ones, and taking the load up. */
  readonly firstReps: Example[];
}

/** Simulated workouts, and simulated sets near failure an exercise, whose seeds no figure of the report is measured on. */
const WORKOUTS = { from: 100, to: 140 };
const TO_FAILURE = { from: 100, to: 900 };
/** Of the sets near failure only those before these are examples of sets, for no lifter does nothing else, and of first reps, which are alike sooner than attempts. */
const SETS_BEFORE = 200;
const FIRST_REPS_BEFORE = 700;
/** How many of them are one piece of work. */
const BATCH = 25;
/** How much an example counts: of a recording, of a joined day, of a simulated workout. Recordings are few, and real. */
const WEIGHTS = { recording: 8, day: 3, simulated: 1 };
/** Holes and frozen stretches an hour, where they are put into a recording: about as many as in the report's sets with holes. */
const HOLES_AN_HOUR = 450;
const FROZEN_AN_HOUR = 150;

/** A source of examples, small enough to be handed to another thread as it is. */
export type Source =
  | { readonly kind: "recordings"; readonly as: Variant }
  | { readonly kind: "days"; readonly as: Variant }
  | { readonly kind: "workout"; readonly index: number; readonly as: Variant }
  | { readonly kind: "to_failure"; readonly exercise: string; readonly from: number; readonly to: number };

/** How the same was recorded: as it is, with holes, or by a device that measures acceleration alone. Of the last two only sets are learned. */
type Variant = (typeof VARIANTS)[number];
const VARIANTS = ["recorded", "holes", "acceleration"] as const;

/** Every source of the fit part. */
export function sources(): Source[] {
  const batches: Source[] = SEEN_EXERCISES.flatMap(({ id: exercise }) =>
    range(TO_FAILURE.from, TO_FAILURE.to, BATCH).map((from) => ({ kind: "to_failure", exercise, from, to: from + BATCH }) as const),
  );
  return [
    ...VARIANTS.flatMap((as) => [{ kind: "recordings", as } as const, { kind: "days", as } as const]),
    ...range(WORKOUTS.from, WORKOUTS.to, 1).flatMap((index) => VARIANTS.map((as) => ({ kind: "workout", index, as }) as const)),
    ...batches,
  ];
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, k) => from + k * step);
}

/** The examples of one source: sets and what is none, failed attempts and what is none. */
export async function examplesOf(source: Source): Promise<Examples> {
  const examples: Examples = { sets: [], attempts: [], lastReps: [], firstReps: [] };
  switch (source.kind) {
    case "recordings":
      for (const set of recordedSets()) await addRecording(examples, set, source.as);
      break;
    case "days":
      for (const sets of Map.groupBy(recordedSets(), ({ date }) => date).entries())
        if (sets[0] !== null) await addDay(examples, sets[1], source.as);
      break;
    case "workout":
      await addWorkout(examples, simulate(workoutPlan("fit", source.index)), source.as);
      break;
    case "to_failure":
      for (let i = source.from; i < source.to; i++)
        addToFailure(examples, simulate(toFailurePlan("fit", source.exercise, i)), source.exercise, i);
      break;
  }
  return examples;
}

function recordedSets(): RecordedSet[] {
  return (Object.keys(DATASETS) as DatasetId[]).flatMap((dataset) => DATASETS[dataset]().filter(({ part }) => part === "fit"));
}

/** The recording as a variant has it. */
async function variantOf(recording: Recording, as: Variant, seed: string): Promise<Recording> {
  if (as === "recorded") return recording;
  const take = { recording, window: { startS: 0, endS: recording.durationS } };
  if (as === "acceleration") return withSignal(withoutGyroscope(take), withoutGravity).recording;
  const hours = recording.durationS / 3600;
  const counts = { holes: Math.ceil(HOLES_AN_HOUR * hours), frozen: Math.ceil(FROZEN_AN_HOUR * hours) };
  // Holes at the very start would move the clock.
  const inside = { ...take, window: { startS: 0.1, endS: recording.durationS } };
  return (await withHoles(inside, createRandom(`fit-holes-${seed}`), counts)).recording;
}

async function addRecording(examples: Examples, set: RecordedSet, as: Variant): Promise<void> {
  const recorded = await readRecording(set);
  const recording = await variantOf(recorded, as, set.name);
  const candidates = candidatesOf(recording, null);
  addSets(examples, candidates, [windowOf(set, recorded)], [], WEIGHTS.recording);
  // Nobody has marked reps in recordings: a set whose count is right begins and ends with a completed one, and what follows it is putting down.
  const main = candidates.find((c) => overlap(c, windowOf(set, recording)) > 0 && c.repCount === set.reps);
  if (!set.trusted || !main) return;
  if (main.firstRep) examples.firstReps.push({ row: main.firstRep.evidence, event: false, weight: WEIGHTS.recording });
  if (as !== "recorded") return;
  for (const { evidence, lastRep } of main.attempts) {
    const example = { row: evidence, event: false, weight: WEIGHTS.recording };
    examples.attempts.push(example);
    if (lastRep) examples.lastReps.push(example);
  }
}

async function addDay(examples: Examples, sets: readonly RecordedSet[], as: Variant): Promise<void> {
  const { recording, windows, date } = await joinedDay(sets);
  addSets(examples, candidatesOf(await variantOf(recording, as, date), null), windows, [], WEIGHTS.day);
}

function recorded(simulation: Simulation): Recording {
  return toRecording(measure(simulation.motion, APPLE_WATCH, `${simulation.seed}-watch`), { file: simulation.seed });
}

async function addWorkout(examples: Examples, simulation: Simulation, as: Variant): Promise<void> {
  const seen = simulation.truth.sets.filter(({ exercise }) => exerciseSpec(exercise).kind !== "leg_machine");
  const hidden = simulation.truth.sets.filter((set) => !seen.includes(set));
  // A stretch of an extended set is as good as a set: roles join them.
  const parts = seen.flatMap(({ parts, reps }) =>
    parts.length < 2 ? [] : parts.map((p) => ({ startS: reps[p.firstRep]?.startS ?? 0, endS: reps[p.lastRep]?.endS ?? 0 })),
  );
  const recording = await variantOf(recorded(simulation), as, simulation.seed);
  const candidates = candidatesOf(recording, null);
  addSets(examples, candidates, [...seen, ...parts], hidden, WEIGHTS.simulated);
  for (const set of seen) {
    const main = candidates.find((candidate) => iou(candidate, set) >= 0.5);
    if (main) addFirstRep(examples, main, set);
  }
}

function addSets(
  examples: Examples,
  candidates: readonly SetCandidate[],
  truth: readonly Span[],
  ignored: readonly Span[],
  weight: number,
): void {
  for (const candidate of candidates) {
    if (ignored.some((span) => overlap(candidate, span) > 0)) continue;
    const event = truth.some((span) => iou(candidate, span) >= 0.5);
    // A piece of a set is neither one nor none.
    const inside = truth.some((span) => overlap(candidate, span) > 0.3 * (candidate.endS - candidate.startS));
    if (event || !inside) examples.sets.push({ row: candidate.evidence, event, weight });
  }
}

function addToFailure(examples: Examples, simulation: Simulation, exercise: string, index: number): void {
  const [truth] = simulation.truth.sets;
  if (!truth) return;
  const attempt = truth.reps.find((rep) => !rep.completed);
  const found = candidatesOf(recorded(simulation), exercise);
  if (index < SETS_BEFORE) addSets(examples, found, [truth], [], WEIGHTS.simulated);
  const candidates = found.sort((a, b) => overlap(b, truth) - overlap(a, truth));
  const [main] = candidates;
  if (!main || overlap(main, truth) === 0) return;
  if (index < FIRST_REPS_BEFORE) addFirstRep(examples, main, truth);
  for (const lift of main.attempts) {
    const own = attempt?.concentric;
    const shortest = own ? Math.min(own.endS - own.startS, lift.endS - lift.startS) : 1;
    examples.attempts.push({
      row: lift.evidence,
      event: own !== undefined && overlap(lift, own) > 0.5 * shortest,
      weight: WEIGHTS.simulated,
    });
    if (lift.lastRep) examples.lastReps.push({ row: lift.evidence, event: isOutside(lift, truth), weight: WEIGHTS.simulated });
  }
}

function addFirstRep(examples: Examples, { firstRep }: SetCandidate, truth: SetTruth): void {
  if (firstRep) examples.firstReps.push({ row: firstRep.evidence, event: isOutside(firstRep, truth), weight: WEIGHTS.simulated });
}

/** Whether what was taken for a part of a set is none: most of it lies outside the true reps, and it is not a lowering of one. */
function isOutside(part: Span, { reps }: SetTruth): boolean {
  const inside = reps.reduce((sum, rep) => sum + overlap(part, rep), 0);
  return inside < 0.3 * (part.endS - part.startS);
}
