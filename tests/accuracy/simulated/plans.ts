import {
  createPerson,
  createRandom,
  EXERCISES,
  type ExerciseSpec,
  type Random,
  type SetGoal,
  type SetPlan,
  type Technique,
  type Tempo,
  type WorkoutPlan,
} from "@lastrep/fixtures";
import type { Part } from "../part.ts";

/** Exercises of which a wrist sees anything: on a leg machine it holds a grip. */
export const SEEN_EXERCISES: readonly ExerciseSpec[] = EXERCISES.filter((exercise) => exercise.kind !== "leg_machine");

/** Exercises whose last reps nearly stand still in the middle, so that one rep can be taken for two. */
export const STICKING_EXERCISES: readonly ExerciseSpec[] = EXERCISES.filter((exercise) => exercise.sticking >= 0.6);

/**
 * A whole workout of eight sets of four exercises with everything that goes with it: warm-ups, drop, rest-pause and cluster sets, slow and
 * paused reps, sets to failure, busy rests. Four workouts in a row hold all exercises.
 */
export function workoutPlan(part: Part, index: number): WorkoutPlan {
  const seed = `${part}-workout-${index}`;
  const random = createRandom(`plan/${seed}`);
  const order = shuffled(EXERCISES, createRandom(`plan/${part}-order-${Math.floor(index / 4)}`));
  const sets = order.slice((index % 4) * 4, (index % 4) * 4 + 4).flatMap(({ id }) => {
    const warmUp = random.chance(0.3);
    return [warmUp ? warmUpSet(id, random) : workingSet(id, random), workingSet(id, random)];
  });
  return { seed, sets };
}

/** One lifter in one exercise: a first day of two sets that the lifter labels, and a later day of three. */
export interface LifterPlan {
  readonly seed: string;
  readonly firstDay: WorkoutPlan;
  /** Typed RIR of the first day's first set, with the error that people make; the second was taken to failure. */
  readonly typedRirError: number;
  readonly laterDay: WorkoutPlan;
}

/** Returns the plan of lifter `index` in an exercise: straight sets at one load a day, the later ones stopped 0 to 6 reps short or failed. */
export function lifterPlan(part: Part, exercise: string, index: number): LifterPlan {
  const seed = `${part}-lifter-${exercise}-${index}`;
  const random = createRandom(`plan/${seed}`);
  const person = createPerson(seed);
  const day = (name: string, sets: readonly SetPlan[]): WorkoutPlan => ({ seed: `${seed}-${name}`, person, day: name, sets });
  return {
    seed,
    firstDay: day("first-day", labelledSets(exercise, random)),
    typedRirError: typedRirError(random),
    laterDay: day("later-day", straightSets(exercise, [anyEnd(random), anyEnd(random), anyEnd(random)], random)),
  };
}

/** Two sets that a lifter labels: one that stops two reps short, one to failure. */
export function labelledSets(exercise: string, random: Random): SetPlan[] {
  return straightSets(exercise, [{ kind: "reserve", rir: 2 }, { kind: "failed_attempt" }], random);
}

/** Trained lifters say 0.65 ± 0.78 too few in sets of up to 12 (Refalo 2024). */
export function typedRirError(random: Random): number {
  return -random.normal(0.65, 0.78);
}

function straightSets(exercise: string, goals: readonly SetGoal[], random: Random): SetPlan[] {
  // So light and rested that even the third set has reps to leave in reserve.
  const load = { ofMax: random.between(0.58, 0.75) };
  return goals.map((goal, i) => ({ exercise, load, goal, ...(i > 0 ? { restBeforeS: random.between(100, 200) } : {}) }));
}

/**
 * One recording of one set near or at its limit: every other one ends in a failed attempt, the others with 0 or 1 rep in reserve; one in eight of these
 * goes on with the help of a partner, who makes whole what would have failed.
 */
export function toFailurePlan(part: Part, exercise: string, index: number): WorkoutPlan {
  const seed = `${part}-failure-${exercise}-${index}`;
  const random = createRandom(`plan/${seed}`);
  const goal: SetGoal = index % 2 === 0 ? { kind: "failed_attempt" } : { kind: "reserve", rir: random.integer(0, 1) };
  const set: SetPlan = { exercise, load: { ofMax: random.between(0.68, 0.88) }, goal };
  const helped = goal.kind === "reserve" && goal.rir === 0 && createRandom(`plan/${seed}/helped`).chance(0.25);
  return { seed, sets: [helped ? { ...set, technique: { kind: "forced", reps: 1 } } : set] };
}

function warmUpSet(exercise: string, random: Random): SetPlan {
  const goal: SetGoal = { kind: "reps", count: random.integer(5, 8) };
  return { exercise, load: { ofMax: 0.5 }, goal, role: "warm_up", restBeforeS: random.between(50, 150) };
}

function workingSet(exercise: string, random: Random): SetPlan {
  const technique = techniqueOf(random);
  const tempo = tempoOf(random);
  return {
    exercise,
    load: { ofMax: random.between(0.6, 0.78) },
    goal: random.chance(0.3) ? { kind: "failed_attempt" } : { kind: "reserve", rir: random.integer(0, 3) },
    restBeforeS: random.between(75, 180),
    ...(technique ? { technique } : {}),
    ...(tempo ? { tempo } : {}),
  };
}

function techniqueOf(random: Random): Technique | null {
  if (!random.chance(0.15)) return null;
  return random.pick<Technique>([
    { kind: "drop", shares: [0.7] },
    { kind: "rest_pause", restsS: [15] },
    { kind: "cluster", groupReps: 2, groups: 3, restS: 25 },
  ]);
}

function tempoOf(random: Random): Tempo | null {
  if (!random.chance(0.25)) return null;
  return random.pick<Tempo>([{ eccentricS: 4 }, { pauseS: 1.5 }, { pauseS: 0, topS: 0 }, { topS: 2 }]);
}

/** Stopped with 0 to 6 reps in reserve, or failed, which is twice as likely as each of them. */
function anyEnd(random: Random): SetGoal {
  const rir = random.integer(0, 8);
  return rir > 6 ? { kind: "failed_attempt" } : { kind: "reserve", rir };
}

/** The items in a random order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
