import { analyse, type ExerciseProfile, judgeTogether, learnFromSet, type WorkSet } from "@lastrep/analysis";
import {
  abilityOf,
  createPerson,
  createRandom,
  dayOf,
  EXERCISES,
  exerciseSpec,
  type PlannedSet,
  planSet,
  type Random,
  RESTED,
  recovered,
  type SetPlan,
  tired,
  type WorkoutPlan,
} from "@lastrep/fixtures";
import type { GivenRep, GivenSet, Recording } from "@lastrep/ingest";
import type { Part } from "../part.ts";
import { type LifterPlan, lifterPlan } from "../simulated/plans.ts";
import { DAYS_LATER, estimateOf, inputOf, type ProximityObservation } from "./lifter.ts";

/** Lifters of each exercise in a part. */
const LIFTERS = { fit: 24, test: 48 } as const;

/** What a good velocity device adds to the true velocity of a rep, m/s: half of the variance is one offset of the whole set. */
const DEVICE_SD = 0.02;
/** And to its travel, m. */
const TRAVEL_SD = 0.01;

/**
 * The same lifters as those of the raw sensor data, but with the reps, velocities and failed attempts as a device on the load would log
 * them: what the estimator makes of a set when finding and measuring reps is not at fault. All simulated exercises, machines too.
 */
export function observeVelocities(part: Part): ProximityObservation[] {
  return EXERCISES.flatMap(({ id }) => Array.from({ length: LIFTERS[part] }, (_, index) => observeOne(part, id, index)).flat());
}

function observeOne(part: Part, exercise: string, index: number): ProximityObservation[] {
  const plan = lifterPlan(part, exercise, index);
  const first = perform(plan, plan.firstDay);
  const later = perform(plan, plan.laterDay);
  const [stopped, failed] = sessionOf(first);
  const typed = Math.max(0, Math.round((first[0]?.planned.rir ?? 0) + plan.typedRirError));
  let profile: ExerciseProfile | null = null;
  if (stopped) profile = learnFromSet(profile, { ...inputOf(stopped), label: { rir: typed }, day: 0 });
  if (failed) profile = learnFromSet(profile, { ...inputOf(failed), label: { failure: true }, day: 0 });
  const cold = sessionOf(later);
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

interface Performed {
  readonly plan: SetPlan;
  readonly loadKg: number;
  readonly planned: PlannedSet;
  readonly given: GivenSet;
}

/** The sets of a day one after the other, with the fatigue that each leaves for the next. */
function perform({ seed }: LifterPlan, workout: WorkoutPlan): Performed[] {
  const person = workout.person ?? createPerson(seed);
  const day = dayOf(person, workout.day ?? seed);
  let fatigue = RESTED;
  let timeS = 0;
  return workout.sets.map((plan, i) => {
    const random = createRandom(`velocities/${workout.seed}/${i}`);
    const ability = abilityOf(person, plan.exercise);
    const restS = plan.restBeforeS ?? 0;
    fatigue = recovered(fatigue, restS);
    timeS += restS;
    const loadKg = "kg" in plan.load ? plan.load.kg : Math.max(1, Math.round(plan.load.ofMax * ability.oneRepMaxKg));
    const barbell = ["bench_rack", "squat_rack", "floor_bar", "bar_overhead"].includes(ability.spec.equipment);
    const planned = planSet(
      person,
      ability,
      { loadKg, goal: plan.goal, intent: barbell ? "maximal" : "easy", fatigue, day, tempo: plan.tempo ?? {} },
      random.fork("plan"),
    );
    const given = asLogged(plan.exercise, loadKg, planned, ability.rangeM, timeS, random);
    timeS = given.endS;
    fatigue = tired(fatigue, planned);
    return { plan, loadKg, planned, given };
  });
}

function asLogged(exercise: string, loadKg: number, planned: PlannedSet, rangeM: number, startS: number, random: Random): GivenSet {
  const offset = random.normal(0, DEVICE_SD * Math.SQRT1_2);
  let timeS = startS;
  const reps = planned.reps.map((rep): GivenRep => {
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
  return { startS, endS: timeS, exercise: exerciseSpec(exercise).id, loadKg, rir: null, reps };
}

/** The day's sets as the analysis reads them from a device's log. */
function sessionOf(sets: readonly Performed[]): WorkSet[] {
  const recording: Recording = {
    file: "velocities",
    format: "rep_table",
    device: null,
    startTimeUs: 0,
    timeZone: null,
    durationS: sets.at(-1)?.given.endS ?? 0,
    signal: null,
    gaps: [],
    heartRate: null,
    deviceSets: [],
    givenSets: sets.map(({ given }) => given),
    issues: [],
  };
  return analyse([recording]).session.sets;
}
