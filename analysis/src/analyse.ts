import type { Recording } from "@lastrep/ingest";
import { findExercise } from "./exercise/catalogue.ts";
import { FEATURE_HZ, featuresOf, guideVelocity, motionOf } from "./motion/motion.ts";
import { type AnalysisParams, defaultParams } from "./params.ts";
import { estimateProximity } from "./proximity/estimate.ts";
import { judgeTogether } from "./proximity/together.ts";
import { inOrderOf, liftingDirection } from "./reps/phases.ts";
import { assignRoles } from "./roles/assign.ts";
import type { ExerciseGuess, Rep, SessionAnalysis, WorkSet } from "./session.ts";
import { SCHEMA_VERSION } from "./session.ts";
import { type DeviceLabel, deviceLabels, unseenDeviceSets } from "./sets/device.ts";
import { type FoundSet, findSets } from "./sets/find.ts";
import { givenSets, withoutGiven } from "./sets/given.ts";
import { setIssues, withCountIssue } from "./sets/quality.ts";
import { sameMovement } from "./sets/same-movement.ts";
import { isoTime, summarise } from "./summary.ts";
import { type RecordingTrace, traceOf } from "./trace.ts";
import { failedAttempt } from "./velocity/attempt.ts";
import { velocityOf } from "./velocity/loss.ts";
import { measuredSignal, measureReps } from "./velocity/measure.ts";
import { fingerprint, pipelineVersion } from "./version.ts";

export interface AnalyseOptions {
  /** Catalogue id of every set that no device or person has named. */
  readonly exercise?: string;
  /** kg on every set for which no device or person has given a load. */
  readonly loadKg?: number;
}

export interface Analysis {
  readonly session: SessionAnalysis;
  /** One for every recording with a signal. */
  readonly traces: readonly RecordingTrace[];
}

/**
 * One workout's recordings to its sets, reps, velocities and proximity to failure. Reads from top to bottom as the data flows.
 * Deterministic; never throws on odd data: a recording without sets gives none.
 */
export function analyse(recordings: readonly Recording[], options: AnalyseOptions = {}, params: AnalysisParams = defaultParams): Analysis {
  const labels = deviceLabels(recordings);
  const traces: RecordingTrace[] = [];
  const sets: WorkSet[] = [];
  const origins = new Map<WorkSet, FoundSet>();
  for (const [index, recording] of recordings.entries()) {
    if (!recording.signal) continue;
    const motion = motionOf(recording.signal);
    const guide = guideVelocity(motion);
    const features = featuresOf(motion, guide, recording.gaps);
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
      const exercise = exerciseOf(matched[k], options);
      const known = findExercise(exercise.id) ?? null;
      const chain = inOrderOf(known, set.chain);
      const attempt = failedAttempt(set.features, chain, liftingDirection(chain, known), params.attempts, params.reps);
      const { reps, basis } = measureReps({ ...set, chain }, attempt, known, measured);
      const measuredSet = workSet(recording, index, reps, basis, exercise, matched[k], options);
      sets.push(measuredSet);
      origins.set(measuredSet, set);
    }
    traces.push(traceOf(index, motion, guide, found));
  }
  const given = givenSets(recordings, options);
  const seen = withoutGiven(sets, given, recordings);
  const all = [...seen, ...given, ...unseenDeviceSets(recordings, labels, options)].sort(bySessionTime(recordings));
  const alike = (before: WorkSet, after: WorkSet) => {
    const [a, b] = [origins.get(before), origins.get(after)];
    return a !== undefined && b !== undefined && sameMovement(a, b);
  };
  return {
    session: {
      schema: SCHEMA_VERSION,
      pipeline: { version: pipelineVersion, params: fingerprint(params) },
      recordings: recordings.map(summarise),
      sets: judgeTogether(assignRoles(all, undefined, alike), {}, params.proximity).map(withCountIssue),
    },
    traces,
  };
}

function exerciseOf(label: DeviceLabel | null, options: AnalyseOptions): ExerciseGuess {
  if (label?.exercise) return label.exercise;
  if (options.exercise) return { id: options.exercise, confidence: 1, source: "option", alternatives: [] };
  return { id: "unknown", confidence: 0, source: "none", alternatives: [] };
}

function workSet(
  recording: Recording,
  index: number,
  reps: Rep[],
  basis: WorkSet["velocity"]["basis"],
  exercise: ExerciseGuess,
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
