import {
  type Ability,
  abilityOf,
  assistedReps,
  createRandom,
  dayOf,
  exerciseSpec,
  type Fatigue,
  type Person,
  type PlannedRep,
  type PlannedSet,
  planSet,
  type Random,
  RESTED,
  recovered,
  type SetPlan,
  stretchesOf,
  tired,
  type WorkoutPlan,
} from "@lastrep/fixtures";
import type { GivenRep, GivenSet } from "@lastrep/ingest";

/** What a good velocity device adds to the true velocity of a rep, m/s: half of the variance is one offset of the whole set. */
const DEVICE_SD = 0.02;
/** And to its travel, m. */
const TRAVEL_SD = 0.01;

/** A set as it was planned, as it went, and as a device on the load logged it. */
export interface Performed {
  readonly plan: SetPlan;
  /** Of the last stretch: how the set ended. */
  readonly planned: PlannedSet;
  /** One for each stretch. Times in s from the workout's start. */
  readonly given: readonly GivenSet[];
}

/** The sets of a day one after the other, with the fatigue that each leaves for the next of its muscles. */
export function perform(person: Person, workout: WorkoutPlan): Performed[] {
  const day = dayOf(person, workout.day ?? workout.seed);
  const fatigue = new Map<string, { level: Fatigue; atS: number }>();
  let timeS = 0;
  return workout.sets.map((plan, i) => {
    const random = createRandom(`velocities/${workout.seed}/${i}`);
    const ability = abilityOf(person, plan.exercise);
    const { group, equipment } = ability.spec;
    const intent = ["bench_rack", "squat_rack", "floor_bar", "bar_overhead"].includes(equipment) ? "maximal" : "easy";
    timeS += plan.restBeforeS ?? 0;
    const stretches = stretchesOf(plan, loadOf(plan, ability)).map(({ loadKg, goal, restS }, k) => {
      timeS += restS;
      const before = fatigue.get(group);
      const level = before ? recovered(before.level, timeS - before.atS) : RESTED;
      const request = { loadKg, goal, intent, fatigue: level, day, tempo: plan.tempo ?? {} } as const;
      const planned = planSet(person, ability, request, random.fork(k === 0 ? "plan" : `plan-${k}`));
      const given = asLogged(plan.exercise, loadKg, repsOf(plan, planned, random), ability.rangeM, timeS, random);
      timeS = given.endS;
      fatigue.set(group, { level: tired(level, planned), atS: timeS });
      return { planned, given };
    });
    const last = stretches[stretches.length - 1] as (typeof stretches)[number];
    return { plan, planned: last.planned, given: stretches.map(({ given }) => given) };
  });
}

function loadOf({ load }: SetPlan, ability: Ability): number {
  return "kg" in load ? load.kg : Math.max(1, Math.round(load.ofMax * ability.oneRepMaxKg));
}

/** A partner steps in instead of a failed attempt. */
function repsOf({ technique }: SetPlan, planned: PlannedSet, random: Random): readonly PlannedRep[] {
  if (technique?.kind !== "forced" && technique?.kind !== "negative") return planned.reps;
  const own = planned.reps.filter((rep) => rep.completed);
  return [...own, ...assistedReps(planned, technique.kind, technique.reps, random.fork("assisted"))];
}

function asLogged(exercise: string, loadKg: number, reps: readonly PlannedRep[], rangeM: number, startS: number, random: Random): GivenSet {
  const offset = random.normal(0, DEVICE_SD * Math.SQRT1_2);
  let timeS = startS;
  const logged = reps.map((rep): GivenRep => {
    const travel = rangeM * rep.range;
    const durationS = travel / rep.velocity;
    timeS += rep.eccentricS + rep.pauseS + durationS;
    const endS = timeS;
    timeS += rep.topS;
    return {
      endS,
      durationS,
      meanVelocity: Math.max(0.02, rep.velocity + offset + random.normal(0, DEVICE_SD * Math.SQRT1_2)),
      peakVelocity: null,
      rangeOfMotion: travel + random.normal(0, TRAVEL_SD),
      completed: rep.completed,
    };
  });
  return { startS, endS: timeS, exercise: exerciseSpec(exercise).id, loadKg, rir: null, reps: logged };
}
