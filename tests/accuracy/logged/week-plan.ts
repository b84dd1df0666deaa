import {
  createPerson,
  createRandom,
  EXERCISES,
  type Random,
  type SetGoal,
  type SetPlan,
  type Technique,
  type WorkoutPlan,
} from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import { labelledSets, shuffled, typedRirError } from "../simulated/plans.ts";

const WORKOUTS = 3;
const WEEKS_BEFORE = 4;
const EXERCISES_A_WORKOUT = 5;
/** Warm-up ladders: share of the working load and reps of each step. */
const LADDER = [
  { share: 0.45, reps: 8 },
  { share: 0.65, reps: 5 },
  { share: 0.85, reps: 2 },
] as const;

/** What one lifter does, and did before. */
export interface TrainingPlan {
  /** The week that is looked at. */
  readonly week: readonly WorkoutPlan[];
  /** The four weeks before it. */
  readonly before: readonly WorkoutPlan[];
  /** Earlier still, one day for each exercise: a set that stopped two reps short, and one to failure. */
  readonly labelled: readonly LabelledDay[];
}

export interface LabelledDay {
  readonly exercise: string;
  readonly workout: WorkoutPlan;
  /** Of the RIR that the lifter typed for the first set. */
  readonly typedRirError: number;
}

/**
 * One lifter's weeks: three workouts of five exercises, half of them warmed up for, each with three sets at one load. Everyone has a habit of
 * their own of how many reps to leave, from none to four. The last set of an exercise goes nearer to failure, and every third goes on after
 * its end with a drop, after short rests, in clusters or with a partner's help.
 */
export function trainingPlan(part: Part, index: number): TrainingPlan {
  const seed = `${part}-week-${index}`;
  const random = createRandom(`plan/${seed}`);
  const person = createPerson(seed);
  const habit = random.integer(0, 4);
  const workouts = (name: string, count: number, random: Random) =>
    Array.from({ length: count }, (_, workout): WorkoutPlan => {
      const day = `${name}-${workout}`;
      const exercises = shuffled(EXERCISES, random).slice(0, EXERCISES_A_WORKOUT);
      return { seed: day, person, day, sets: exercises.flatMap(({ id }) => setsOf(id, habit, random)) };
    });
  const earlier = createRandom(`plan/${seed}-labelled`);
  return {
    week: workouts(seed, WORKOUTS, random),
    before: workouts(`${seed}-before`, WEEKS_BEFORE * WORKOUTS, createRandom(`plan/${seed}-before`)),
    labelled: EXERCISES.map(({ id }) => {
      const day = `${seed}-labelled-${id}`;
      return { exercise: id, workout: { seed: day, person, day, sets: labelledSets(id, earlier) }, typedRirError: typedRirError(earlier) };
    }),
  };
}

function setsOf(exercise: string, habit: number, random: Random): SetPlan[] {
  const ofMax = random.between(0.62, 0.78);
  const ladder = random.chance(0.5) ? LADDER.slice(0, random.integer(1, LADDER.length)) : [];
  const rest = () => random.between(90, 180);
  const reserve = (rir: number): SetGoal => ({ kind: "reserve", rir: Math.max(0, rir) });
  const last = techniqueOf(random);
  const working = { exercise, load: { ofMax }, role: "working" } as const;
  return [
    ...ladder.map(({ share, reps }): SetPlan => {
      const goal = { kind: "reps", count: reps } as const;
      return { exercise, load: { ofMax: share * ofMax }, goal, role: "warm_up", restBeforeS: random.between(45, 90) };
    }),
    { ...working, goal: reserve(habit + random.integer(0, 2)), restBeforeS: rest() },
    { ...working, goal: reserve(habit + random.integer(-1, 1)), restBeforeS: rest() },
    {
      ...working,
      goal: random.chance(0.35) ? { kind: "failed_attempt" } : reserve(habit + random.integer(-1, 0)),
      restBeforeS: rest(),
      ...(last ? { technique: last } : {}),
    },
  ];
}

/** Within the published protocols: drops of 20 to 30 %, rests of 10 to 20 s, clusters of one or two reps with 20 to 40 s. */
function techniqueOf(random: Random): Technique | null {
  if (!random.chance(1 / 3)) return null;
  const restS = random.between(10, 20);
  return random.pick<Technique>([
    { kind: "drop", shares: random.chance(0.5) ? [0.7] : [0.8, 0.75] },
    { kind: "rest_pause", restsS: random.chance(0.5) ? [restS] : [restS, restS] },
    { kind: "cluster", groupReps: random.integer(1, 2), groups: random.integer(3, 5), restS: random.between(20, 40) },
    { kind: "forced", reps: random.integer(1, 3) },
  ]);
}
