import { saidOf } from "./correction/said.ts";
import { findExercise } from "./exercise/catalogue.ts";
import type { AnalyseOptions } from "./options.ts";
import type { AnalysisParams } from "./params.ts";
import { estimateProximity } from "./proximity/estimate.ts";
import { likelyPatterns } from "./recognition/likely-patterns.ts";
import type { NamedSet } from "./recognition/name-sets.ts";
import { inOrderOf } from "./reps/phases.ts";
import { withoutTakingUp } from "./reps/taking-up.ts";
import type { LocatedSet } from "./search-recording.ts";
import type { WorkSet } from "./session.ts";
import { setIssues } from "./sets/quality.ts";
import { isoTime } from "./summary.ts";
import { endOfSet } from "./velocity/attempt.ts";
import { velocityOf } from "./velocity/loss.ts";
import { type MeasuredReps, measureReps } from "./velocity/measure.ts";

/** A located set in the words of the contract: its reps in the order of its exercise, their speeds, and how close to failure it came by itself. */
export function measureSet(located: LocatedSet, named: NamedSet, options: AnalyseOptions, params: AnalysisParams): WorkSet {
  const { recording, index, label } = located;
  const { exercise, block } = named;
  const { reps, basis } = repsOf(located, named, options, params);
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

function repsOf(located: LocatedSet, named: NamedSet, { said = [] }: AnalyseOptions, params: AnalysisParams): MeasuredReps {
  const { set, startS, endS, index, measured } = located;
  const known = findExercise(saidOf(said, index, startS, endS) ?? named.exercise.id);
  const patterns = known ? [{ ...known, share: 1 }] : named.encoding ? likelyPatterns(named.encoding) : [];
  const ordered = withoutTakingUp(set.features, inOrderOf(patterns, set.chain), params.reps);
  const { chain, attempt } = endOfSet(set.features, ordered, params.attempts, params.reps);
  return measureReps({ ...set, chain }, ordered.lifting, attempt, known, measured);
}
