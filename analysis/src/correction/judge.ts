import { defaultProximityParams, type ProximityParams } from "../proximity/params.ts";
import { judgeTogether, type LifterKnowledge, type Said } from "../proximity/together.ts";
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
 * them and of the lifter's profiles. Takes sets in the order of time and returns them so. What is no set by the person's word tells
 * nothing of the others.
 */
export function judgeCorrected(
  sets: readonly CorrectedSet[],
  knowledge: Pick<LifterKnowledge, "profiles" | "day">,
  params: ProximityParams = defaultProximityParams,
): WorkSet[] {
  const effective = sets.map(({ set, facts }) => (facts === null ? set : withFacts(set, facts)));
  const counted = sets.flatMap(({ facts }, i) => (facts?.notASet === true ? [] : [i]));
  const said = new Map(counted.map((i, k) => [k, saidOf(sets[i])]));
  const judged = judgeTogether(
    counted.map((i) => effective[i]),
    { ...knowledge, said },
    params,
  );
  for (const [k, i] of counted.entries()) effective[i] = judged[k];
  return effective;
}

function saidOf({ facts, key }: CorrectedSet): Said {
  return { failure: facts?.failure, rir: facts?.rir, repCount: facts?.reps ?? null, key };
}
