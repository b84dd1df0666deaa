import { findExercise } from "../exercise/catalogue.ts";
import type { WorkSet } from "../session.ts";
import { type CapacityEvidence, sequenceEvidence } from "./capacity.ts";
import { conclude, type ProximityInput, readSet } from "./estimate.ts";
import type { ProximityLabel } from "./label.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import type { ExerciseProfile } from "./profile.ts";

/** What is known of the lifter besides the session itself. */
export interface LifterKnowledge {
  /** By exercise id. */
  readonly profiles?: ReadonlyMap<string, ExerciseProfile>;
  /** Days since 1970 on which the session was. */
  readonly day?: number | null;
}

/**
 * Judges the sets of one session in the light of each other and of the lifter's profiles: every set with measured reps, with the other
 * straight sets of its exercise at its load as further evidence. Takes sets in the order of time and returns them so. Running it again
 * changes nothing.
 */
export function judgeTogether(
  sets: readonly WorkSet[],
  knowledge: LifterKnowledge = {},
  params: ProximityParams = defaultProximityParams,
): WorkSet[] {
  const alone = sets.map((set) => (set.reps.length > 0 ? judgeAlone(set, knowledge, params) : null));
  const evidence = evidenceFor(sets, alone, params);
  return sets.map((set, i) => {
    const judged = alone[i];
    return judged === null ? set : { ...set, ...judged.with(evidence.get(i) ?? null).proximity };
  });
}

/** What the other sets of a session say of how many reps were possible in the set at `index`; null where none compares. */
export function capacityFor(
  sets: readonly WorkSet[],
  index: number,
  knowledge: LifterKnowledge = {},
  params: ProximityParams = defaultProximityParams,
): CapacityEvidence | null {
  const key = keyOf(sets[index]);
  if (key === null) return null;
  const alone = sets.map((set) => (set.reps.length > 0 && keyOf(set) === key ? judgeAlone(set, knowledge, params) : null));
  return evidenceFor(sets, alone, params).get(index) ?? null;
}

/** A set read once, to be concluded on with what other sets say. */
function judgeAlone(set: WorkSet, { profiles, day }: LifterKnowledge, params: ProximityParams) {
  const { reps, velocity, loadKg, parts } = set;
  const profile = profiles?.get(set.exercise.id) ?? null;
  const input: ProximityInput = { reps, velocity, exerciseId: set.exercise.id, loadKg, parts, profile, day: day ?? null, label: labelOf(set) };
  const reading = readSet(input, params);
  return {
    belief: conclude(input, reading, null, params).belief,
    with: (capacity: CapacityEvidence | null) => conclude(input, reading, capacity, params),
  };
}

/** What the source's own log says of how the set ended. */
function labelOf({ reportedRir }: WorkSet): ProximityLabel {
  return { rir: reportedRir };
}

function evidenceFor(
  sets: readonly WorkSet[],
  alone: readonly ({ readonly belief: Float64Array } | null)[],
  params: ProximityParams,
): Map<number, CapacityEvidence> {
  const sequences = new Map<string, { index: number; belief: Float64Array }[]>();
  for (const [index, set] of sets.entries()) {
    const key = keyOf(set);
    const belief = alone[index]?.belief;
    if (key !== null && belief !== undefined) sequences.set(key, [...(sequences.get(key) ?? []), { index, belief }]);
  }
  const found = new Map<number, CapacityEvidence>();
  for (const sequence of sequences.values()) {
    if (sequence.length < 2) continue;
    const evidence = sequenceEvidence(
      sequence.map(({ index, belief }) => ({ completedReps: sets[index].repCount, belief })),
      params,
    );
    for (const [k, { index }] of sequence.entries()) found.set(index, evidence[k]);
  }
  return found;
}

/** Sets with the same key compare: straight sets of one known exercise at one known load. */
function keyOf(set: WorkSet): string | null {
  const exercise = findExercise(set.exercise.id);
  return exercise !== null && set.loadKg !== null && set.parts.length <= 1 && set.repCount > 0 ? `${exercise.id} ${set.loadKg}` : null;
}
