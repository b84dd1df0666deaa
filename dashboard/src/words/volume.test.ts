import { expect, test } from "vitest";
import type { MuscleWeek, Week } from "../api.ts";
import {
  byFailure,
  effortWords,
  failureCount,
  failureFrequency,
  mostFailure,
  paintBody,
  ruleSentences,
  unjudgedWords,
  weekWindow,
} from "./volume.ts";

const exactly = (n: number) => ({ low: n, likely: n, high: n });
const muscle = (id: string, failure: number, hard = 4, sets = 6): MuscleWeek => ({
  muscle: id,
  failureSets: exactly(failure),
  hardSets: exactly(hard),
  sets: exactly(sets),
  judgedShare: 1,
});
const week = (name: string, muscles: MuscleWeek[] = []): Week => ({
  week: name,
  startDate: "2026-01-01",
  workouts: 1,
  failureSets: exactly(2),
  unassignedSets: 0,
  judgedSets: 6,
  unjudgedSets: 0,
  simulated: false,
  muscles,
});

test("muscles are read from the most failure sets down, ties by hard sets", () => {
  expect(byFailure([muscle("calves", 0), muscle("chest", 3), muscle("lats", 0, 5)]).map((m) => m.muscle)).toEqual([
    "chest",
    "lats",
    "calves",
  ]);
});

test("failure is said with its range, and how often it comes where there were several workouts", () => {
  expect(failureFrequency(week("2026-W01"))).toBe("2 sets to failure");
  expect(failureFrequency({ ...week("2026-W01"), workouts: 3, failureSets: { low: 3, likely: 5, high: 7 } })).toBe(
    "5 (3–7) sets to failure, 1.7 a workout",
  );
});

/** A week of which only the counts were logged. */
const logged: Week = { ...week("2026-W01"), judgedSets: 0, unjudgedSets: 38, failureSets: { low: 3, likely: 19, high: 35 } };
const unknown = (id: string, sets: number): MuscleWeek => ({
  ...muscle(id, 2, 2, sets),
  failureSets: { low: 0, likely: 2, high: 4 },
  judgedShare: 0,
});

test("where no set was judged there is no likely number of failures, only its bounds", () => {
  expect(failureFrequency(logged)).toBe("sets to failure not known (3–35)");
  expect(failureFrequency({ ...logged, failureSets: exactly(0) })).toBe("sets to failure not known");
  expect(failureCount({ ...logged, judgedSets: 1 })).toBe("19 (3–35)");
  expect(failureCount({ ...logged, unjudgedSets: 0, failureSets: exactly(0) })).toBe("0");
  expect(effortWords(unknown("chest", 4), { low: 0, likely: 2, high: 4 })).toBe("not known (0–4)");
  expect(effortWords(muscle("chest", 2), exactly(2))).toBe("2");
});

test("sets that could not be judged are said, of all or of some", () => {
  expect(unjudgedWords(week("2026-W01"))).toBeNull();
  expect(unjudgedWords(logged)).toMatch(/^How close to failure the 38 sets came was not measured/);
  expect(unjudgedWords({ judgedSets: 4, unjudgedSets: 2 })).toMatch(/^2 sets of 6 could not be judged.*widens the ranges/);
});

test("a muscle whose effort is not known comes after the others, and is painted as trained without a strength", () => {
  const muscles = [unknown("chest", 6), unknown("lats", 8), muscle("biceps", 1), muscle("triceps", 0)];
  expect(byFailure(muscles).map((m) => m.muscle)).toEqual(["biceps", "triceps", "lats", "chest"]);
  expect(mostFailure([week("2026-W01", muscles)])).toBe(1);
  const painted = paintBody(muscles, 1, null);
  expect(painted.find(({ part }) => part === "chest")?.strength).toBeNull();
  expect(painted.find(({ part }) => part === "biceps")?.strength).toBe(1);
  // What most likely was not trained at all is left bare.
  expect(paintBody([{ ...unknown("calves", 0), sets: { low: 0, likely: 0, high: 1 } }], 1, null)[0]?.strength).toBe(0);
  // Upper back and lats share a part: what is known of one of them is shown.
  expect(paintBody([unknown("lats", 8), muscle("upper_back", 1)], 2, null)).toMatchObject([{ part: "upper-back", strength: 0.5 }]);
});

test("the colour scale can always be divided by", () => {
  expect(mostFailure([])).toBe(1);
  expect(mostFailure([week("2026-W01", [muscle("chest", 0.4)])])).toBe(1);
  expect(mostFailure([week("2026-W01", [muscle("chest", 3)]), week("2026-W02", [muscle("lats", 4)])])).toBe(4);
});

test("a part that stands for several muscles shows the most worked one, each on its own side of the body", () => {
  const painted = paintBody([muscle("front_delts", 1), muscle("side_delts", 2), muscle("rear_delts", 4)], 4, "rear_delts");
  const deltoids = (side: string) => painted.find((p) => p.part === "deltoids" && p.side === side);
  expect(deltoids("front")).toMatchObject({ strength: 0.5, selected: false });
  expect(deltoids("back")).toMatchObject({ strength: 1, selected: true });
});

test("a window ends with the last week, moves back to an earlier one, and leads a short history with a few empty weeks", () => {
  const long = Array.from({ length: 40 }, (_, i) => week(`2026-W${String(i + 1).padStart(2, "0")}`));
  expect(weekWindow(long, "2026-W40", 16)).toHaveLength(16);
  expect(weekWindow(long, "2026-W40", 16).at(-1)).toBe("2026-W40");
  expect(weekWindow(long, "2026-W10", 16)).toContain("2026-W10");
  expect(weekWindow(long, "2026-W10", 16).at(-1)).toBe("2026-W18");
  expect(weekWindow([week("2026-W20")], "2026-W20", 16)).toHaveLength(8);
  expect(weekWindow([week("2026-W20")], "2026-W20", 16).at(-1)).toBe("2026-W20");
});

test("the rule's sentences say what its fields say", () => {
  const rule = {
    version: 1,
    direct: 1,
    indirect: 0.5,
    hardRir: 3,
    countWarmUps: false,
    extendedSet: "one",
    unknownProximity: "zero",
  } as const;
  const words = ruleSentences(rule).join(" ");
  expect(words).toContain("counts 1 for");
  expect(words).toContain("0.5 for those that only help");
  expect(words).toContain("at most 3 repetitions");
  expect(words).toContain("left out");
  expect(ruleSentences({ ...rule, countWarmUps: true, hardRir: 1 }).join(" ")).toMatch(/at most 1 repetition in.*Warm-up sets count/);
});
