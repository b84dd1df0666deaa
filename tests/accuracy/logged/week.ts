import {
  countWeeks,
  defaultCountingRule,
  type ExerciseProfile,
  findExercise,
  judgeTogether,
  learnFromSet,
  type Muscle,
  type Range,
  tiringSets,
  type WorkSet,
} from "@lastrep/analysis";
import type { Person, WorkoutPlan } from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import { inputOf, learnLabelled } from "../proximity/lifter.ts";
import { type RolePair, toldRole } from "../roles.ts";
import { matchSpans } from "../span.ts";
import { type LeastError, leastErrors } from "./least-error.ts";
import { type Performed, perform } from "./perform.ts";
import { readLog } from "./read-log.ts";
import { type TrainingPlan, trainingPlan } from "./week-plan.ts";

/** Lifters' weeks of each part. */
const WEEKS = { fit: 60, test: 60 } as const;

/** What is known of the lifter: nothing, two labelled sets of each exercise, or those of four weeks' sets that failed. */
export type Knowledge = "unknown" | "labelled" | "history";

/** What the analysis made of one lifter's week of logged workouts. */
export interface WeekObservation {
  readonly part: Part;
  readonly roles: readonly RolePair[];
  readonly muscles: Readonly<Record<Knowledge, readonly MuscleObservation[]>>;
}

/** A muscle's weekly numbers: what the analysis says and what was done. */
export interface MuscleObservation {
  readonly muscle: Muscle;
  readonly sets: Counted;
  readonly hardSets: Counted;
  readonly failureSets: Counted;
}

export interface Counted {
  readonly told: Range;
  readonly truth: number;
  /** What chance alone leaves of it; null where nothing is left to chance. */
  readonly least: LeastError | null;
}

/** Weeks of workouts as a device on the load logs them: exercise, load, velocities and times of every stretch. */
export function observeWeeks(part: Part): WeekObservation[] {
  return Array.from({ length: WEEKS[part] }, (_, index) => observeWeek(part, trainingPlan(part, index)));
}

function observeWeek(part: Part, plan: TrainingPlan): WeekObservation {
  const read = plan.week.map(logged);
  const performed = read.flatMap((workout) => workout.performed);
  const counted = (sets: readonly (readonly WorkSet[])[]) => countsOf(performed, sets);
  const judged = (profiles: ReadonlyMap<string, ExerciseProfile>) =>
    counted(read.map(({ sets }, workout) => judgeTogether(sets, { profiles, day: WEEK_DAY + dayOf(workout) })));
  return {
    part,
    roles: read.flatMap((workout) => rolesOf(workout.performed, workout.sets)),
    muscles: {
      unknown: counted(read.map(({ sets }) => sets)),
      labelled: judged(learntFromLabels(plan)),
      history: judged(learntFromWeeks(plan)),
    },
  };
}

function logged(workout: WorkoutPlan): { performed: Performed[]; sets: WorkSet[] } {
  const performed = perform(workout.person as Person, workout);
  return { performed, sets: readLog(performed) };
}

/** Day of a workout of the weeks, counted from the first; there are three a week. */
function dayOf(workout: number): number {
  return 7 * Math.floor(workout / 3) + 2 * (workout % 3);
}

/** Day on which the week that is looked at begins, from the begin of the four before it. */
const WEEK_DAY = 28;

/** Of each exercise the first set had its RIR typed, the second was called failure, a week before everything else. */
function learntFromLabels({ labelled }: TrainingPlan): Map<string, ExerciseProfile> {
  const profiles = new Map<string, ExerciseProfile>();
  for (const { exercise, workout, typedRirError } of labelled) {
    const { performed, sets } = logged(workout);
    const profile = learnLabelled(sets, performed[0]?.planned.rir ?? 0, typedRirError, -7);
    if (profile) profiles.set(exercise, profile);
  }
  return profiles;
}

/** Nobody said anything: the sets that ended in a failed attempt teach. */
function learntFromWeeks({ before }: TrainingPlan): Map<string, ExerciseProfile> {
  const profiles = new Map<string, ExerciseProfile>();
  for (const [workout, plan] of before.entries()) {
    const earlier: string[] = [];
    for (const set of logged(plan).sets) {
      const { id } = set.exercise;
      const profile = learnFromSet(profiles.get(id) ?? null, {
        ...inputOf(set),
        day: dayOf(workout),
        earlierSets: tiringSets(id, earlier),
      });
      if (set.role !== "warm_up") earlier.push(id);
      if (profile) profiles.set(id, profile);
    }
  }
  return profiles;
}

function rolesOf(performed: readonly Performed[], sets: readonly WorkSet[]): RolePair[] {
  const spans = performed.map(({ given }) => ({ startS: given[0]?.startS ?? 0, endS: given.at(-1)?.endS ?? 0 }));
  const matched = matchSpans(spans, sets);
  return performed.map(({ plan }, i) => {
    const found = sets[matched[i] ?? -1];
    return { truth: plan.technique?.kind ?? plan.role ?? "working", told: found ? toldRole(found) : null };
  });
}

/** Any Monday: the weeks are those of an ISO calendar. */
const MONDAY_MS = Date.UTC(2026, 0, 5, 17);
const DAY_MS = 86_400_000;

function countsOf(performed: readonly Performed[], workouts: readonly (readonly WorkSet[])[]): MuscleObservation[] {
  const dated = workouts.flatMap((sets, workout) => {
    const startTime = new Date(MONDAY_MS + dayOf(workout) * DAY_MS).toISOString();
    return sets.map((set) => ({ startTime, workout: String(workout), set }));
  });
  const told = new Map(countWeeks(dated, defaultCountingRule, "UTC")[0]?.muscles.map((count) => [count.muscle, count]));
  const least = leastErrors(workouts.flat());
  const truth = trueCounts(performed);
  return [...new Set([...truth.keys(), ...told.keys()])].map((muscle) => {
    const [count, done, chance] = [told.get(muscle), truth.get(muscle), least.get(muscle)];
    return {
      muscle,
      sets: { told: count?.sets ?? NONE, truth: done?.sets ?? 0, least: null },
      hardSets: { told: count?.hardSets ?? NONE, truth: done?.hardSets ?? 0, least: chance?.hardSets ?? null },
      failureSets: { told: count?.failureSets ?? NONE, truth: done?.failureSets ?? 0, least: chance?.failureSets ?? null },
    };
  });
}

const NONE: Range = { low: 0, likely: 0, high: 0 };

/** By the default rule, from how every set really ended. Warm-ups do not count, an extended set counts once. */
function trueCounts(performed: readonly Performed[]): Map<Muscle, { sets: number; hardSets: number; failureSets: number }> {
  const counts = new Map<Muscle, { sets: number; hardSets: number; failureSets: number }>();
  const { direct, indirect, hardRir } = defaultCountingRule;
  for (const { plan, planned } of performed) {
    const exercise = findExercise(plan.exercise);
    if (plan.role === "warm_up" || exercise === null) continue;
    const credit = (muscle: Muscle, weight: number) => {
      const count = counts.get(muscle) ?? { sets: 0, hardSets: 0, failureSets: 0 };
      counts.set(muscle, {
        sets: count.sets + weight,
        hardSets: count.hardSets + (planned.rir <= hardRir ? weight : 0),
        failureSets: count.failureSets + (planned.rir === 0 || planned.failed ? weight : 0),
      });
    };
    for (const muscle of exercise.direct) credit(muscle, direct);
    for (const muscle of exercise.indirect) credit(muscle, indirect);
  }
  return counts;
}
