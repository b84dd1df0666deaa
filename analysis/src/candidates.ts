import type { Recording } from "@lastrep/ingest";
import { findExercise } from "./exercise/catalogue.ts";
import { FEATURE_HZ, featuresOf, motionOf } from "./motion/motion.ts";
import { type AnalysisParams, defaultParams } from "./params.ts";
import { inOrderOf } from "./reps/phases.ts";
import { takingUpEvidence } from "./reps/taking-up.ts";
import { setEvidence } from "./sets/evidence.ts";
import { setCandidates } from "./sets/find.ts";
import { attemptCandidates } from "./velocity/attempt.ts";

/** A stretch of reps that could be a set, and the lifts at its end that could be failed attempts, with the evidence from which that is decided. */
export interface SetCandidate {
  readonly startS: number;
  readonly endS: number;
  readonly repCount: number;
  /** In the order of `SET_EVIDENCE`. */
  readonly evidence: readonly number[];
  /** Its first rep, s, and what speaks for that being the taking up of the load, in the order of `TAKING_UP_EVIDENCE`; null where it cannot be compared. */
  readonly firstRep: { readonly startS: number; readonly endS: number; readonly evidence: readonly number[] } | null;
  readonly attempts: readonly {
    /** Of the lift, s. */
    readonly startS: number;
    readonly endS: number;
    /** Of the set's last rep, s, where the lift is that one's; null elsewhere. */
    readonly lastRep: { readonly startS: number; readonly endS: number } | null;
    /** In the order of `ATTEMPT_EVIDENCE`. */
    readonly evidence: readonly number[];
  }[];
}

/** Every candidate of a recording, believed or not: what the models of sets and of failed attempts are fitted on. */
export function candidatesOf(recording: Recording, exerciseId: string | null, params: AnalysisParams = defaultParams): SetCandidate[] {
  if (!recording.signal) return [];
  const exercise = exerciseId === null ? null : (findExercise(exerciseId) ?? null);
  const motion = motionOf(recording.signal, recording.gaps);
  const features = featuresOf(motion);
  return setCandidates(features, params.sets, params.reps).map((set) => {
    const ordered = inOrderOf(exercise ? [{ ...exercise, share: 1 }] : [], set.chain);
    const { chain, lifting } = ordered;
    const takingUp = takingUpEvidence(set.features, ordered);
    const seconds = (k: number) => (k + set.offset) / FEATURE_HZ;
    return {
      startS: set.start / FEATURE_HZ,
      endS: set.end / FEATURE_HZ,
      repCount: chain.reps.length,
      evidence: setEvidence([set]),
      firstRep: takingUp && { startS: seconds(chain.reps[0].start), endS: seconds(chain.reps[0].end), evidence: takingUp },
      attempts: attemptCandidates(set.features, ordered, params.attempts, params.reps).map(({ span, isLastRep, evidence }) => {
        const lift = span.strokes.find((s) => s.direction === lifting) ?? span.strokes[0];
        const lastRep = isLastRep ? { startS: seconds(span.start), endS: seconds(span.end) } : null;
        return { startS: seconds(lift.start), endS: seconds(lift.end), lastRep, evidence };
      }),
    };
  });
}
