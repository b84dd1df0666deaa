import { estimateProximity } from "../proximity/estimate.ts";
import type { Rep, SetRole, WorkSet } from "../session.ts";
import { velocityOf } from "../velocity/loss.ts";
import type { RoleParams } from "./params.ts";
import { knownExercise, restBetween } from "./same-exercise.ts";

/** Whether two sets of unknown exercise move alike, as far as the signal tells. */
export type Alike = (before: WorkSet, after: WorkSet) => boolean;

type Part = WorkSet["parts"][number];

/**
 * Joins stretches of one exercise, or of one unknown movement, with hardly any rest between them into one set (drop, rest-pause, cluster) with several `parts`,
 * divides sets at long pauses, and names what they are. Takes the sets in the order of time and returns them in that order, fewer where any were joined.
 */
export function joinExtended(sets: readonly WorkSet[], params: RoleParams, alike: Alike = () => false): WorkSet[] {
  const groups: WorkSet[][] = [];
  for (const set of sets) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open !== undefined && before !== undefined && belongTogether(before, set, params, alike)) open.push(set);
    else groups.push([set]);
  }
  return groups.map((group) => (group.length > 1 ? joined(group, params) : divided(group[0], params)));
}

function belongTogether(before: WorkSet, after: WorkSet, params: RoleParams, alike: Alike): boolean {
  if (before.recording !== after.recording) return false;
  const exercise = knownExercise(before);
  if (exercise !== knownExercise(after) || (exercise === null && !alike(before, after))) return false;
  if (before.reps.length === 0 || after.reps.length === 0) return false;
  const rest = restBetween(before, after);
  const short = before.reps.length <= params.clusterReps && after.reps.length <= params.clusterReps;
  if (rest === null || rest > (short ? params.clusterRestS : params.extendedRestS)) return false;
  // Going up in load after a short rest is a warm-up ladder, not an extended set.
  return before.loadKg === null || after.loadKg === null || after.loadKg <= before.loadKg;
}

function joined(group: readonly WorkSet[], params: RoleParams): WorkSet {
  const first = group[0];
  const last = group[group.length - 1];
  const reps = group.flatMap((set) => set.reps);
  const surest = group.reduce((best, set) => (set.exercise.confidence > best.exercise.confidence ? set : best));
  const counts = group.map((set) => set.deviceRepCount);
  return judged(
    {
      ...first,
      endS: last.endS,
      exercise: surest.exercise,
      repCount: group.reduce((sum, set) => sum + set.repCount, 0),
      // One device's set can cover several stretches; its count stands once.
      deviceRepCount: counts.reduce((sum, count) => (sum === null ? count : sum + (count ?? 0))),
      reps,
      issues: group.flatMap((set) => set.issues),
    },
    stretchesOf(
      reps,
      group.flatMap((set) => set.reps.map(() => set.loadKg)),
      params,
    ),
    params,
  );
}

function divided(set: WorkSet, params: RoleParams): WorkSet {
  if (set.parts.length > 1) return set.role === "unknown" ? { ...set, role: extendedRole(set.reps, set.parts, set, params) } : set;
  const parts = stretchesOf(
    set.reps,
    set.reps.map(() => set.loadKg),
    params,
  );
  return parts.length > 1 ? judged(set, parts, params) : set;
}

/** The stretches of a set between its long pauses, and between its loads where they are known; `loads` has one of every rep. */
function stretchesOf(reps: readonly Rep[], loads: readonly (number | null)[], params: RoleParams): Part[] {
  const pauses = reps.slice(1).map((rep, i) => rep.startS - reps[i].endS);
  const usual = [...pauses].sort((a, b) => a - b)[pauses.length >> 1] ?? 0;
  const cuts = pauses.flatMap((pause, i) => {
    const long = pause >= params.innerPauseS && (pause >= params.innerPauseFactor * usual || usual >= params.innerPauseS);
    return long || loads[i] !== loads[i + 1] ? [i + 1] : [];
  });
  const starts = [0, ...cuts];
  return starts.map((firstRep, i) => ({
    firstRep,
    lastRep: (starts[i + 1] ?? reps.length) - 1,
    loadKg: loads[firstRep],
    restBeforeS: firstRep === 0 ? 0 : Math.max(0, pauses[firstRep - 1]),
  }));
}

/** The set with its stretches: speeds compare, and failure is judged, over all of it. */
function judged(set: WorkSet, parts: Part[], params: RoleParams): WorkSet {
  const velocity = velocityOf(set.reps, set.velocity.basis);
  const role = set.role === "unknown" && parts.length > 1 ? extendedRole(set.reps, parts, set, params) : set.role;
  return {
    ...set,
    parts,
    role,
    velocity,
    ...estimateProximity({ reps: set.reps, velocity, exerciseId: set.exercise.id, loadKg: set.loadKg, parts }),
  };
}

function extendedRole(reps: readonly Rep[], parts: readonly Part[], set: WorkSet, params: RoleParams): SetRole {
  const stretches = parts.map((part) => reps.slice(part.firstRep, part.lastRep + 1));
  const loads = parts.map((part) => part.loadKg);
  const steps = loads.slice(1).map((load, i) => {
    const before = loads[i];
    return load === null || before === null ? null : 1 - load / before;
  });
  if (steps.some((step) => step !== null && step > params.dropMost)) return "unknown";
  if (steps.some((step) => step !== null && step >= params.dropLeast)) return "drop";
  const speeds = stretches.map((stretch) => velocityOf(stretch, set.velocity.basis));
  const losses = speeds.map(({ lossPct }) => lossPct);
  const short = stretches.every((stretch) => stretch.length <= params.clusterReps);
  if (short && losses.every((loss) => loss !== null && loss < params.clusterLossPct)) return "cluster";
  const [first, second] = speeds;
  // A log that gives one load for the whole set says nothing of its stretches, and no tired lifter is faster with the same weight.
  const lighter = first.best !== null && second.best !== null && second.best >= params.dropSpeedUp * first.best;
  if (steps.every((step) => step === null || step === 0) && lighter) return "drop";
  const shrinking = stretches.slice(1).every((stretch) => stretch.length < stretches[0].length);
  const tired = (losses[0] ?? 0) >= params.clusterLossPct;
  return shrinking && tired ? "rest_pause" : "unknown";
}
