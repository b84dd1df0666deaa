import type { GivenRep, GivenSet, Recording } from "@lastrep/ingest";
import { exerciseByName } from "../exercise/catalogue.ts";
import { estimateProximity } from "../proximity/estimate.ts";
import type { ExerciseGuess, Rep, WorkSet } from "../session.ts";
import { isoTime } from "../summary.ts";
import { velocityOf } from "../velocity/loss.ts";

/**
 * Error of a mean velocity that the source measured on the load itself, m/s. Own, inside the 0.01 to 0.08 m/s of a linear transducer over
 * several lifts, ballistic ones among them (Fritschi 2021, doi 10.3390/sports9090123).
 */
const TRANSDUCER_SD = 0.02;

/** Sets of which the source itself measured the reps. Their basis is the load's own velocity, whatever a wrist would see of the exercise. */
export function givenSets(recordings: readonly Recording[], options: { exercise?: string; loadKg?: number }): WorkSet[] {
  return recordings.flatMap((recording, index) => (recording.givenSets ?? []).map((set) => workSet(recording, index, set, options)));
}

/** The sets that no other source measured on the load itself, which tells more than what the wrist saw of them. */
export function withoutGiven(sets: readonly WorkSet[], given: readonly WorkSet[], recordings: readonly Recording[]): WorkSet[] {
  const spanOf = ({ recording, startS, endS }: WorkSet): readonly [number, number] | null => {
    const { startTimeUs } = recordings[recording];
    return startTimeUs === null ? null : [startTimeUs / 1e6 + startS, startTimeUs / 1e6 + endS];
  };
  const covered = given.map(spanOf).filter((span) => span !== null);
  return sets.filter((set) => {
    const span = spanOf(set);
    return span === null || !covered.some(([from, to]) => Math.min(span[1], to) - Math.max(span[0], from) >= 0.5 * (span[1] - span[0]));
  });
}

function workSet(recording: Recording, index: number, set: GivenSet, options: { exercise?: string; loadKg?: number }): WorkSet {
  const reps = set.reps.map(repOf);
  const velocity = velocityOf(reps, reps.some(({ meanVelocity }) => meanVelocity !== null) ? "linear" : "none");
  const loadKg = set.loadKg ?? options.loadKg ?? null;
  const exercise = guessOf(set.exercise, options.exercise);
  const parts = [{ firstRep: 0, lastRep: reps.length - 1, loadKg, restBeforeS: 0 }];
  const rated = set.rir === null ? {} : { reportedRir: set.rir };
  const { rir, failure } = estimateProximity({ reps, velocity, exerciseId: exercise.id, loadKg, parts, label: { rir: set.rir } });
  return {
    recording: index,
    startTime: isoTime(recording, set.startS),
    startS: set.startS,
    endS: set.endS,
    exercise,
    loadKg,
    role: "unknown",
    supersetWith: null,
    repCount: reps.filter(({ completed }) => completed).length,
    deviceRepCount: null,
    ...rated,
    reps,
    parts,
    velocity,
    rir,
    failure,
    issues: [],
  };
}

/** Phases that the source does not give stay unknown; a rep without a length is an instant. */
function repOf({ endS, durationS, meanVelocity, peakVelocity, rangeOfMotion, completed }: GivenRep): Rep {
  const startS = Math.max(0, endS - (durationS ?? 0));
  return {
    startS,
    endS,
    concentric: { startS, endS },
    eccentricS: null,
    pauseS: null,
    meanVelocity,
    peakVelocity,
    rangeOfMotion,
    meanAngularVelocity: null,
    velocityUncertainty: meanVelocity === null ? null : TRANSDUCER_SD,
    completed,
    confidence: 1,
  };
}

function guessOf(name: string | null, told: string | undefined): ExerciseGuess {
  const exercise = name === null ? null : exerciseByName(name);
  if (exercise) return { id: exercise.id, confidence: 1, source: "device", alternatives: [] };
  return { id: told ?? "unknown", confidence: told ? 1 : 0, source: told ? "option" : "none", alternatives: [] };
}
