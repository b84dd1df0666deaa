import { probabilityAtMost } from "../proximity/rir.ts";
import type { WorkSet } from "../session.ts";
import type { RoleParams } from "./params.ts";
import { knownExercise } from "./same-exercise.ts";

/** Reps in reserve up to which a set counts as hard. */
const HARD = 3;

/**
 * Tells warm-ups from working sets among the sets of each exercise whose role is open: lighter (or, without loads, clearly faster) than a
 * set that comes later, and far from failure. What is neither shown to be a warm-up nor to be work stays open.
 */
export function markWarmUps(sets: readonly WorkSet[], params: RoleParams): WorkSet[] {
  return sets.map((set, i) => {
    if (set.role !== "unknown" || set.parts.length > 1) return set;
    const exercise = knownExercise(set);
    if (exercise === null) return set;
    const same = sets.filter((other) => knownExercise(other) === exercise);
    const later = sets.slice(i + 1).filter((other) => knownExercise(other) === exercise);
    if (easy(set, params) && leadsUpTo(set, later, params)) return { ...set, role: "warm_up" };
    return working(set, same) ? { ...set, role: "working" } : set;
  });
}

function easy(set: WorkSet, params: RoleParams): boolean {
  if (set.failure.reached) return false;
  return set.rir === null ? set.loadKg !== null : probabilityAtMost(set.rir, HARD) <= params.warmUpHard;
}

function leadsUpTo(set: WorkSet, later: readonly WorkSet[], params: RoleParams): boolean {
  const { loadKg, velocity } = set;
  const loads = later.flatMap((other) => (other.loadKg === null ? [] : [other.loadKg]));
  if (loadKg !== null && loads.length > 0) return loadKg <= params.warmUpLoad * Math.max(...loads);
  const speeds = later.flatMap((other) =>
    other.velocity.basis === velocity.basis && other.velocity.best !== null ? [other.velocity.best] : [],
  );
  return velocity.best !== null && speeds.length > 0 && velocity.best >= params.warmUpSpeed * Math.min(...speeds);
}

function working(set: WorkSet, same: readonly WorkSet[]): boolean {
  if (set.failure.reached || (set.rir !== null && probabilityAtMost(set.rir, HARD) >= 0.5)) return true;
  const loads = same.flatMap((other) => (other.loadKg === null ? [] : [other.loadKg]));
  return set.loadKg !== null && loads.length > 1 && set.loadKg >= 0.9 * Math.max(...loads);
}
