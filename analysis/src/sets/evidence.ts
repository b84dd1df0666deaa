import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";

/** What tells a set from walking, gesturing and handling, in the order of the evidence's numbers. */
export const SET_EVIDENCE = [
  // Number of reps (logarithm), mean gain of the reps (1 when all are alike), and mean self-similarity of the stretch, 0 to 1.
  "logReps",
  "meanGain",
  "similarity",
  // Logarithm of the time in movement per rep, s; share of the time in movement; logarithm of the mean vertical travel per stroke, m, +0.05.
  "logMovement",
  "duty",
  "logRise",
  // Standard deviation of the logarithm of the reps' durations; logarithm of the duration, s, +1.
  "durationSpread",
  "logDuration",
  // Correlation of the vertical acceleration with itself half a rep later, −1 to 1. An arm that swings in walking rises twice a swing, since both a
  // pendulum and two steps do; half a rep later a lift accelerates the other way.
  "halfLikeness",
  // Share of the strokes at which nothing was measured, 0 to 1: what is guessed across holes is less alike.
  "unseen",
] as const;

/** A chain of reps, the features in which it was found, and the mean self-similarity of the stretch. */
export interface Stretch {
  readonly chain: Chain;
  readonly features: Features;
  readonly similarity: number;
}

/**
 * The evidence of chains of reps, in the order of {@link SET_EVIDENCE}; all finite. Several chains are judged as the stretches of one set, the
 * rests between them left out.
 */
export function setEvidence(stretches: readonly Stretch[]): number[] {
  const { rateHz } = stretches[0].features;
  const reps = stretches.flatMap(({ chain }) => chain.reps);
  const n = reps.length;
  const duration = stretches.reduce((sum, { chain: { reps: own } }) => sum + Math.max(1, own[own.length - 1].end - own[0].start), 0);
  const similarity = stretches.reduce((sum, s) => sum + (s.similarity * s.chain.reps.length) / n, 0);
  const strokes = reps.flatMap((r) => r.strokes);
  const moving = Math.max(
    1,
    strokes.reduce((sum, s) => sum + s.end - s.start, 0),
  );
  const rise = strokes.reduce((sum, s) => sum + Math.abs(s.rise), 0) / Math.max(1, strokes.length);
  const evidence: Record<(typeof SET_EVIDENCE)[number], number> = {
    logReps: Math.log(n),
    meanGain: reps.reduce((sum, r) => sum + r.gain, 0) / n,
    similarity,
    logMovement: Math.log(moving / n / rateHz),
    duty: moving / duration,
    logRise: Math.log(rise + 0.05),
    durationSpread: deviation(reps.filter((r) => r.strokes.length === 2).map((r) => Math.log(r.end - r.start))),
    logDuration: Math.log(1 + duration / rateHz),
    halfLikeness: halfLikeness(stretches),
    unseen: strokes.reduce((sum, s) => sum + s.unseen, 0) / Math.max(1, strokes.length),
  };
  return SET_EVIDENCE.map((key) => evidence[key]);
}

function halfLikeness(stretches: readonly Stretch[]): number {
  let own = 0;
  let cross = 0;
  for (const { chain, features } of stretches) {
    const { acceleration } = features;
    for (const { start, end } of chain.reps) {
      const lag = Math.max(1, Math.round((end - start) / 2));
      for (let i = start; i + lag < end; i++) {
        own += (acceleration[i] ** 2 + acceleration[i + lag] ** 2) / 2;
        cross += acceleration[i] * acceleration[i + lag];
      }
    }
  }
  return own > 0 ? cross / own : 0;
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  return Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / values.length);
}
