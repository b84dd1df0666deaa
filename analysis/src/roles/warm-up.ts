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
    if (easy(set, later, params) && leadsUpTo(set, later, params)) return { ...set, role: "warm_up" };
    return working(set, same) ? { ...set, role: "working" } : set;
  });
}

/**
 * Far from failure: by the set's own reps, or by what a later, heavier set proves. Few quick reps with a light load show little slowing
 * to judge them by; how many the lifter could have done is then better known from the heavier set.
 */
function easy(set: WorkSet, later: readonly WorkSet[], params: RoleParams): boolean {
  if (set.failure.reached) return false;
  if (set.rir === null) return set.loadKg !== null;
  const hard = probabilityAtMost(set.rir, HARD);
  return hard <= params.warmUpHard || (hard < params.warmUpDoubt && provenReps(set, later, params) - set.repCount > HARD);
}

/** Reps that were possible at the set's load, judged by those done with a heavier one afterwards; 0 where nothing compares. */
function provenReps({ loadKg }: WorkSet, later: readonly WorkSet[], params: RoleParams): number {
  if (loadKg === null) return 0;
  return later.reduce((most, other) => {
    const ratio = (other.loadKg ?? 0) / loadKg;
    const [part] = other.parts;
    const done = other.parts.length > 1 && part ? part.lastRep - part.firstRep + 1 : other.repCount;
    return ratio > 1 && done > 0 ? Math.max(most, done * ratio + params.enduranceReps * (ratio - 1)) : most;
  }, 0);
}

function leadsUpTo({ loadKg, repCount, velocity }: WorkSet, later: readonly WorkSet[], params: RoleParams): boolean {
  const loaded = later.filter((other) => other.loadKg !== null);
  if (loadKg !== null && loaded.length > 0) {
    const heaviest = loaded.reduce((most, other) => ((other.loadKg ?? 0) > (most.loadKg ?? 0) ? other : most));
    const share = loadKg / (heaviest.loadKg ?? loadKg);
    // The last steps of a ladder come near the working load, but with few reps.
    return share <= params.warmUpLoad || (share < 1 && repCount <= params.warmUpReps * heaviest.repCount);
  }
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
