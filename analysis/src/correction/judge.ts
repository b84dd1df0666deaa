import { defaultProximityParams, type ProximityParams } from "../proximity/params.ts";
import { judgeTogether, type LifterKnowledge, type Said } from "../proximity/together.ts";
import { assignRolesAgain } from "../roles/assign.ts";
import type { WorkSet } from "../session.ts";
import type { Correction } from "./correction.ts";
import { withFacts } from "./facts.ts";

/** A set as measured, and what a person said of it. */
export interface CorrectedSet {
  readonly set: WorkSet;
  readonly facts: Correction | null;
  /** Its name in the lifter's profiles. */
  readonly key: string;
}

/**
 * The effective sets of one workout: each with the person's facts put in, and all judged in the light of each other, of what was said of
 * them and of the lifter's profiles; their roles follow. Takes sets in the order of time and returns them so. What is no set by the
 * person's word tells nothing of the others.
 */
export function judgeCorrected(
  sets: readonly CorrectedSet[],
  knowledge: Pick<LifterKnowledge, "profiles" | "day">,
  params: ProximityParams = defaultProximityParams,
): WorkSet[] {
  const effective = sets.map(({ set, facts }) => (facts === null ? set : withFacts(set, facts)));
  const counted = sets.flatMap(({ facts }, i) => (facts?.notASet === true ? [] : [i]));
  const said = new Map(counted.map((i, k) => [k, saidOf(sets[i])]));
  const roleSaid = new Set(counted.flatMap((i, k) => (sets[i].facts?.role == null ? [] : [k])));
  const judge = (these: readonly WorkSet[]) => assignRolesAgain(judgeTogether(these, { ...knowledge, said }, params), roleSaid);
  const before = counted.map((i) => effective[i]);
  const once = judge(before);
  // Sets that turn out to have warmed up have tired nobody for those after them.
  const judged = once.every((set, k) => isWarmUp(set) === isWarmUp(before[k])) ? once : judge(once);
  for (const [k, i] of counted.entries()) effective[i] = { ...judged[k], supersetWith: counted[judged[k].supersetWith ?? -1] ?? null };
  return effective;
}

function isWarmUp({ role }: WorkSet): boolean {
  return role === "warm_up";
}

function saidOf({ facts, key }: CorrectedSet): Said {
  return { failure: facts?.failure, rir: facts?.rir, repCount: facts?.reps ?? null, key };
}
