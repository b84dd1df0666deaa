import { expect, test } from "vitest";
import type { SetResource } from "../api.ts";
import { answerWords, blockQuestion, foldBlocks, recentExercises, repsOfEach, setNumbers, unnamedBlocks } from "./blocks.ts";

function set(number: number, block: number | undefined, exercise = "unknown", correction: SetResource["correction"] = {}): SetResource {
  const work = { exercise: { id: exercise }, ...(block === undefined ? {} : { block }) };
  return { id: `s${number}`, number, measured: work, effective: work, correction } as SetResource;
}

const shown = (sets: SetResource[], answered: string[] = []) =>
  unnamedBlocks(sets, new Set(answered)).map((block) => block.sets.map(({ number }) => number));

test("sets without a name are asked for by block, those of no block alone, and no others", () => {
  const sets = [
    set(1, 0),
    set(2, 0),
    set(3, 1, "deadlift"),
    set(4, 2),
    set(5, 2, "unknown", { notASet: true }),
    set(6, undefined),
    set(7, undefined),
  ];
  expect(shown(sets)).toEqual([[1, 2], [4], [6], [7]]);
});

test("what was answered here stays in its place", () => {
  const sets = [set(1, 0, "deadlift"), set(2, 0, "deadlift"), set(3, 1)];
  expect(shown(sets, ["s1", "s2"])).toEqual([[1, 2], [3]]);
  expect(shown(sets)).toEqual([[3]]);
});

test("so many open blocks are shown at once, with those answered among them, and the others folded up", () => {
  const blocks = [1, 2, 3, 4, 5].map((number) => ({ key: `b${number}`, sets: [set(number, number)] }));
  const keys = (answered: string[], atOnce: number) =>
    foldBlocks(blocks, ({ key }) => answered.includes(key), atOnce).map((part) => part.map(({ key }) => key).join(" "));
  expect(keys([], 2)).toEqual(["b1 b2", "b3 b4 b5"]);
  expect(keys(["b1"], 2)).toEqual(["b1 b2 b3", "b4 b5"]);
  expect(keys(["b5"], 5)).toEqual(["b1 b2 b3 b4 b5", ""]);
  expect(keys([], 9)).toEqual(["b1 b2 b3 b4 b5", ""]);
});

test("what was said last is offered first", () => {
  const answers = ["squat", null, "bench_press", "squat", "deadlift", "dip"].map((exercise) => ({ exercise }));
  expect(recentExercises(answers)).toEqual(["dip", "deadlift", "squat"]);
});

test("numbers, reps and answers in words", () => {
  const block = (...numbers: number[]) => ({ key: "b", sets: numbers.map((number) => set(number, 0)) });
  expect(setNumbers(block(3))).toBe("set 3");
  expect(setNumbers(block(2, 3, 4))).toBe("sets 2–4");
  expect(setNumbers(block(2, 3, 5, 8, 9))).toBe("sets 2–3, 5 and 8–9");
  expect(blockQuestion(block(1, 2, 3, 4))).toBe("4 sets of one unknown movement: which exercise?");
  expect(repsOfEach(["8", "10", "9 (7–9)"])).toBe("8, 10 and 9 (7–9) reps");
  expect(repsOfEach(["1"])).toBe("1 rep");
  expect(answerWords(block(1), "Bench press")).toBe("1 set is Bench press");
  expect(answerWords(block(1, 2), null)).toBe("2 stretches are no sets");
});
