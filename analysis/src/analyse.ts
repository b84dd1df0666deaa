import type { Recording } from "@lastrep/ingest";
import { type SaidExercise, saidOf } from "./correction/said.ts";
import { findExercise } from "./exercise/catalogue.ts";
import { FEATURE_HZ, featuresOf, guideVelocity, motionOf } from "./motion/motion.ts";
import { type AnalysisParams, defaultParams } from "./params.ts";
import { estimateProximity } from "./proximity/estimate.ts";
import { judgeTogether } from "./proximity/together.ts";
import { describeMovement, type Movement } from "./recognition/describe.ts";
import { likelyPatterns } from "./recognition/likely-patterns.ts";
import { nameSets, type Recognition, type UnnamedSet } from "./recognition/name-sets.ts";
import type { Encoding } from "./recognition/recogniser.ts";
import { setColumns } from "./recognition/set-columns.ts";
import { inOrderOf } from "./reps/phases.ts";
import { assignRoles } from "./roles/assign.ts";
import { joinExtended } from "./roles/extended.ts";
import { defaultRoleParams } from "./roles/params.ts";
import type { ExerciseGuess, Rep, SessionAnalysis, WorkSet } from "./session.ts";
import { SCHEMA_VERSION } from "./session.ts";
import { type DeviceLabel, deviceLabels, unseenDeviceSets } from "./sets/device.ts";
import { findSets } from "./sets/find.ts";
import type { FoundSet } from "./sets/found-set.ts";
import { givenSets, withoutGiven } from "./sets/given.ts";
import { setIssues, withCountIssue } from "./sets/quality.ts";
import { sameMovement } from "./sets/same-movement.ts";
import { isoTime, summarise } from "./summary.ts";
import { type RecordingTrace, traceOf } from "./trace.ts";
import { endOfSet } from "./velocity/attempt.ts";
import { velocityOf } from "./velocity/loss.ts";
import { type MeasuredSignal, measuredSignal, measureReps } from "./velocity/measure.ts";
import { fingerprint, pipelineVersion } from "./version.ts";

export interface AnalyseOptions {
  /** Catalogue id of every set that no device or person has named. */
  readonly exercise?: string;
  /** kg on every set for which no device or person has given a load. */
  readonly loadKg?: number;
  /** Names the sets that are then still without an exercise; without it they stay unknown. */
  readonly recognition?: Recognition | null;
  /**
   * What a person has called sets: their reps are read in the order and direction of that exercise. The names in the answer stay the analysis' own, for
   * what a person says is put beside it.
   */
  readonly said?: readonly SaidExercise[];
}

export interface Analysis {
  readonly session: SessionAnalysis;
  /** One for every recording with a signal. */
  readonly traces: readonly RecordingTrace[];
  /** What the network made of each of the session's sets, in their order; null where it was not asked or saw no complete rep. */
  readonly encodings: readonly (Encoding | null)[];
}

/**
 * One workout's recordings to its sets, reps, velocities and proximity to failure. Reads from top to bottom as the data flows.
 * Deterministic; never throws on odd data: a recording without sets gives none.
 */
