import type { Rep, WorkSet } from "../session.ts";
import type { RoleParams } from "./params.ts";

/** Adds an issue `suggested_role` where the reps look helped or lowered only: for the lifter to confirm, as a wrist cannot tell. */
export function withSuggestions(set: WorkSet, params: RoleParams): WorkSet {
  const role = looksForced(set, params) ? "forced" : looksNegative(set.reps, params) ? "negative" : null;
  if (role === null || set.issues.some(({ code }) => code === "suggested_role")) return set;
  return { ...set, issues: [...set.issues, { code: "suggested_role", role }] };
}

/** Speed comes back after the slowest rep of a hard set, without a pause to recover in. */
function looksForced({ reps, velocity, parts }: WorkSet, params: RoleParams): boolean {
  const best = velocity.best;
  if (best === null || velocity.last === null || parts.length > 1) return false;
  const speeds = reps.flatMap((rep) => (rep.completed ? [{ rep, speed: speedOf(rep, velocity.basis) }] : []));
  if (speeds.length < 4 || speeds.some(({ speed }) => speed === null)) return false;
  const slowest = speeds.reduce((low, entry, i) => ((entry.speed ?? 0) < (speeds[low].speed ?? 0) ? i : low), 0);
  if (slowest === 0 || slowest === speeds.length - 1) return false;
  const atSlowest = speeds[slowest].speed ?? 0;
  if (100 * (1 - atSlowest / best) < params.forcedLossPct) return false;
  const after = speeds.slice(slowest + 1);
  const paused = after.some(({ rep }, i) => rep.startS - speeds[slowest + i].rep.endS >= params.innerPauseS);
  return !paused && after.every(({ speed }) => (speed ?? 0) >= params.forcedSpeedUp * atSlowest);
}

function looksNegative(reps: readonly Rep[], params: RoleParams): boolean {
  const times = reps.flatMap((rep) => {
    const liftingS = rep.concentric.endS - rep.concentric.startS;
    return rep.eccentricS !== null && liftingS > 0 ? [{ loweringS: rep.eccentricS, liftingS }] : [];
  });
  if (times.length < 2) return false;
  const slow = times.filter(
    ({ loweringS, liftingS }) => loweringS >= params.negativeLoweringS && loweringS >= params.negativeFactor * liftingS,
  );
  return slow.length > times.length / 2;
}

function speedOf(rep: Rep, basis: WorkSet["velocity"]["basis"]): number | null {
  return basis === "linear" ? rep.meanVelocity : basis === "angular" ? rep.meanAngularVelocity : null;
}
