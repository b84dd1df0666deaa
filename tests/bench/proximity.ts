import {
  countWeeks,
  type DatedSet,
  defaultCountingRule,
  estimateProximity,
  judgeTogether,
  type WeekCount,
  type WorkSet,
} from "@lastrep/analysis";
import { seconds } from "./timing.ts";

/** Seconds that the estimator needs for one set, over many rounds of the given ones. */
export function answerRate(sets: readonly WorkSet[]): number {
  const rounds = 20;
  const all = seconds(() => {
    for (let round = 0; round < rounds; round++) {
      for (const { reps, velocity, exercise, loadKg, parts } of sets) {
        estimateProximity({ reps, velocity, exerciseId: exercise.id, loadKg, parts });
      }
    }
  }, 3);
  return all / (rounds * sets.length);
}

const DAY_MS = 86_400_000;
const SETS_A_WORKOUT = 20;

/** Judges `count` sets, workout by workout over a year, and counts them into weeks. */
export function weeksOf(sets: readonly WorkSet[], count: number): WeekCount[] {
  const workouts = Math.ceil(count / SETS_A_WORKOUT);
  const dated = Array.from({ length: workouts }, (_, workout): DatedSet[] => {
    const startTime = new Date(Date.UTC(2026, 0, 5) + Math.floor((workout * 364) / workouts) * DAY_MS).toISOString();
    const own = Array.from({ length: SETS_A_WORKOUT }, (_, i) => sets[(workout * SETS_A_WORKOUT + i) % sets.length]);
    const known = own.filter((set): set is WorkSet => set !== undefined);
    return judgeTogether(known).map((set) => ({ startTime, workout: String(workout), set }));
  });
  return countWeeks(dated.flat(), defaultCountingRule, "Europe/Berlin");
}
