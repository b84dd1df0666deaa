import { describeSets, type FoundSet } from "@lastrep/analysis";
import {
  APPLE_WATCH,
  atRate,
  createRandom,
  EXERCISES,
  META_MOTION,
  measure,
  type Random,
  type RepTruth,
  simulate,
  type Tempo,
  toRecording,
} from "@lastrep/fixtures";
import { PHASES } from "../accuracy/detectors/phase-network.ts";
import { PHASE_HZ, phaseSignal } from "../accuracy/detectors/phase-signal.ts";
import { DATASETS, type DatasetId, readRecording, windowOf } from "../accuracy/recordings/datasets.ts";
import { mainSpan, type Span } from "../accuracy/span.ts";

/** A window with the phase of every sample. */
export interface PhaseExample {
  readonly simulated: boolean;
  readonly columns: readonly Float64Array[];
  /** Index into {@link PHASES}. */
  readonly phases: Uint8Array;
}

/** A rep's two ways, s from the recording's start. */
type Ways = readonly [Span, Span];

const [DOWN, UP, REST] = [PHASES.indexOf("down"), PHASES.indexOf("up"), PHASES.indexOf("rest")];
/** Rate of the analysis' indices into a found set, Hz. */
const FOUND_HZ = 25;
const SENSORS = [APPLE_WATCH, META_MOTION, atRate(APPLE_WATCH, 50), atRate(APPLE_WATCH, 25, false)];
const TEMPI: readonly Tempo[] = [{ eccentricS: 4 }, { pauseS: 1.5 }, { pauseS: 0, topS: 0 }, { topS: 2 }];

/**
 * Trusted recordings of the fit part whose reps the pipeline counts as they are labelled. Nobody has marked the phases in them: they are those that the pipeline
 * sees, so where it is right the network learns from it.
 */
export async function recordedPhases(): Promise<PhaseExample[]> {
  const examples: PhaseExample[] = [];
  for (const set of (Object.keys(DATASETS) as DatasetId[]).flatMap((dataset) => DATASETS[dataset]())) {
    if (set.part !== "fit" || !set.trusted) continue;
    const recording = await readRecording(set);
    const window = windowOf(set, recording);
    const columns = recording.signal && phaseSignal(recording.signal, window);
    const found = mainSpan(describeSets(recording), window)?.found;
    if (!columns || found?.chain.reps.length !== set.reps) continue;
    examples.push({ simulated: false, columns, phases: phasesOf(columns, waysFound(found), window) });
  }
  return examples;
}

/** One set of every exercise by each of `lifters` simulated lifters, in a window that is up to 4 s too long at either end. */
export function simulatedPhases(lifters: number): PhaseExample[] {
  const exercises = EXERCISES.filter(({ kind }) => kind !== "leg_machine");
  return Array.from({ length: lifters }, (_, lifter) =>
    exercises.flatMap(({ id }) => simulatedPhase(id, `fit-phase-${lifter}-${id}`)),
  ).flat();
}

function simulatedPhase(exercise: string, seed: string): PhaseExample[] {
  const random = createRandom(seed);
  const { motion, truth } = simulate({ seed, sets: [planned(exercise, random)] });
  const [set] = truth.sets;
  const { signal } = toRecording(measure(motion, random.pick(SENSORS), seed));
  if (!set || !signal) return [];
  const window = { startS: Math.max(0, set.startS - random.between(0, 4)), endS: set.endS + random.between(0, 4) };
  const columns = phaseSignal(signal, window);
  if (!columns) return [];
  const ways = set.reps.filter(({ completed }) => completed).map(waysDone);
  return [{ simulated: true, columns, phases: phasesOf(columns, ways, window) }];
}

function planned(exercise: string, random: Random) {
  const goal = random.chance(0.3) ? ({ kind: "failed_attempt" } as const) : ({ kind: "reserve", rir: random.integer(0, 3) } as const);
  const tempo = random.chance(0.25) ? random.pick(TEMPI) : null;
  return { exercise, load: { ofMax: random.between(0.5, 0.85) }, goal, ...(tempo ? { tempo } : {}) };
}

function waysDone({ startS, endS, concentric, eccentricS }: RepTruth): Ways {
  const before = concentric.startS - startS > endS - concentric.endS;
  const fromS = before ? startS : endS - eccentricS;
  return [concentric, { startS: fromS, endS: fromS + eccentricS }];
}

function waysFound({ offset, chain }: FoundSet): Ways[] {
  const time = (index: number) => (offset + index) / FOUND_HZ;
  return chain.reps.map(({ start, turn, end }) => [
    { startS: time(start), endS: time(turn) },
    { startS: time(turn), endS: time(end) },
  ]);
}

/** Of a set's first and second ways those go up on which velocity and tilt rise more. */
function phasesOf(columns: readonly Float64Array[], ways: readonly Ways[], window: Span): Uint8Array {
  const phases = new Uint8Array(columns[0]?.length ?? 0).fill(REST);
  const samples = ({ startS, endS }: Span) => {
    const index = (timeS: number) => Math.min(phases.length, Math.max(0, Math.round((timeS - Math.max(0, window.startS)) * PHASE_HZ)));
    return { from: index(startS), to: index(endS) };
  };
  const rise = (way: Span) => {
    const { from, to } = samples(way);
    const [, velocity, , turning] = columns.map((column) => column.subarray(from, to).reduce((sum, v) => sum + v, 0));
    return (velocity ?? 0) + (turning ?? 0);
  };
  const firstRises = ways.reduce((sum, [first, second]) => sum + rise(first) - rise(second), 0) >= 0;
  for (const [first, second] of ways) {
    for (const { way, phase } of [
      { way: first, phase: firstRises ? UP : DOWN },
      { way: second, phase: firstRises ? DOWN : UP },
    ]) {
      const { from, to } = samples(way);
      phases.fill(phase, from, to);
    }
  }
  return phases;
}
