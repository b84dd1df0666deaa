import type { Rep, WorkSet } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import type { ProximityInput } from "./estimate.ts";

/** Reps with these mean velocities (m/s; null: not measured) that rest `restS` before each. */
export function repsOf(speeds: readonly (number | null)[], restS: (i: number) => number = () => 0.5): Rep[] {
  let time = 0;
  return speeds.map((speed, i) => {
    time += i === 0 ? 0 : restS(i);
    const startS = time;
    time += 1.2 + 0.45 / (speed ?? 0.45);
    return {
      startS,
      endS: time,
      concentric: { startS: startS + 1.2, endS: time },
      eccentricS: 1.2,
      pauseS: 0,
      meanVelocity: speed,
      peakVelocity: speed === null ? null : 1.5 * speed,
      rangeOfMotion: 0.45,
      meanAngularVelocity: speed === null ? null : 3 * speed,
      velocityUncertainty: 0.02,
      completed: true,
      confidence: 0.95,
    };
  });
}

/** The estimator's input for those reps. */
export function inputOf(reps: readonly Rep[], exerciseId = "bench_press", basis: WorkSet["velocity"]["basis"] = "linear"): ProximityInput {
  return { reps, velocity: velocityOf(reps, basis), exerciseId, loadKg: null, parts: [] };
}

/** Velocities of a set that stops with `rir` of `capacity` reps left: from `fresh` to `failure` m/s, the decline coming late. */
export function decline(capacity: number, rir: number, fresh: number, failure: number, shape = 1.7): number[] {
  return Array.from({ length: capacity - rir }, (_, i) => fresh - (fresh - failure) * (i / Math.max(1, capacity - 1)) ** shape);
}

/** Uniform numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function uniformOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
