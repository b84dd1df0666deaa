import { judgeTogether, type WorkSet } from "@lastrep/analysis";
import { createPerson, EXERCISES } from "@lastrep/fixtures";
import { perform } from "../logged/perform.ts";
import { readLog } from "../logged/read-log.ts";
import type { Part } from "../part.ts";
import { lifterPlan } from "../simulated/plans.ts";
import { DAYS_LATER, estimateOf, learnLabelled, type ProximityObservation } from "./lifter.ts";

/** Lifters of each exercise in a part. */
const LIFTERS = { fit: 24, test: 48 } as const;

/**
 * The same lifters as those of the raw sensor data, but with the reps, velocities and failed attempts as a device on the load would log
 * them: what the estimator makes of a set when finding and measuring reps is not at fault. All simulated exercises, machines too.
 */
export function observeVelocities(part: Part): ProximityObservation[] {
  return EXERCISES.flatMap(({ id }) => Array.from({ length: LIFTERS[part] }, (_, index) => observeOne(part, id, index)).flat());
}

function observeOne(part: Part, exercise: string, index: number): ProximityObservation[] {
  const plan = lifterPlan(part, exercise, index);
  const first = perform(plan.firstDay.person ?? createPerson(plan.seed), plan.firstDay);
  const later = perform(plan.laterDay.person ?? createPerson(plan.seed), plan.laterDay);
  const profile = learnLabelled(readLog(first), first[0]?.planned.rir ?? 0, plan.typedRirError, 0);
  const cold = readLog(later);
  const known = judgeTogether(cold, { profiles: new Map(profile ? [[exercise, profile]] : []), day: DAYS_LATER });
  return later.map(({ planned }, i) => {
    const set = cold[i] as WorkSet;
    return {
      part,
      exercise,
      basis: "linear",
      rir: planned.rir,
      failure: planned.rir === 0 || planned.failed,
      attempted: planned.failed,
      cold: estimateOf(set),
      afterTwo: estimateOf(known[i] as WorkSet),
      seen: { reps: set.repCount, lossPct: set.velocity.lossPct, lastVelocity: set.velocity.last },
    };
  });
}
