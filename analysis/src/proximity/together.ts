import { findExercise } from "../exercise/catalogue.ts";
import type { WorkSet } from "../session.ts";
import { type CapacityEvidence, sequenceEvidence } from "./capacity.ts";
import { conclude, type Proximity, type ProximityInput, readSet, weigh } from "./estimate.ts";
import { type ProximityLabel, saysSomething } from "./label.ts";
import { learnFromSet } from "./learn.ts";
import { defaultProximityParams, type ProximityParams } from "./params.ts";
import { type ExerciseProfile, withObservation } from "./profile.ts";
import { expectedReps } from "./strength.ts";
import { tiringSets } from "./tiring.ts";

/** What is known of the lifter and of the sets besides what was measured. */
export interface LifterKnowledge {
  /** By exercise id. */
  readonly profiles?: ReadonlyMap<string, ExerciseProfile>;
  /** Days since 1970 on which the session was. */
  readonly day?: number | null;
  /** What a person said of a set, by its index. */
  readonly said?: ReadonlyMap<number, Said>;
}

/** What a person said of a set. */
export interface Said extends ProximityLabel {
  /** Reps as counted by the person. */
  readonly repCount?: number | null;
  /** The set's name in the profiles: what it taught them is left out when it is judged. */
  readonly key?: string | null;
}

/**
 * Judges the sets of one session in the light of each other, of the lifter's profiles and of what was said of them: every set with measured
 * reps, with the other straight sets of its exercise at its load as further evidence. A set without measured reps is judged only by what
 * was said of it and by what the lifter could do on other days. Takes sets in the order of time and returns them so. Running it again
 * changes nothing.
 */
export function judgeTogether(
  sets: readonly WorkSet[],
  knowledge: LifterKnowledge = {},
  params: ProximityParams = defaultProximityParams,
): WorkSet[] {
  const profiles = profilesBeside(sets, knowledge, params);
  const alone = sets.map((set, i) => judgeAlone(set, profiles[i], knowledge, knowledge.said?.get(i) ?? {}, params));
  const evidence = evidenceFor(sets, alone, knowledge, params);
  return sets.map((set, i) => {
    const { measured, labelled, judge } = alone[i];
    const found = evidence.get(i) ?? null;
    return measured || labelled || found?.fromOtherDays ? { ...set, ...judge(found) } : set;
  });
}

/** A set read once, to be concluded on with what other sets say. */
interface Alone {
  readonly measured: boolean;
  readonly labelled: boolean;
  readonly done: number;
  readonly belief: Float64Array;
  readonly judge: (capacity: CapacityEvidence | null) => Proximity;
}

function judgeAlone(set: WorkSet, profile: ExerciseProfile | null, { day }: LifterKnowledge, said: Said, params: ProximityParams): Alone {
  const { reps } = set;
  const shown = shownBy(set, said);
  const input: ProximityInput = { ...shown, profile: withoutOwn(profile, said.key ?? null), day: day ?? null };
  const reading = readSet(input, params);
  return {
    measured: reps.length > 0,
    labelled: saysSomething(shown.label),
    done: said.repCount ?? set.repCount,
    belief: weigh(input, reading, null, params).belief,
    judge: (capacity) => conclude(input, reading, capacity, params),
  };
}

/** What a set shows of itself: what was measured, and what was said of it. */
function shownBy(set: WorkSet, said: Said) {
  const { reps, velocity, loadKg, parts } = set;
  return {
    reps,
    velocity,
    exerciseId: set.exercise.id,
    loadKg,
    parts,
    label: { failure: said.failure, rir: said.rir ?? set.reportedRir } satisfies ProximityLabel,
    repCount: said.repCount ?? (reps.length > 0 ? null : set.repCount),
  };
}

/**
 * For each set the lifter's profile of its exercise, with what the other sets of the session taught whose end is known: one that failed
 * shows at which speed the lifter fails today. What a profile already holds of a set is not learnt twice.
 */
function profilesBeside(
  sets: readonly WorkSet[],
  { profiles, day, said }: LifterKnowledge,
  params: ProximityParams,
): (ExerciseProfile | null)[] {
  const profileOf = (set: WorkSet) => profiles?.get(set.exercise.id) ?? null;
  const taught = sets.map((set, i) => {
    const own = said?.get(i) ?? {};
    const key = own.key ?? null;
    const profile = profileOf(set);
    if (findExercise(set.exercise.id) === null || (key !== null && profile?.observations.some((o) => o.set === key))) return null;
    // Without a date the session counts as of the day of the profile's newest set, as it does where it is judged.
    return learnFromSet(null, { ...shownBy(set, own), key, day: day ?? profile?.observations.at(-1)?.day ?? 0, earlierSets: 0 }, params);
  });
  return sets.map((set, i) =>
    taught.reduce((profile, other, j) => {
      if (j === i || other === null || other.exerciseId !== set.exercise.id || other.observations[0].failureLog === null) return profile;
      if (profile !== null && profile.basis !== other.basis) return profile;
      return withObservation(profile, other.exerciseId, other.basis, other.observations[0]);
    }, profileOf(set)),
  );
}

/** The profile without what the set itself taught it. */
function withoutOwn(profile: ExerciseProfile | null, key: string | null): ExerciseProfile | null {
  if (profile === null || key === null) return profile;
  const observations = profile.observations.filter(({ set }) => set !== key);
  return observations.length === profile.observations.length ? profile : { ...profile, observations };
}

function evidenceFor(
  sets: readonly WorkSet[],
  alone: readonly Alone[],
  { profiles, day }: LifterKnowledge,
  params: ProximityParams,
): Map<number, CapacityEvidence> {
  const found = new Map<number, CapacityEvidence>();
  for (const sequence of sequencesOf(sets, alone, params)) {
    const { exercise, loadKg } = sets[sequence.indices[0]];
    const profile = profiles?.get(exercise.id);
    const expected = profile && loadKg !== null && day != null ? expectedReps(profile, loadKg, day, sequence.earlierSets, params) : null;
    // Without measured reps, sets of one day show nothing but their counts.
    const comparable = expected === null ? sequence.indices.filter((i) => alone[i].measured) : sequence.indices;
    if (comparable.length < (expected === null ? 2 : 1)) continue;
    const evidence = sequenceEvidence(
      comparable.map((i) => ({ completedReps: alone[i].done, belief: alone[i].belief })),
      params,
      expected,
    );
    for (const [k, index] of comparable.entries()) found.set(index, evidence[k]);
  }
  return found;
}

interface Sequence {
  readonly indices: number[];
  /** Sets of the exercise that those before the sequence's first are worth as far as they tire. */
  readonly earlierSets: number;
}

/** Straight sets of one known exercise at one known load, which compare. */
function sequencesOf(sets: readonly WorkSet[], alone: readonly Alone[], params: ProximityParams): Iterable<Sequence> {
  const sequences = new Map<string, Sequence>();
  const before: string[] = [];
  for (const [index, { exercise, loadKg, parts, role }] of sets.entries()) {
    const id = findExercise(exercise.id)?.id;
    if (id === undefined || alone[index].done === 0) continue;
    const key = `${id} ${loadKg}`;
    if (loadKg !== null && parts.length <= 1) {
      const sequence = sequences.get(key);
      if (sequence) sequence.indices.push(index);
      else sequences.set(key, { indices: [index], earlierSets: tiringSets(id, before, params) });
    }
    if (role !== "warm_up") before.push(id);
  }
  return sequences.values();
}