export function analyse(recordings: readonly Recording[], options: AnalyseOptions = {}, params: AnalysisParams = defaultParams): Analysis {
  const labels = deviceLabels(recordings);
  const traces: RecordingTrace[] = [];
  const candidates: CandidateSet[] = [];
  for (const [index, recording] of recordings.entries()) {
    if (!recording.signal) continue;
    const motion = motionOf(recording.signal, recording.gaps);
    const guide = guideVelocity(motion);
    const features = featuresOf(motion);
    const prior = (start: number, end: number) => {
      const logged = labels.logged(index, start / FEATURE_HZ, end / FEATURE_HZ);
      return logged === "covers" ? params.sets.acceptance.logged : logged === "elsewhere" ? params.sets.acceptance.notLogged : 0;
    };
    const found = findSets(features, params.sets, params.reps, prior);
    const matched = labels.match(
      index,
      found.map(({ start, end }) => [start / FEATURE_HZ, end / FEATURE_HZ] as const),
    );
    const measured = measuredSignal(recording.signal, motion, guide);
    for (const [k, set] of found.entries()) {
      const movement = options.recognition
        ? describeMovement(set, setColumns(set, recording.signal, motion, features, measured.gyroscopeBias))
        : null;
      candidates.push({ set, recording, index, measured, label: matched[k], movement });
    }
    traces.push(traceOf(index, motion, guide, found));
  }
  candidates.sort((a, b) => startOf(a) - startOf(b) || a.index - b.index);
  const named = nameSets(
    candidates.map((one, k) => unnamed(one, candidates[k - 1], options)),
    options.recognition ?? null,
    params.recognition,
  );
  const origins = new Map<WorkSet, CandidateSet>();
  // A set of several stretches is known by its first.
  const encodings = new Map<string, Encoding | null>();
  const keyOf = ({ recording, startS }: WorkSet) => `${recording}/${startS}`;
  const sets = candidates.map(({ set, recording, index, measured, label }, k) => {
    const { exercise, block, encoding } = named[k];
    const known = findExercise(saidOf(options.said ?? [], index, set.start / FEATURE_HZ, set.end / FEATURE_HZ) ?? exercise.id);
    const patterns = known ? [{ ...known, share: 1 }] : encoding ? likelyPatterns(encoding) : [];
    const ordered = inOrderOf(patterns, set.chain);
    const { chain, attempt } = endOfSet(set.features, ordered, params.attempts, params.reps);
    const { reps, basis } = measureReps({ ...set, chain }, ordered.lifting, attempt, known, measured);
    const measuredSet = workSet(recording, index, reps, basis, exercise, block, label, options);
    origins.set(measuredSet, candidates[k]);
    encodings.set(keyOf(measuredSet), encoding);
    return measuredSet;
  });
  const given = givenSets(recordings, options);
  const seen = withoutGiven(sets, given, recordings);
  const all = [...seen, ...given, ...unseenDeviceSets(recordings, labels, options)].sort(bySessionTime(recordings));
  const alike = (before: WorkSet, after: WorkSet) => {
    const [a, b] = [origins.get(before), origins.get(after)];
    return a !== undefined && b !== undefined && sameMovement(a.set, b.set);
  };
  const whole = joinExtended(all, defaultRoleParams, alike);
  const judged = assignRoles(judgeTogether(whole, {}, params.proximity)).map(withCountIssue);
  return {
    session: {
      schema: SCHEMA_VERSION,
      pipeline: { version: pipelineVersion, params: fingerprint(params) },
      recordings: recordings.map(summarise),
      sets: judged,
    },
    traces,
    encodings: judged.map((set) => encodings.get(keyOf(set)) ?? null),
  };
}

/** A found set with what is needed to name and to measure it. */
interface CandidateSet {
  readonly set: FoundSet;
  readonly recording: Recording;
  readonly index: number;
  readonly measured: MeasuredSignal;
  readonly label: DeviceLabel | null;
  readonly movement: Movement | null;
}

/** s since the epoch, or since the recording's start where that is not known. */
function startOf({ set, recording }: CandidateSet): number {
  return (recording.startTimeUs ?? 0) / 1e6 + set.start / FEATURE_HZ;
}

function unnamed(one: CandidateSet, before: CandidateSet | undefined, options: AnalyseOptions): UnnamedSet {
  const { set, recording, label, movement } = one;
  return {
    movement,
    given: label?.exercise ?? optionOf(options),
    continues: before !== undefined && sameMovement(before.set, set),
    loadKg: label?.loadKg ?? options.loadKg ?? null,
    timeMs: recording.startTimeUs === null ? null : 1000 * startOf(one),
  };
}

function optionOf({ exercise }: AnalyseOptions): ExerciseGuess | null {
  return exercise === undefined ? null : { id: exercise, confidence: 1, source: "option", alternatives: [] };
}

function workSet(
  recording: Recording,
  index: number,
  reps: Rep[],
  basis: WorkSet["velocity"]["basis"],
  exercise: ExerciseGuess,
  block: number,
  label: DeviceLabel | null,
  options: AnalyseOptions,
): WorkSet {
  const velocity = velocityOf(reps, basis);
  const loadKg = label?.loadKg ?? options.loadKg ?? null;
  const parts = [{ firstRep: 0, lastRep: reps.length - 1, loadKg, restBeforeS: 0 }];
  const { rir, failure } = estimateProximity({ reps, velocity, exerciseId: exercise.id, loadKg, parts });
  const startS = reps[0].startS;
  const endS = reps[reps.length - 1].endS;
  return {
    recording: index,
    startTime: isoTime(recording, startS),
    startS,
    endS,
    exercise,
    block,
    loadKg,
    role: "unknown",
    supersetWith: null,
    repCount: reps.filter((r) => r.completed).length,
    deviceRepCount: label?.reps ?? null,
    reps,
    parts,
    velocity,
    rir,
    failure,
    issues: setIssues(recording, startS, endS, findExercise(exercise.id) ?? null),
  };
}

function bySessionTime(recordings: readonly Recording[]) {
  const at = (s: WorkSet) => (recordings[s.recording].startTimeUs ?? 0) / 1e6 + s.startS;
  return (a: WorkSet, b: WorkSet) => at(a) - at(b) || a.recording - b.recording;
}
