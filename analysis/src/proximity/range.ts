import type { Rep } from "../session.ts";
import type { ProximityParams } from "./params.ts";

/**
 * Share by which the last completed rep travelled less than the set's first half, negative where it travelled more; null where fewer than
 * four completed reps have a travel.
 */
export function rangeLoss(reps: readonly Rep[]): number | null {
  const travels = reps.flatMap((rep) => (rep.completed && rep.rangeOfMotion !== null && rep.rangeOfMotion > 0 ? [rep.rangeOfMotion] : []));
  if (travels.length < 4) return null;
  const early = travels.slice(0, travels.length >> 1).sort((a, b) => a - b);
  const usual = (early[(early.length - 1) >> 1] + early[early.length >> 1]) / 2;
  return 1 - travels[travels.length - 1] / usual;
}

/**
 * What a loss of travel says of the reps left, as a log likelihood relative to being far from failure. One rep's travel is known to
 * a few centimetres at best, and nothing published ties its loss to reps in reserve, so it can only nudge: no more than `rangeLossWeight`.
 */
export function rangeLogLikelihood(loss: number, params: ProximityParams): Float64Array {
  const { atFailure, fadesOver, sd } = params.rangeLoss;
  const log = (rir: number) => -0.5 * ((loss - atFailure * Math.exp(-rir / fadesOver)) / sd) ** 2;
  const far = log(Number.POSITIVE_INFINITY);
  const limit = Math.log(params.rangeLossWeight);
  return Float64Array.from({ length: params.maxRir + 1 }, (_, rir) => Math.min(limit, Math.max(-limit, log(rir) - far)));
}
